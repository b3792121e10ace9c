import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField, NumberField } from "../../kit/form/money-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { refreshAccommodation } from "./payment-key.ts";
import type { AccommodationDetail } from "./types.ts";

/** What is known of an agreement beyond its lines: its day, retention elsewhere and before, and whether it is held for a return. */
export function AgreementForm(props: { payment: AccommodationDetail; onDone: () => void }): JSX.Element {
  const { payment } = props;
  const form = createForm(
    {
      agreementDate: payment.agreementDate ?? "",
      elsewhereFirstPaid: payment.elsewhereFirstPaid ?? "",
      elsewhereCountedDays: String(payment.elsewhereCountedDays),
      heldForReentryUntil: payment.heldForReentryUntil ?? "",
      retainedBefore: payment.retainedBefore,
      deductedBefore: payment.deductedBefore,
    },
    async (values) => {
      const days = values.elsewhereCountedDays || "0";
      if (!/^\d{1,4}$/.test(days)) {
        form.fault("elsewhereCountedDays", "Enter whole days, at most 1,826.");
        throw new Error("Enter whole days.");
      }
      await api.call(endpoints.updateAccommodationPayment, {
        params: { accommodationPaymentId: payment.id },
        body: {
          agreementDate: values.agreementDate || null,
          elsewhereFirstPaid: values.elsewhereFirstPaid || null,
          elsewhereCountedDays: Number(days),
          heldForReentryUntil: values.heldForReentryUntil || null,
          ...(payment.broughtOverOn !== null && {
            retainedBefore: values.retainedBefore || "0",
            deductedBefore: values.deductedBefore || "0",
          }),
        },
      });
      await refreshAccommodation();
      toast("The agreement is saved.");
    },
  );
  return (
    <FormView
      form={form}
      label="Agreement"
      verb="Save the agreement"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          What was charged before is worked out anew by the next accommodation run where it differs.
        </p>
      }
    >
      <DateField
        field={form.bind("agreementDate")}
        label="Agreed on"
        optional
        hint="The maximum interest rate of this day holds for new lines."
        autofocus
      />
      <Show when={payment.retention || payment.elsewhereFirstPaid !== null}>
        <div class="fields tight">
          <DateField
            field={form.bind("elsewhereFirstPaid")}
            label="Lump sum first paid elsewhere"
            optional
            hint="The five years of retention travel with the resident."
          />
          <NumberField
            field={form.bind("elsewhereCountedDays")}
            label="Days retained elsewhere"
            unit="of 1,826"
            optional
          />
        </div>
      </Show>
      <Show when={payment.broughtOverOn}>
        {(on) => (
          <div class="fields tight">
            <MoneyField
              field={form.bind("retainedBefore")}
              label={`Retained before ${formatDay(on())}`}
              optional
              hint="By an earlier system, out of what was paid. Receive the lump sum without it."
            />
            <MoneyField
              field={form.bind("deductedBefore")}
              label={`Drawn before ${formatDay(on())}`}
              optional
              hint="Daily payments and fees, in the same way."
            />
          </div>
        )}
      </Show>
      <DateField
        field={form.bind("heldForReentryUntil")}
        label="Held for a return until"
        optional
        hint="Agreed with somebody who left and may come back: the refund waits."
      />
    </FormView>
  );
}
