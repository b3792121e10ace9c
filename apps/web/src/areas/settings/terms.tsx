import type { TermsOfPayment } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { NumberField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { addDays, endOfMonth, formatDay } from "../../lib/days.ts";
import { SetupScreen } from "./setup-screen.tsx";

/** When invoices are due. */
export default function Terms(): JSX.Element {
  return (
    <SetupScreen<TermsOfPayment, { code: string; name: string; days: string; fromEndOfMonth: boolean }>
      id="terms"
      title="Terms of payment"
      noun={["terms of payment", "terms of payment"]}
      why="They decide the due date of every invoice."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
        { id: "days", label: "Days", kind: "number", width: 80, sort: "days", value: (row) => row.days },
        {
          id: "from",
          label: "Counted from",
          kind: "text",
          width: 200,
          value: (row) => (row.fromEndOfMonth ? "the end of the month" : "the posting date"),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listTermsOfPayment, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listTermsOfPayment, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        days: String(row?.days ?? 14),
        fromEndOfMonth: row?.fromEndOfMonth ?? false,
      })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <NumberField field={form.bind("days")} label="Days" unit="days" />
          <CheckField field={form.bind("fromEndOfMonth")} label="Counted from the end of the month" />
        </>
      )}
      follows={(form) => (
        <p class="muted">
          An invoice posted today is due on{" "}
          {formatDay(
            addDays(
              form.values.fromEndOfMonth ? endOfMonth(today()) : today(),
              Math.trunc(Number(form.values.days)) || 0,
            ),
          )}
          . Invoices already made keep their due dates.
        </p>
      )}
      save={async (values, row) => {
        const body = { ...values, days: Number(values.days) };
        if (row === null) await api.call(endpoints.createTermsOfPayment, { body });
        else await api.call(endpoints.updateTermsOfPayment, { params: { termsOfPaymentId: row.id }, body });
      }}
    />
  );
}
