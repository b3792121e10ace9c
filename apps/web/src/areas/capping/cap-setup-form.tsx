import type { ClientCapView, Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField, NumberField } from "../../kit/form/money-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { refreshCaps } from "./cap-key.ts";

/** Sets a client's caps up: where cap years begin, what was paid elsewhere before, what happens past the caps. */
export function CapSetupForm(props: { customer: Customer; view: ClientCapView; onDone: () => void }): JSX.Element {
  const cap = props.view.clientCap;
  const suggested = props.view.suggestedFirstEntryDate;
  const byArrangement = props.view.arrangements.length > 0;
  const form = createForm(
    {
      firstEntryDate: cap?.firstEntryDate ?? suggested ?? "",
      annual: cap?.annual ?? true,
      lifetime: cap?.lifetime ?? true,
      openingDate: cap?.openingDate ?? "",
      annualOpening: cap?.annualOpening ?? "0.00",
      lifetimeOpening: cap?.lifetimeOpening ?? "0.00",
      careDaysBefore: String(cap?.careDaysBefore ?? 0),
      allowBeyond: cap?.allowBeyond ?? false,
    },
    async (values) => {
      if (values.firstEntryDate === "") {
        form.fault("firstEntryDate", "Enter the day of first entry.");
        throw new Error("Enter the day of first entry.");
      }
      await api.call(endpoints.setClientCap, {
        params: { clientId: props.customer.id },
        body: {
          ...values,
          openingDate: values.openingDate || null,
          annualOpening: values.annualOpening || "0.00",
          lifetimeOpening: values.lifetimeOpening || "0.00",
          careDaysBefore: Number(values.careDaysBefore || "0"),
        },
      });
      await refreshCaps(props.customer.id);
      toast("The caps are saved.");
    },
  );
  const moves = () => cap !== null && form.values.firstEntryDate !== cap.firstEntryDate && props.view.lines.length > 0;
  return (
    <FormView
      form={form}
      label="Caps"
      verb="Save the caps"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          <Show when={moves()}>
            The days of the lines move to the new first entry date; their amounts stay as of{" "}
            {formatDay(props.view.lastCalculatedDate ?? "")} until they are calculated.{" "}
          </Show>
          Capped fees that are billed already wait for an adjustment, which charges or refunds the difference.
        </p>
      }
    >
      <DateField
        field={form.bind("firstEntryDate")}
        label="First entry date"
        width="medium"
        hint={`First Commonwealth-funded care with any provider, home care included; its anniversaries begin the cap years. ${props.view.suggestionReason}`}
        autofocus
      />
      <Show
        when={!byArrangement}
        fallback={
          <p class="muted">
            Which caps there are follows from the fee arrangement of the day; here they cannot be chosen.
          </p>
        }
      >
        <CheckField field={form.bind("annual")} label="The annual cap applies" />
        <CheckField field={form.bind("lifetime")} label="The lifetime cap applies" />
      </Show>
      <div class="fields tight">
        <DateField
          field={form.bind("openingDate")}
          label="Paid elsewhere before"
          optional
          hint="The first day that counts here."
        />
        <MoneyField field={form.bind("annualOpening")} label="Of that, in the cap year" />
        <MoneyField field={form.bind("lifetimeOpening")} label="In all" />
        <NumberField
          field={form.bind("careDaysBefore")}
          label="Days before"
          unit="of 1,460"
          hint="Days of the non-clinical care contribution counted elsewhere."
        />
      </div>
      <CheckField
        field={form.bind("allowBeyond")}
        label="Go on billing past the caps"
        hint="Without it, the day on which a cap is reached is billed in part and then nothing. The 1,460 days end the contribution either way."
      />
    </FormView>
  );
}
