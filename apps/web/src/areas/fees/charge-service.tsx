import type { Customer, EverydayAgreement, EverydayService } from "@banksia/contracts";
import { createEffect, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { useCodes } from "../../data/references.ts";
import { Notice } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { refreshFees } from "./fee-key.ts";

/** Puts an agreed service on the schedule; its amounts follow from the agreement. */
export function ChargeService(props: {
  customer: Customer;
  agreement: EverydayAgreement;
  service: EverydayService;
  onClose: () => void;
}): JSX.Element {
  const codes = useCodes();
  const unit = props.service.per === "occasion" ? "each" : props.service.per;
  const fitting = () =>
    codes().filter((code) => code.active && code.legalFee === "higher_everyday_living_fee" && code.unit === unit);
  const form = createForm(
    { billingCodeId: "", startDate: props.service.startDate, endDate: props.service.endDate ?? "", quantity: "1" },
    async (values) => {
      if (values.billingCodeId === "") {
        form.fault("billingCodeId", "Choose the code.");
        throw new Error("Choose the code.");
      }
      await api.call(endpoints.createScheduleLine, {
        body: {
          serviceEntryId: props.agreement.serviceEntryId,
          billingCodeId: Number(values.billingCodeId),
          description: props.service.service,
          quantity: values.quantity,
          startDate: values.startDate,
          endDate: values.endDate || null,
          everydayServiceId: props.service.id,
        },
      });
      await refreshFees(props.customer.id);
      toast(`${props.service.service} is on the schedule.`);
    },
  );
  createEffect(() => {
    const [code] = fitting();
    if (form.values.billingCodeId === "" && code) form.preset("billingCodeId", String(code.id));
  });
  return (
    <FormView
      form={form}
      label={`Charge ${props.service.service}`}
      verb="Put it on the schedule"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
    >
      <Show when={codes().length > 0 && fitting().length === 0}>
        <Notice tone="attention">
          No billing code charges a higher everyday living fee per {unit}. Make one first, under Billing codes.
        </Notice>
      </Show>
      <SelectField
        field={form.bind("billingCodeId")}
        label="Billing code"
        options={fitting().map((code) => ({ value: String(code.id), label: `${code.code} · ${code.description}` }))}
        width="full"
        hint="A code has one amount for a client: each service needs its own."
      />
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="First day" />
        <DateField field={form.bind("endDate")} label="Last day" optional />
        <Show when={unit === "each"}>
          <NumberField field={form.bind("quantity")} label="How often" />
        </Show>
      </div>
    </FormView>
  );
}
