import type { AccommodationDetail, OpenTransaction, Refund } from "@banksia/contracts";
import { createEffect, createMemo, type JSX, Match, on, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCustomers } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useAccountNames } from "../../data/references.ts";
import { Link } from "../../frame/facility.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars, sumMoney, toCents } from "../../lib/money.ts";
import { accommodationKey } from "../accommodation/payment-key.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { findDeposits } from "../receipts/find-deposits.ts";
import { refundFollows } from "./refund-follows.ts";
import { REFUND_KINDS } from "./refund-words.ts";
import "../admissions/admissions.css";

type Kind = "full" | "partial" | "transfer" | "fees";

interface Values {
  kind: Kind;
  accommodationPaymentId: number | null;
  customerId: number | null;
  accountNameId: string;
  refundDate: string;
  amount: string;
  description: string;
}

/** The kind as forms know it; a reversal is never entered by hand. */
const kindOf = (refund: Refund | undefined): Kind =>
  refund === undefined || refund.kind === "reversal" ? "full" : refund.kind;

/** Proposes a refund of any lump sum, or of credits, in a draft journal; or changes one that is proposed. */
export function RefundForm(props: {
  refund?: Refund | undefined;
  /** The draft that it goes into; without one the form asks. */
  journalId?: number | undefined;
  refundDate: string;
  onDone: () => void;
}): JSX.Element {
  const { refund } = props;
  const names = useAccountNames();
  const form = createForm<Values>(
    {
      kind: kindOf(refund),
      accommodationPaymentId: refund?.accommodationPaymentId ?? null,
      customerId: refund?.customerId ?? null,
      accountNameId: refund?.accountNameId ? String(refund.accountNameId) : "",
      refundDate: refund?.refundDate ?? props.refundDate,
      amount: refund && refund.kind !== "full" ? refund.amount : "",
      description: refund?.description ?? "",
    },
    async (values) => {
      const fees = values.kind === "fees";
      let missing = false;
      const need = (pointer: keyof Values, empty: boolean, message: string) => {
        if (!empty) return;
        form.fault(pointer, message);
        missing = true;
      };
      if (fees) {
        need("customerId", values.customerId === null, "Choose who has the credit.");
        need("accountNameId", values.accountNameId === "", "Choose the account that has the credit.");
      } else need("accommodationPaymentId", values.accommodationPaymentId === null, "Choose the lump sum.");
      need("refundDate", values.refundDate === "", "Enter the day.");
      if (values.kind === "partial") need("amount", values.amount === "", "Enter how much is refunded.");
      if (props.journalId === undefined && !refund && !choice.complete()) missing = true;
      if (missing) throw new Error("Some fields are still empty.");
      const given = {
        kind: values.kind,
        refundDate: values.refundDate,
        ...(values.amount === "" || values.kind === "full" ? {} : { amount: values.amount }),
        description: values.description.trim() || null,
      };
      const journalId = refund?.journalId ?? props.journalId ?? (await choice.journal());
      const saved = refund
        ? await api.call(endpoints.updateRefund, { params: { refundId: refund.id }, body: given })
        : await api.call(endpoints.addRefund, {
            params: { journalId },
            body: {
              ...given,
              accommodationPaymentId: fees ? null : values.accommodationPaymentId,
              accountNameId: fees ? Number(values.accountNameId) : null,
              customerId: fees ? values.customerId : null,
            },
          });
      await refreshMoney();
      const said = `${formatDollars(saved.refund.amount)} to ${saved.refund.customerName} is ${refund ? "saved" : "proposed"}.`;
      toast(
        [said, ...saved.warnings.map((warning) => warning.detail)].join(" "),
        props.journalId === undefined
          ? { link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` } }
          : {},
      );
    },
  );
  const choice = createJournalChoice("refunds", () => form, { description: "Refunds", postingDate: props.refundDate });
  const { bind } = form;
  const kind = () => form.values.kind;
  const deposit = createRead<AccommodationDetail>(() => ({
    queryKey: accommodationKey("payment", form.values.accommodationPaymentId),
    enabled: form.values.accommodationPaymentId !== null,
    queryFn: ({ signal }) =>
      api.call(endpoints.getAccommodationPayment, {
        params: { accommodationPaymentId: form.values.accommodationPaymentId ?? 0 },
        signal,
      }),
  }));
  const credits = createRead<OpenTransaction[]>(() => ({
    queryKey: ["open-transactions", form.values.customerId, "credit"],
    enabled: kind() === "fees" && form.values.customerId !== null,
    queryFn: async ({ signal }) => {
      const params = { customerId: form.values.customerId ?? 0 };
      return (
        await api.call(endpoints.listOpenTransactions, { params, query: { side: "credit", limit: 1000 }, signal })
      ).items;
    },
  }));
  /** Accounts of fees with the credits that stand on them. */
  const accounts = createMemo(() =>
    names()
      .filter((name) => name.type === "customer")
      .map((name) => {
        const open = sumMoney(
          (credits().data ?? []).filter((one) => one.accountNameId === name.id).map((one) => one.openAmount),
        );
        return { name, credit: open.startsWith("-") ? open.slice(1) : "0.00" };
      }),
  );
  const credit = () => accounts().find((one) => String(one.name.id) === form.values.accountNameId)?.credit ?? "0.00";
  // A single account with a credit is the one that is meant.
  createEffect(
    on(accounts, (all) => {
      const having = all.filter((one) => toCents(one.credit) > 0n);
      const [only] = having;
      if (having.length === 1 && only && form.values.accountNameId === "")
        form.preset("accountNameId", String(only.name.id));
    }),
  );
  createEffect(
    on(
      () => deposit().data,
      (payment) => {
        if (payment && !refund && payment.departureDate === null && kind() === "full") form.set("kind", "partial");
      },
    ),
  );
  const balance = () => deposit().data?.figures.balance ?? "0.00";
  const kinds = () =>
    (["full", "partial", "transfer", "fees"] as const)
      .filter((value) => refund === undefined || (value === "fees") === (refund.kind === "fees"))
      .map((value) => ({ value, label: REFUND_KINDS[value] }));
  return (
    <FormView
      form={form}
      label={refund ? "Change the refund" : "Refund"}
      verb={refund ? "Save the refund" : "Propose the refund"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <p>
            <Switch
              fallback={refundFollows({
                kind: kind(),
                amount: form.values.amount,
                balance: kind() === "fees" ? credit() : balance(),
              })}
            >
              <Match when={kind() !== "fees" && form.values.accommodationPaymentId === null}>
                Choose the lump sum.
              </Match>
              <Match when={kind() === "fees" && form.values.customerId === null}>Choose who has the credit.</Match>
            </Switch>
          </p>
        </section>
      }
    >
      <RadioField field={bind("kind")} label="What is refunded" options={kinds()} />
      <Show
        when={refund === undefined}
        fallback={
          <p>
            To {refund?.customerName}, {refund?.serviceName}.
          </p>
        }
      >
        <Show
          when={kind() === "fees"}
          fallback={
            <Combobox
              field={bind("accommodationPaymentId")}
              label="Lump sum"
              find={findDeposits}
              width="full"
              placeholder="Client, account or place"
            />
          }
        >
          <Combobox field={bind("customerId")} label="Who has the credit" find={findCustomers} width="full" />
        </Show>
      </Show>
      <Show when={kind() === "fees" && refund === undefined}>
        <SelectField
          field={bind("accountNameId")}
          label="Account that has the credit"
          width="full"
          options={optionsOf(accounts().map((one) => one.name)).map((option, at) => ({
            ...option,
            label: `${option.label} · ${formatDollars(accounts()[at]?.credit ?? "0")} of credits`,
          }))}
        />
      </Show>
      <Show when={kind() !== "fees" ? deposit().data : undefined}>
        {(payment) => (
          <p class="muted">
            {formatDollars(payment().figures.balance)} is held.{" "}
            <Link href={`/accommodation/${payment().id}/refund`}>Refund worksheet</Link> says what stands in the way.
          </p>
        )}
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
      <Show when={props.journalId === undefined && !refund}>{choice.fields()}</Show>
    </FormView>
  );
}
