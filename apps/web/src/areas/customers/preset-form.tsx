import type { Customer, PresetDebit } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findServices } from "../../data/find.ts";
import { problemOf } from "../../data/problem.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { refreshRecord } from "./refresh-record.ts";

interface PresetValues {
  serviceId: number | null;
  amount: string;
  enabled: boolean;
  fromDate: string;
}

/** A fixed amount that is debited for a service, whatever is owed. */
export function PresetForm(props: {
  customer: Customer;
  preset: PresetDebit | null;
  /** Services that have one already. */
  taken: number[];
  onDone: () => void;
}): JSX.Element {
  const { preset } = props;
  const form: Form<PresetValues> = createForm<PresetValues>(
    {
      serviceId: preset?.serviceId ?? null,
      amount: preset?.amount ?? "",
      enabled: preset?.enabled ?? true,
      fromDate: preset?.fromDate ?? "",
    },
    async ({ serviceId, ...values }) => {
      if (serviceId === null) form.fault("serviceId", "Choose the service.");
      else if (props.taken.includes(serviceId))
        form.fault("serviceId", "This service has a fixed amount already: open it in the list to change it.");
      if (values.amount === "") form.fault("amount", "Enter the amount.");
      if (serviceId === null || props.taken.includes(serviceId) || values.amount === "")
        throw new Error("Some fields need attention.");
      await api.call(endpoints.setPresetDebit, {
        params: { customerId: props.customer.id, serviceId },
        body: { amount: values.amount, enabled: values.enabled, fromDate: values.fromDate || null },
      });
      await refreshRecord(props.customer.id);
      toast("The fixed amount is saved.");
    },
  );
  const remove = async (serviceId: number) => {
    const yes = await confirm(
      "Take the fixed amount away?",
      <p>From the next direct debit on, what is owed is debited.</p>,
      "Take it away",
      { stay: "Keep it" },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.deletePresetDebit, { params: { customerId: props.customer.id, serviceId } });
      await refreshRecord(props.customer.id);
      toast("The fixed amount is taken away.");
      props.onDone();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <>
      <FormView
        form={form}
        label={preset === null ? "New fixed amount" : "Change the fixed amount"}
        verb="Save"
        focus={preset === null}
        onCancel={() => props.onDone()}
        onDone={() => props.onDone()}
        follows={
          <p class="muted">
            It is debited even when less is owed; what is too much becomes a credit. The direct debit limit still holds.
          </p>
        }
      >
        <Show when={preset === null}>
          <Combobox field={form.bind("serviceId")} label="Service" find={findServices} width="full" autofocus />
        </Show>
        <MoneyField field={form.bind("amount")} label="Amount" />
        <DateField field={form.bind("fromDate")} label="From" optional hint="Empty: from the next direct debit." />
        <CheckField field={form.bind("enabled")} label="On" hint="Off: kept, and what is owed is debited instead." />
      </FormView>
      <Show when={preset}>
        {(one) => (
          <div>
            <Button kind="quiet" onClick={() => void remove(one().serviceId)}>
              Take it away
            </Button>
          </div>
        )}
      </Show>
    </>
  );
}
