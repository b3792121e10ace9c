import type { CappedFee, Customer, OutsideContribution } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { refreshCaps } from "./cap-key.ts";
import { CAPPED_FEES } from "./words.ts";

interface Values {
  fee: "" | CappedFee;
  startDate: string;
  endDate: string;
  amount: string;
  source: string;
}

const FEES = Object.entries(CAPPED_FEES).flatMap(([value, label]) => {
  const fee = feeOf(value);
  return fee === null ? [] : [{ value: fee, label }];
});

function feeOf(text: string): CappedFee | null {
  return text in CAPPED_FEES ? (text as CappedFee) : null; // oxlint-disable-line typescript/no-unsafe-type-assertion -- a key of the record
}

/** Records, or corrects, what a client paid elsewhere since the opening. */
export function ContributionForm(props: {
  customer: Customer;
  contribution: OutsideContribution | null;
  onDone: () => void;
}): JSX.Element {
  const before = props.contribution;
  const form: Form<Values> = createForm<Values>(
    {
      fee: before?.fee ?? "",
      startDate: before?.startDate ?? "",
      endDate: before?.endDate ?? "",
      amount: before?.amount ?? "",
      source: before?.source ?? "",
    },
    async ({ fee, startDate, endDate, amount, source }) => {
      if (fee === "") form.fault("fee", "Choose the fee.");
      if (startDate === "") form.fault("startDate", "Enter the first day.");
      if (endDate === "") form.fault("endDate", "Enter the last day.");
      if (amount === "") form.fault("amount", "Enter the amount.");
      if (fee === "" || startDate === "" || endDate === "" || amount === "")
        throw new Error("Some fields are still empty.");
      const body = { fee, startDate, endDate, amount, source };
      if (before === null)
        await api.call(endpoints.createOutsideContribution, { body: { clientId: props.customer.id, ...body } });
      else
        await api.call(endpoints.updateOutsideContribution, {
          params: { outsideContributionId: before.id },
          body,
        });
      await refreshCaps(props.customer.id);
      toast(before === null ? "The contribution is recorded." : "The contribution is corrected.");
    },
  );
  return (
    <FormView
      form={form}
      label="Contribution elsewhere"
      verb={before === null ? "Record the contribution" : "Save"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          It counts towards the caps on its days. Capped fees billed for them or later wait for an adjustment.
        </p>
      }
    >
      <SelectField field={form.bind("fee")} label="Fee" options={FEES} width="full" />
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="First day" />
        <DateField field={form.bind("endDate")} label="Last day" />
        <MoneyField field={form.bind("amount")} label="Paid for these days" />
      </div>
      <TextField
        field={form.bind("source")}
        label="Known from"
        width="full"
        hint="A letter of Services Australia, another provider's statement."
      />
    </FormView>
  );
}
