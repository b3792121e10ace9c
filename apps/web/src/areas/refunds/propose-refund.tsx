import type { Journal, RefundWorksheet } from "@banksia/contracts";
import { createEffect, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useAccountNames, useJournalTypes } from "../../data/references.ts";
import { Notice } from "../../kit/failure.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { accommodationKey, refreshAccommodation } from "../accommodation/payment-key.ts";
import type { AccommodationDetail } from "../accommodation/types.ts";
import { refundFollows } from "./refund-follows.ts";
import { REFUND_KINDS } from "./refund-words.ts";
import "../admissions/admissions.css";

/** Stands for a journal that is yet to be made. */
const NEW = "new";

interface Values {
  kind: "full" | "partial" | "transfer" | "fees";
  refundDate: string;
  amount: string;
  accountNameId: string;
  description: string;
  journalId: string;
  journalTypeId: string;
  journalDescription: string;
  postingDate: string;
}

/** Proposes a refund in a draft journal of refunds, an open one or a new one. */
export function ProposeRefund(props: {
  payment: AccommodationDetail;
  worksheet: RefundWorksheet;
  onDone: () => void;
}): JSX.Element {
  const { payment, worksheet } = props;
  const types = useJournalTypes();
  const names = useAccountNames();
  const drafts = createRead<Journal[]>(() => ({
    queryKey: accommodationKey("refund-journals"),
    queryFn: async ({ signal }) => {
      const { items } = await api.call(endpoints.listJournals, { query: { show: "unposted", limit: 1000 }, signal });
      return items.filter((journal) => journal.kind === "refunds" && journal.status === "draft");
    },
  }));
  // Where the refund is refused after its journal was made, the next try goes into that journal.
  let made: number | null = null;
  const form = createForm<Values>(
    {
      kind: payment.departureDate === null ? "partial" : "full",
      refundDate: worksheet.refundDate,
      amount: "",
      accountNameId: "",
      description: "",
      journalId: NEW,
      journalTypeId: "",
      journalDescription: "Refunds",
      postingDate: worksheet.refundDate,
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
      if (values.journalId === NEW) {
        need("journalTypeId", "Choose the type.");
        need("postingDate", "Enter the day.");
      }
      if (missing) throw new Error("Some fields are still empty.");
      let journalId = values.journalId === NEW ? made : Number(values.journalId);
      if (journalId === null) {
        const journal = await api.call(endpoints.createJournal, {
          body: {
            journalTypeId: Number(values.journalTypeId),
            description: values.journalDescription,
            postingDate: values.postingDate,
            kind: "refunds",
          },
        });
        journalId = journal.id;
        made = journal.id;
      }
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
      await refreshAccommodation();
      const said = `${formatDollars(refund.amount)} is proposed as a refund.`;
      toast([said, ...warnings.map((warning) => warning.detail)].join(" "), {
        link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` },
      });
    },
  );
  createEffect(() => {
    const type = types().find((one) => /refund/i.test(`${one.code} ${one.name}`)) ?? types()[0];
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  let offered = false;
  createEffect(() => {
    const draft = drafts().data?.[0];
    if (offered || drafts().data === undefined) return;
    offered = true;
    if (draft && !form.dirty()) form.preset("journalId", String(draft.id));
  });
  const { bind } = form;
  const kind = () => form.values.kind;
  const journals = () => [
    ...(drafts().data ?? []).map((journal) => ({
      value: String(journal.id),
      label: `${journal.id} ${journal.description}, posting date ${formatDay(journal.postingDate)}`,
    })),
    { value: NEW, label: "A new journal of refunds" },
  ];
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
      <SelectField field={bind("journalId")} label="Into journal" width="full" options={journals()} />
      <Show when={form.values.journalId === NEW}>
        <div class="fields tight">
          <SelectField field={bind("journalTypeId")} label="Type" options={optionsOf(types())} />
          <DateField field={bind("postingDate")} label="Posting date" />
        </div>
        <TextField field={bind("journalDescription")} label="Description of the journal" width="full" />
      </Show>
    </FormView>
  );
}
