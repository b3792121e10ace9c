import type { RefundWorksheet } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useAccountNames } from "../../data/references.ts";
import { Notice } from "../../kit/failure.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars } from "../../lib/money.ts";
import type { AccommodationDetail } from "../accommodation/types.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { refundFollows } from "./refund-follows.ts";
import { REFUND_KINDS } from "./refund-words.ts";
import "../admissions/admissions.css";

interface Values {
  kind: "full" | "partial" | "transfer" | "fees";
  refundDate: string;
  amount: string;
  accountNameId: string;
  description: string;
}

/** Proposes a refund in a draft journal of refunds, an open one or a new one. */
export function ProposeRefund(props: {
  payment: AccommodationDetail;
  worksheet: RefundWorksheet;
  onDone: () => void;
}): JSX.Element {
  const { payment, worksheet } = props;
  const names = useAccountNames();
  const form = createForm<Values>(
    {
      kind: payment.departureDate === null ? "partial" : "full",
      refundDate: worksheet.refundDate,
      amount: "",
      accountNameId: "",
      description: "",
    },
    async (values) => {
      const fees = values.kind === "fees";
      let missing = false;
      const need = (pointer: keyof Values, message: string) => {
        if (values[pointer] !== "") return;
        form.fault(pointer, message);
        missing = true;
      };
      need("refundDate", "Enter the day.");
      if (values.kind === "partial") need("amount", "Enter how much is refunded.");
      if (fees) need("accountNameId", "Choose the account that has the credit.");
      if (!choice.complete()) missing = true;
      if (missing) throw new Error("Some fields are still empty.");
      const journalId = await choice.journal();
      const { refund, warnings } = await api.call(endpoints.addRefund, {
        params: { journalId },
        body: {
          kind: values.kind,
          accommodationPaymentId: fees ? null : payment.id,
          accountNameId: fees ? Number(values.accountNameId) : null,
          customerId: fees ? payment.clientId : null,
          ...(fees ? { serviceId: payment.serviceId } : {}),
          refundDate: values.refundDate,
          ...(values.amount === "" || values.kind === "full" ? {} : { amount: values.amount }),
          description: values.description || null,
        },
      });
      await refreshMoney();
      const said = `${formatDollars(refund.amount)} is proposed as a refund.`;
      toast([said, ...warnings.map((warning) => warning.detail)].join(" "), {
        link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` },
      });
    },
  );
  const choice = createJournalChoice("refunds", () => form, {
    description: "Refunds",
    postingDate: worksheet.refundDate,
  });
  const { bind } = form;
  const kind = () => form.values.kind;
  const kinds = () =>
    (["full", "partial", "transfer", "fees"] as const)
      .filter((value) => payment.departureDate !== null || value === "partial" || value === "fees")
      .map((value) => ({ value, label: REFUND_KINDS[value] }));
  return (
    <FormView
      form={form}
      label="Refund"
      verb="Propose the refund"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <Show when={worksheet.blocks.some((block) => block.code !== "STILL_HERE") && kind() !== "fees"}>
            <Notice tone="attention">The worksheet names what has to be done first.</Notice>
          </Show>
          <p>{refundFollows({ ...form.values, balance: worksheet.figures.balance })}</p>
        </section>
      }
    >
      <RadioField field={bind("kind")} label="What is refunded" options={kinds()} />
      <Show when={kind() === "fees"}>
        <SelectField
          field={bind("accountNameId")}
          label="Account that has the credit"
          options={optionsOf(names().filter((name) => name.type === "customer"))}
          hint="Interest payable stands as a credit there once its run is posted."
        />
      </Show>
      <div class="fields tight">
        <DateField field={bind("refundDate")} label="Refunded on" />
        <Show when={kind() !== "full"}>
          <MoneyField
            field={bind("amount")}
            label="Amount"
            optional={kind() !== "partial"}
            hint={kind() === "partial" ? undefined : "Empty: all of it."}
          />
        </Show>
      </div>
      <TextField field={bind("description")} label="Description" width="full" maxlength={500} optional />
      {choice.fields()}
    </FormView>
  );
}
