import type { AccountName } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useLedgerAccounts } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { needed, SetupScreen } from "./setup-screen.tsx";

const TYPES: Record<AccountName["type"], string> = { customer: "Customer", accommodation: "Accommodation" };

interface Values {
  code: string;
  name: string;
  type: AccountName["type"];
  receivableAccountId: string;
}

/** Posting profiles: where what customers owe is kept. */
export default function AccountNames(): JSX.Element {
  const accounts = useLedgerAccounts();
  return (
    <SetupScreen<AccountName, Values>
      id="account-names"
      title="Account names"
      noun={["account name", "account names"]}
      why="An account name is the posting profile of a fee: it says in which receivable account the debt stands."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
        { id: "type", label: "Type", kind: "text", width: 136, value: (row) => TYPES[row.type] },
        {
          id: "account",
          label: "Receivable account",
          kind: "text",
          width: 160,
          value: (row) => row.receivableAccountCode,
        },
      ]}
      load={(query, signal) => api.call(endpoints.listAccountNames, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listAccountNames, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        type: row?.type ?? "customer",
        receivableAccountId: row ? String(row.receivableAccountId) : "",
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row === null}>
            <SelectField
              field={form.bind("type")}
              label="Type"
              options={[
                { value: "customer", label: TYPES.customer },
                { value: "accommodation", label: TYPES.accommodation },
              ]}
              hint="Accommodation draws from a lump sum."
            />
          </Show>
          <SelectField
            field={form.bind("receivableAccountId")}
            label="Receivable account"
            width="full"
            options={optionsOf(accounts().filter((one) => one.type === "asset" || one.type === "liability"))}
          />
        </>
      )}
      save={async ({ code, name, type, receivableAccountId }, row, form) => {
        needed(form, ["receivableAccountId", receivableAccountId, "Choose the receivable account."]);
        const body = { code, name, receivableAccountId: Number(receivableAccountId) };
        if (row === null) await api.call(endpoints.createAccountName, { body: { ...body, type } });
        else await api.call(endpoints.updateAccountName, { params: { accountNameId: row.id }, body });
      }}
    />
  );
}
