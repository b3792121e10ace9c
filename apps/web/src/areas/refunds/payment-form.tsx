import type { BankAccount, Refund, VendorBalance, VendorPayment } from "@banksia/contracts";
import { createEffect, type JSX, on, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, isZero, subtractMoney } from "../../lib/money.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { useBankLedgerAccounts } from "../receipts/bank-accounts.ts";
import { findOwed } from "./find-owed.ts";
import "../admissions/admissions.css";

/** Stands for everything that is owed, the oldest first. */
const ALL = "all";
/** Stands for a payment that no bank file carries, such as a cheque. */
const OTHERWISE = "otherwise";

interface Values {
  customerId: number | null;
  refundId: string;
  paymentDate: string;
  amount: string;
  bankLedgerAccountId: string;
  bankAccountId: string;
  description: string;
}

/** Pays what is owed to a client: one refund, or the oldest first; or changes a payment of a draft. */
export function PaymentForm(props: {
  payment?: VendorPayment | undefined;
  /** What is paid where that is settled already. */
  of?: { refund: Refund } | { balance: VendorBalance } | undefined;
  /** The draft that it goes into; without one the form asks. */
  journalId?: number | undefined;
  paymentDate?: string | undefined;
  onDone: () => void;
}): JSX.Element {
  const { payment } = props;
  const refund = props.of && "refund" in props.of ? props.of.refund : undefined;
  const balance = props.of && "balance" in props.of ? props.of.balance : undefined;
  const banks = useBankLedgerAccounts();
  const form = createForm<Values>(
    {
      customerId: payment?.customerId ?? refund?.customerId ?? balance?.customerId ?? null,
      refundId: payment ? String(payment.refundId ?? ALL) : refund ? String(refund.id) : ALL,
      paymentDate: payment?.paymentDate ?? props.paymentDate ?? today(),
      amount: payment?.amount ?? "",
      bankLedgerAccountId: payment ? String(payment.bankLedgerAccountId) : "",
      bankAccountId: payment ? String(payment.bankAccountId ?? OTHERWISE) : "",
      description: payment?.description ?? "",
    },
    async (values) => {
      let missing = false;
      const need = (pointer: keyof Values, empty: boolean, message: string) => {
        if (!empty) return;
        form.fault(pointer, message);
        missing = true;
      };
      need("customerId", values.customerId === null, "Choose who is paid.");
      need("paymentDate", values.paymentDate === "", "Enter the day.");
      need("bankLedgerAccountId", values.bankLedgerAccountId === "", "Choose the account that is paid from.");
      if (props.journalId === undefined && !payment && !choice.complete()) missing = true;
      if (missing) throw new Error("Some fields are still empty.");
      const given = {
        paymentDate: values.paymentDate,
        ...(values.amount === "" ? {} : { amount: values.amount }),
        bankLedgerAccountId: Number(values.bankLedgerAccountId),
        ...(values.bankAccountId === ""
          ? {}
          : { bankAccountId: values.bankAccountId === OTHERWISE ? null : Number(values.bankAccountId) }),
        description: values.description.trim() || null,
      };
      const journalId = payment?.journalId ?? props.journalId ?? (await choice.journal());
      const all = values.refundId === ALL;
      const saved = payment
        ? await api.call(endpoints.updateVendorPayment, { params: { vendorPaymentId: payment.id }, body: given })
        : await api.call(endpoints.addVendorPayment, {
            params: { journalId },
            body: {
              ...given,
              refundId: all ? null : Number(values.refundId),
              customerId: all ? values.customerId : null,
            },
          });
      await refreshMoney();
      const said = `${formatDollars(saved.vendorPayment.amount)} to ${saved.vendorPayment.customerName} is ${payment ? "saved" : "in the journal"}.`;
      toast(
        [said, ...saved.warnings.map((warning) => warning.detail)].join(" "),
        props.journalId === undefined && !payment
          ? { link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` } }
          : {},
      );
    },
  );
  const choice = createJournalChoice("payments", () => form, {
    description: "Payments to clients",
    postingDate: today(),
  });
  const { bind } = form;
  const owed = createRead<Refund[]>(() => ({
    queryKey: ["owed", "refunds", form.values.customerId],
    enabled: form.values.customerId !== null,
    queryFn: async ({ signal }) => {
      const query = { customerId: form.values.customerId ?? 0, state: "owed" as const, limit: 200 };
      return (await api.call(endpoints.listRefunds, { query, signal })).items;
    },
  }));
  const accounts = createRead<BankAccount[]>(() => ({
    queryKey: ["owed", "bank-accounts", form.values.customerId],
    enabled: form.values.customerId !== null,
    queryFn: async ({ signal }) => {
      const params = { customerId: form.values.customerId ?? 0 };
      return (await api.call(endpoints.listBankAccounts, { params, signal })).items;
    },
  }));
  const payable = () => (accounts().data ?? []).filter((one) => one.active && one.inForce !== null);
  createEffect(
    on(
      () => accounts().data,
      (all) => {
        if (all === undefined || form.values.bankAccountId !== "") return;
        const usual = payable().find((one) => one.forDirectDebit);
        form.preset("bankAccountId", usual ? String(usual.id) : OTHERWISE);
      },
    ),
  );
  createEffect(
    on(banks, (all) => {
      const first = all[0];
      if (first && form.values.bankLedgerAccountId === "") form.preset("bankLedgerAccountId", first.value);
    }),
  );
  const open = () => {
    const chosen = (owed().data ?? []).find((one) => String(one.id) === form.values.refundId);
    return chosen?.openAmount ?? balance?.amount ?? null;
  };
  const left = () => {
    const all = open();
    return all === null || form.values.amount === "" ? null : subtractMoney(all, form.values.amount);
  };
  const follows = () => {
    const rest = left();
    const amount = form.values.amount === "" ? open() : form.values.amount;
    if (rest?.startsWith("-")) return `Only ${formatDollars(open() ?? "0")} is owed: this would be refused.`;
    const what = amount === null ? "All that is open" : formatDollars(amount);
    const stays = rest === null || isZero(rest) ? "" : ` ${formatDollars(rest)} of it stays owed.`;
    const file =
      form.values.bankAccountId === OTHERWISE
        ? " It is not in the bank file: pay it another way."
        : " Posted, it can go into a bank file.";
    return `${what} leaves the bank when the journal is posted, and what is owed is settled.${stays}${file}`;
  };
  return (
    <FormView
      form={form}
      label={payment ? "Change the payment" : "Payment"}
      verb={payment ? "Save the payment" : "Enter the payment"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <p>{follows()}</p>
        </section>
      }
    >
      <Show
        when={payment === undefined && props.of === undefined}
        fallback={<p>To {payment?.customerName ?? refund?.customerName ?? balance?.customerName}.</p>}
      >
        <Combobox
          field={bind("customerId")}
          label="Who is paid"
          find={findOwed}
          width="full"
          placeholder="Clients that something is owed to"
          onChoose={() => {
            form.set("refundId", ALL);
            form.set("bankAccountId", "");
          }}
        />
      </Show>
      <Show when={payment === undefined && refund === undefined}>
        <SelectField
          field={bind("refundId")}
          label="What is paid"
          width="full"
          options={[
            { value: ALL, label: "What is owed, the oldest first" },
            ...(owed().data ?? []).map((one) => ({
              value: String(one.id),
              label: `${one.documentNumber ?? `Refund ${one.id}`} of ${formatDay(one.refundDate)} · ${formatDollars(one.openAmount ?? one.amount)} open`,
            })),
          ]}
        />
      </Show>
      <div class="fields tight">
        <DateField field={bind("paymentDate")} label="Paid on" />
        <MoneyField field={bind("amount")} label="Amount" optional hint="Empty: all that is open." />
      </div>
      <SelectField
        field={bind("bankAccountId")}
        label="To account"
        width="full"
        options={[
          ...payable().map((one) => ({
            value: String(one.id),
            label: `${one.code} · ${one.inForce?.bsb} ${one.inForce?.accountNumber} · ${one.inForce?.accountTitle}`,
          })),
          { value: OTHERWISE, label: "Paid otherwise, not by bank file" },
        ]}
        hint={
          accounts().data !== undefined && payable().length === 0
            ? "There is no account of theirs that a second person has approved."
            : undefined
        }
      />
      <Show when={accounts().data !== undefined && payable().length === 0 && form.values.customerId !== null}>
        <p>
          <Link href={`/customers/${form.values.customerId}/payment`}>Bank accounts of this customer</Link>
        </p>
      </Show>
      <SelectField field={bind("bankLedgerAccountId")} label="From account" width="full" options={banks()} />
      <TextField field={bind("description")} label="Description" width="full" maxlength={500} optional />
      <Show when={props.journalId === undefined && !payment}>{choice.fields()}</Show>
    </FormView>
  );
}
