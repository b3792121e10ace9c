import type { LedgerAccount } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { Facts } from "../../kit/facts.tsx";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { plainName } from "../../lib/words.ts";
import { SetupScreen } from "./setup-screen.tsx";

const TYPES = ["asset", "liability", "equity", "income", "expense"] as const;
const CONTROLS = ["receivable", "payable", "lump_sum_liability", "tax"] as const;

interface Values {
  code: string;
  name: string;
  type: LedgerAccount["type"];
  control: "" | NonNullable<LedgerAccount["control"]>;
}

/** The accounts that posting writes to. */
export default function LedgerAccounts(): JSX.Element {
  return (
    <SetupScreen<LedgerAccount, Values>
      id="ledger-accounts"
      title="Ledger accounts"
      noun={["ledger account", "ledger accounts"]}
      why="Billing codes, account names and tax codes point to them."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Account", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
        { id: "type", label: "Type", kind: "text", width: 120, value: (row) => plainName(row.type) },
        {
          id: "control",
          label: "Control",
          kind: "text",
          width: 176,
          value: (row) => (row.control ? plainName(row.control) : ""),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listLedgerAccounts, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listLedgerAccounts, { query })}
      name={(row) => `${row.code} ${row.name}`}
      facts={(row) => (
        <Facts
          facts={[
            ["Type", plainName(row.type)],
            ["Control", row.control ? plainName(row.control) : "None"],
          ]}
        />
      )}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        type: row?.type ?? "income",
        control: row?.control ?? "",
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Account" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row === null}>
            <SelectField
              field={form.bind("type")}
              label="Type"
              options={TYPES.map((value) => ({ value, label: plainName(value) }))}
            />
            <SelectField
              field={form.bind("control")}
              label="Control"
              optional
              options={orNone(
                "None",
                CONTROLS.map((value) => ({ value, label: plainName(value) })),
              )}
              hint="What the account stands for in the checks of the books. It cannot be changed later."
            />
          </Show>
        </>
      )}
      save={async ({ code, name, type, control }, row) => {
        if (row === null)
          await api.call(endpoints.createLedgerAccount, {
            body: { code, name, type, control: control === "" ? null : control },
          });
        else
          await api.call(endpoints.updateLedgerAccount, { params: { ledgerAccountId: row.id }, body: { code, name } });
      }}
    />
  );
}
