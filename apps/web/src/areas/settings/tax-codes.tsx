import type { TaxCode } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useLedgerAccounts } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatNumber } from "../../lib/money.ts";
import { needed, SetupScreen } from "./setup-screen.tsx";

/** Taxes and their percentages. */
export default function TaxCodes(): JSX.Element {
  const accounts = useLedgerAccounts();
  return (
    <SetupScreen<TaxCode, { code: string; name: string; percent: string; inclusive: boolean; ledgerAccountId: string }>
      id="tax-codes"
      title="Tax codes"
      noun={["tax code", "tax codes"]}
      why="Every billing code names one; most care is GST free."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        { id: "percent", label: "Percent", kind: "number", width: 96, value: (row) => row.percent },
        {
          id: "inclusive",
          label: "Rates",
          kind: "text",
          width: 136,
          value: (row) => (row.inclusive ? "hold the tax" : "tax is added"),
        },
        { id: "account", label: "Ledger account", kind: "text", width: 136, value: (row) => row.ledgerAccountCode },
      ]}
      load={(query, signal) => api.call(endpoints.listTaxCodes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listTaxCodes, { query })}
      name={(row) => `${row.code} ${row.name}`}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        percent: row ? formatNumber(row.percent) : "",
        inclusive: row?.inclusive ?? false,
        ledgerAccountId: row ? String(row.ledgerAccountId) : "",
      })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <NumberField field={form.bind("percent")} label="Percentage" unit="%" />
          <CheckField field={form.bind("inclusive")} label="The rates of its codes hold the tax already" />
          <SelectField
            field={form.bind("ledgerAccountId")}
            label="Ledger account"
            width="full"
            options={optionsOf(accounts().filter((one) => one.control === "tax" || one.type === "liability"))}
          />
        </>
      )}
      follows={(_, row) => (row ? <p class="muted">Lines already made keep their tax.</p> : null)}
      save={async (values, row, form) => {
        needed(
          form,
          ["percent", values.percent, "Enter the percentage; 0 for none."],
          ["ledgerAccountId", values.ledgerAccountId, "Choose the ledger account."],
        );
        const body = { ...values, ledgerAccountId: Number(values.ledgerAccountId) };
        if (row === null) await api.call(endpoints.createTaxCode, { body });
        else await api.call(endpoints.updateTaxCode, { params: { taxCodeId: row.id }, body });
      }}
    />
  );
}
