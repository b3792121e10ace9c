import type { AccommodationDetail } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Notice } from "../../kit/failure.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars } from "../../lib/money.ts";
import { accommodationKey } from "../accommodation/payment-key.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { findDeposits } from "./find-deposits.ts";
import { lumpSumFollows } from "./lump-sum-follows.ts";
import "../admissions/admissions.css";

/** Invoices a lump sum, what is left of it, or a top-up, in a draft journal; a negative amount takes part of it back. */
export function LumpSumInvoiceForm(props: {
  /** The lump sum where it is settled before; else the form asks. */
  payment?: AccommodationDetail | undefined;
  /** The draft that it goes into; without one the form asks. */
  journalId?: number | undefined;
  invoiceDate: string;
  onDone: () => void;
}): JSX.Element {
  const form = createForm(
    {
      accommodationPaymentId: props.payment?.id ?? (null as number | null),
      invoiceDate: props.invoiceDate,
      amount: "",
      description: "",
    },
    async (values) => {
      const { accommodationPaymentId } = values;
      if (accommodationPaymentId === null) form.fault("accommodationPaymentId", "Choose the lump sum.");
      if (values.invoiceDate === "") form.fault("invoiceDate", "Enter the day.");
      const complete = props.journalId !== undefined || choice.complete();
      if (accommodationPaymentId === null || values.invoiceDate === "" || !complete)
        throw new Error("Some fields are still empty.");
      const journalId = props.journalId ?? (await choice.journal());
      const made = await api.call(endpoints.addLumpSumInvoice, {
        params: { journalId },
        body: {
          accommodationPaymentId,
          invoiceDate: values.invoiceDate,
          ...(values.amount === "" ? {} : { amount: values.amount }),
          description: values.description.trim() || null,
        },
      });
      await refreshMoney();
      toast(
        [
          `${formatDollars(made.amount)} of ${formatDollars(made.agreed)} agreed is in the draft journal.`,
          ...made.warnings.map((warning) => warning.detail),
        ].join(" "),
        props.journalId === undefined
          ? { link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` } }
          : {},
      );
    },
  );
  const choice = createJournalChoice("lines", () => form, {
    description: "Lump sums",
    postingDate: props.invoiceDate,
  });
  const { bind } = form;
  const read = createRead<AccommodationDetail>(() => ({
    queryKey: accommodationKey("payment", form.values.accommodationPaymentId),
    enabled: form.values.accommodationPaymentId !== null,
    queryFn: ({ signal }) =>
      api.call(endpoints.getAccommodationPayment, {
        params: { accommodationPaymentId: form.values.accommodationPaymentId ?? 0 },
        signal,
      }),
  }));
  const payment = () => (form.values.accommodationPaymentId === null ? undefined : read().data);
  const follows = () => {
    const found = payment();
    if (!found) return null;
    return lumpSumFollows({
      agreed: agreedOn(found, form.values.invoiceDate),
      invoiced: found.figures.invoiced,
      amount: form.values.amount,
    });
  };
  return (
    <FormView
      form={form}
      label="Lump-sum invoice"
      verb="Add the invoice"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <Show when={follows()} fallback={<p class="muted">Choose the lump sum.</p>}>
            {(found) => (
              <Show when={found().tone === "attention"} fallback={<p>{found().text}</p>}>
                <Notice tone="attention">{found().text}</Notice>
              </Show>
            )}
          </Show>
        </section>
      }
    >
      <Show when={props.payment === undefined} fallback={<p>To {props.payment?.clientName}.</p>}>
        <Combobox
          field={bind("accommodationPaymentId")}
          label="Lump sum"
          find={findDeposits}
          width="full"
          placeholder="Client, account or place"
          autofocus
        />
      </Show>
      <div class="fields tight">
        <DateField field={bind("invoiceDate")} label="Invoiced on" />
        <MoneyField
          field={bind("amount")}
          label="Amount"
          optional
          hint="Empty: what is agreed and not invoiced. Below zero takes back."
        />
      </div>
      <TextField field={bind("description")} label="Description" width="full" maxlength={500} optional />
      <Show when={props.journalId === undefined}>{choice.fields()}</Show>
    </FormView>
  );
}

/** The lump sum that is agreed on a day; null before any agreement. */
function agreedOn(payment: AccommodationDetail, day: string): string | null {
  const line = payment.lines
    .filter((one) => !one.inError && one.startDate <= day)
    .toSorted((a, b) => b.startDate.localeCompare(a.startDate))[0];
  return line?.agreedLumpSum ?? null;
}
