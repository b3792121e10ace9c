import type { BankAccount, Customer, PaymentDefaults } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useTerms } from "../../data/references.ts";
import { Notice } from "../../kit/failure.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { limitWords, METHODS } from "./customer-words.ts";
import { refreshRecord } from "./refresh-record.ts";

interface PaymentValues {
  methodOfPayment: PaymentDefaults["methodOfPayment"];
  termsOfPaymentId: string;
  bankAccountId: string;
  directDebitLimit: string;
}

/** Method of payment, terms, the account for direct debits, and the most that one may take. */
export function PaymentForm(props: {
  customer: Customer;
  defaults: PaymentDefaults;
  accounts: BankAccount[];
  onDone: () => void;
}): JSX.Element {
  const terms = useTerms();
  const { defaults } = props;
  const form: Form<PaymentValues> = createForm<PaymentValues>(
    {
      methodOfPayment: defaults.methodOfPayment,
      termsOfPaymentId: String(defaults.termsOfPaymentId),
      bankAccountId: defaults.bankAccountId === null ? "" : String(defaults.bankAccountId),
      directDebitLimit: defaults.directDebitLimit ?? "",
    },
    async (values) => {
      await api.call(endpoints.updatePaymentDefaults, {
        params: { customerId: props.customer.id },
        body: {
          methodOfPayment: values.methodOfPayment,
          termsOfPaymentId: Number(values.termsOfPaymentId),
          bankAccountId: values.bankAccountId === "" ? null : Number(values.bankAccountId),
          directDebitLimit: values.directDebitLimit === "" ? null : values.directDebitLimit,
        },
      });
      await refreshRecord(props.customer.id);
      toast("How they pay is saved.");
    },
  );
  const debits = () => form.values.methodOfPayment === "direct_debit";
  const chosen = () => props.accounts.find((one) => String(one.id) === form.values.bankAccountId);
  const missing = () => {
    if (!debits()) return null;
    if (!chosen()) return "Direct debit needs a bank account. Until one is chosen nothing can be debited.";
    if (!chosen()?.inForce)
      return `Nobody has approved ${chosen()?.code ?? "the account"} yet. Until then nothing can be debited.`;
    return null;
  };
  const retagged = () =>
    form.values.methodOfPayment !== defaults.methodOfPayment ||
    form.values.bankAccountId !== (defaults.bankAccountId === null ? "" : String(defaults.bankAccountId));
  return (
    <FormView
      form={form}
      label="Change how they pay"
      verb="Save"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <>
          <Show when={missing()}>{(words) => <Notice tone="attention">{words()}</Notice>}</Show>
          <Show when={retagged()}>
            <p class="follows">
              Documents posted from now on are tagged with it. Open ones keep what they have until you tag them anew,
              under Transactions and balance.
            </p>
          </Show>
          <Show when={Number(form.values.termsOfPaymentId) !== defaults.termsOfPaymentId}>
            <p class="follows">New invoices are due by these terms. Those already made keep their due dates.</p>
          </Show>
        </>
      }
    >
      <SelectField field={form.bind("methodOfPayment")} label="Method of payment" options={METHODS.options} />
      <SelectField field={form.bind("termsOfPaymentId")} label="Terms of payment" options={optionsOf(terms())} />
      <SelectField
        field={form.bind("bankAccountId")}
        label="Direct debits draw on"
        options={[
          { value: "", label: "No account" },
          ...props.accounts
            .filter((one) => one.active || one.id === defaults.bankAccountId)
            .map((one) => ({
              value: String(one.id),
              label: `${one.code}${one.inForce ? `, ${one.inForce.accountNumber}` : ", not approved yet"}`,
            })),
        ]}
      />
      <MoneyField
        field={form.bind("directDebitLimit")}
        label="Direct debit limit"
        optional
        hint="The most that one direct debit may take. Empty: no limit. 0.00: nothing at all."
      />
      <p class="muted">
        This means {limitWords(form.values.directDebitLimit === "" ? null : form.values.directDebitLimit)}.
      </p>
    </FormView>
  );
}
