import type { LeaveAccount } from "@banksia/contracts";
import { For, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { LeaveFollows } from "./leave-follows.tsx";
import { refreshLeave } from "./leave-key.ts";
import { financialYearWords } from "./words.ts";

/** Social leave days taken in another home, or before these records, by financial year. */
export function LeaveBeforeForm(props: { account: LeaveAccount; onDone: () => void }): JSX.Element {
  const params = { clientId: props.account.clientId };
  const known = props.account.socialYears.map((year) => year.financialYear);
  const newest = Math.max(...known);
  // The year before matters only for what is billed late.
  const years = [...new Set([...known, newest - 1])].toSorted((a, b) => b - a);
  const form = createForm(
    {
      days: Object.fromEntries(
        years.map((year) => [
          String(year),
          String(props.account.socialYears.find((one) => one.financialYear === year)?.before ?? 0),
        ]),
      ),
    },
    async (values) => {
      await api.call(endpoints.setLeaveBefore, { params, body: bodyOf(values.days) });
      await refreshLeave(props.account.clientId);
      toast("The days are saved.");
    },
  );
  const bodyOf = (days: Record<string, string>) => ({
    years: years.map((year) => ({ financialYear: year, days: Math.trunc(Number(days[String(year)] || "0")) })),
  });
  const preview = createPreview(
    () => bodyOf(form.values.days),
    (body, signal) => api.call(endpoints.setLeaveBefore, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Days before"
      verb="Save the days"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="">
          {(change) => <LeaveFollows change={change} />}
        </Follows>
      }
    >
      <p class="muted">Social leave taken from another home, or before absences were recorded here.</p>
      <div class="fields tight">
        <For each={years}>
          {(year, at) => (
            <NumberField
              field={form.bindAt<string>(
                `years/${at()}/days`,
                () => form.values.days[String(year)] ?? "0",
                (value) => form.set("days", { ...form.values.days, [String(year)]: value }),
              )}
              label={financialYearWords(year)}
              unit="days"
            />
          )}
        </For>
      </div>
    </FormView>
  );
}
