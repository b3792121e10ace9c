import type { AccountName } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useLedgerAccounts } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { needed, SetupScreen } from "./setup-screen.tsx";

const TYPES: Record<AccountName["type"], string> = {
  customer: "Customer",
  accommodation: "Accommodation",
  lump_sum: "Lump sum",
  vendor: "Owed to customers",
};

/** What the second account of each type is; type customer has none. */
const COUNTERS: Record<AccountName["type"], string | null> = {
  customer: null,
  accommodation: "Lump-sum liability account",
  lump_sum: "Lump-sum liability account",
  vendor: "Clearing account",
};

interface Values {
  code: string;
  name: string;
  type: AccountName["type"];
  receivableAccountId: string;
  counterAccountId: string;
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
        {
          id: "counter",
          label: "Counter account",
          kind: "text",
          width: 144,
          value: (row) => row.counterAccountCode,
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
        counterAccountId: row?.counterAccountId ? String(row.counterAccountId) : "",
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row === null}>
            <SelectField
              field={form.bind("type")}
              label="Type"
              options={(["customer", "accommodation", "lump_sum", "vendor"] as const).map((value) => ({
                value,
                label: TYPES[value],
              }))}
              hint="Accommodation draws from a lump sum; lump sum holds what is invoiced of lump sums; owed to customers holds refunds until they are paid."
            />
          </Show>
          <SelectField
            field={form.bind("receivableAccountId")}
            label={form.values.type === "vendor" ? "Payable account" : "Receivable account"}
            width="full"
            options={optionsOf(accounts().filter((one) => one.type === "asset" || one.type === "liability"))}
          />
          <Show when={COUNTERS[form.values.type]}>
            {(label) => (
              <SelectField
                field={form.bind("counterAccountId")}
                label={label()}
                width="full"
                options={optionsOf(accounts().filter((one) => one.type === "asset" || one.type === "liability"))}
              />
            )}
          </Show>
        </>
      )}
      save={async ({ code, name, type, receivableAccountId, counterAccountId }, row, form) => {
        needed(form, ["receivableAccountId", receivableAccountId, "Choose the receivable account."]);
        const counter = COUNTERS[type] === null || counterAccountId === "" ? null : Number(counterAccountId);
        const body = { code, name, receivableAccountId: Number(receivableAccountId), counterAccountId: counter };
        if (row === null) await api.call(endpoints.createAccountName, { body: { ...body, type } });
        else await api.call(endpoints.updateAccountName, { params: { accountNameId: row.id }, body });
      }}
    />
  );
}
