import type { AccommodationDetail } from "@banksia/contracts";
import { createEffect, type JSX, on, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Notice } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatDollars, isZero } from "../../lib/money.ts";
import { accommodationKey } from "../accommodation/payment-key.ts";
import type { AccommodationPayment } from "../accommodation/types.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { typeOfKind } from "../billing/journal-kinds.ts";
import { refreshMoney } from "../billing/refresh-money.ts";
import { MoneyMadeTable } from "./money-made.tsx";

interface Values {
  toAccommodationPaymentId: string;
  transferDate: string;
  postingDate: string;
  journalTypeId: string;
  amount: string;
}

/** Moves a lump sum to the client's next stay: refund, invoice and receipt in one act, with no cash moving. */
export function TransferLumpSum(props: { payment: AccommodationDetail; onDone: () => void }): JSX.Element {
  const { payment } = props;
  const params = { accommodationPaymentId: payment.id };
  const types = useJournalTypes();
  const stays = createRead<AccommodationPayment[]>(() => ({
    queryKey: accommodationKey("stays", payment.clientId, "next"),
    queryFn: async ({ signal }) => {
      const query = { clientId: payment.clientId, sort: "-entryDate", limit: 200 } as const;
      const { items } = await api.call(endpoints.listAccommodationPayments, { query, signal });
      return items.filter((one) => one.id !== payment.id && one.departureDate === null);
    },
  }));
  const bodyOf = (values: Values) =>
    values.toAccommodationPaymentId === "" ||
    values.transferDate === "" ||
    values.postingDate === "" ||
    values.journalTypeId === ""
      ? null
      : {
          toAccommodationPaymentId: Number(values.toAccommodationPaymentId),
          transferDate: values.transferDate,
          postingDate: values.postingDate,
          journalTypeId: Number(values.journalTypeId),
          ...(values.amount === "" ? {} : { amount: values.amount }),
        };
  const form = createForm<Values>(
    {
      toAccommodationPaymentId: "",
      transferDate: payment.departureDate ?? today(),
      postingDate: today(),
      journalTypeId: "",
      amount: "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        if (values.toAccommodationPaymentId === "") form.fault("toAccommodationPaymentId", "Choose the next stay.");
        if (values.transferDate === "") form.fault("transferDate", "Enter the day.");
        if (values.postingDate === "") form.fault("postingDate", "Enter the day.");
        if (values.journalTypeId === "") form.fault("journalTypeId", "Choose the type.");
        throw new Error("Some fields are still empty.");
      }
      const done = await api.call(endpoints.transferLumpSum, { params, body });
      await refreshMoney();
      toast([`${formatDollars(done.amount)} is moved.`, ...done.warnings.map((one) => one.detail)].join(" "), {
        link: { href: `/accommodation/${body.toAccommodationPaymentId}`, text: "The lump sum of the next stay" },
      });
    },
  );
  createEffect(() => {
    const type = typeOfKind("refunds", types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  createEffect(
    on(
      () => stays().data,
      (all) => {
        const first = all?.[0];
        if (first && form.values.toAccommodationPaymentId === "")
          form.preset("toAccommodationPaymentId", String(first.id));
      },
    ),
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.transferLumpSum, { params, body: { ...body, preview: true }, signal }),
  );
  const { bind } = form;
  const to = () => stays().data?.find((one) => String(one.id) === form.values.toAccommodationPaymentId);
  return (
    <Show
      when={stays().data === undefined || (stays().data?.length ?? 0) > 0}
      fallback={
        <Notice tone="draft" title="There is no other stay to move it to">
          Admit the client at the next facility first, and agree there on a lump sum.{" "}
          <Link href={`/customers/${payment.clientId}/entries`}>Stays of {payment.clientName}</Link>
        </Notice>
      }
    >
      <FormView
        form={form}
        label="Move the lump sum to another stay"
        verb="Move the lump sum and post it"
        focus
        onCancel={() => props.onDone()}
        onDone={() => props.onDone()}
        follows={
          <Follows preview={preview} waiting="Choose the next stay.">
            {(answer) => (
              <div class="stack tight">
                <WarningList warnings={answer.warnings} />
                <p>
                  {formatDollars(answer.amount)} leaves the lump sum at {payment.serviceName} and is held at{" "}
                  {to()?.serviceName ?? "the next stay"}; no cash moves.{" "}
                  {isZero(answer.remainder) ? "Nothing is left over." : ""}{" "}
                  {isZero(answer.to.unpaidLumpSum)
                    ? ""
                    : `${formatDollars(answer.to.unpaidLumpSum)} of the new lump sum is still to be paid.`}
                </p>
                <MoneyMadeTable made={answer.made} label="What is made and posted" />
              </div>
            )}
          </Follows>
        }
      >
        <SelectField
          field={bind("toAccommodationPaymentId")}
          label="To the stay"
          width="full"
          options={(stays().data ?? []).map((one) => ({
            value: String(one.id),
            label: `${one.serviceName}, ${formatPeriod(one.entryDate, one.departureDate)}${one.agreedLumpSum ? ` · ${formatDollars(one.agreedLumpSum)} agreed` : " · nothing agreed"}`,
          }))}
        />
        <div class="fields tight">
          <DateField field={bind("transferDate")} label="Moved on" hint="The day of both movements." />
          <MoneyField field={bind("amount")} label="Amount" optional hint="Empty: as much as fits." />
        </div>
        <div class="fields tight">
          <DateField field={bind("postingDate")} label="Posting date" />
          <SelectField field={bind("journalTypeId")} label="Journal type" options={optionsOf(types())} />
        </div>
      </FormView>
    </Show>
  );
}
