import type { OpenTransaction, Receipt } from "@banksia/contracts";
import { createEffect, createMemo, type JSX, on, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCustomers, findPeople } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useAccountNames, useServices } from "../../data/references.ts";
import { RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, isZero, subtractMoney, toCents } from "../../lib/money.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { useBankLedgerAccounts } from "./bank-accounts.ts";
import { receiptFollows } from "./receipt-follows.ts";
import "../admissions/admissions.css";

/** Stands for money that pays nothing yet. */
const NOTHING = "none";

interface Values {
  customerId: number | null;
  clientId: number | null;
  settlesId: string;
  accountNameId: string;
  serviceId: string;
  receiptDate: string;
  amount: string;
  amountToSettle: string;
  offset: "bank" | "vendor";
  bankLedgerAccountId: string;
  description: string;
  reference: string;
}

/** Whom a receipt is from where that is settled before it is entered. */
export interface Payer {
  customerId: number;
  customerName: string;
  /** The lump sum that is received; else anything that is owed. */
  accommodationPaymentId?: number | undefined;
}

/** Enters a receipt, or changes one: who paid, what it pays whole or in part, and where the money is. */
export function ReceiptForm(props: {
  receipt?: Receipt | undefined;
  /** The draft that it goes into; without one the form asks. */
  journalId?: number | undefined;
  postingDate: string;
  payer?: Payer | undefined;
  onDone: () => void;
}): JSX.Element {
  const { receipt, payer } = props;
  const names = useAccountNames();
  const services = useServices();
  const banks = useBankLedgerAccounts();
  const form = createForm<Values>(
    {
      customerId: receipt?.customerId ?? payer?.customerId ?? null,
      clientId: receipt && receipt.clientId !== receipt.customerId ? receipt.clientId : null,
      settlesId: receipt ? String(receipt.settlesId ?? NOTHING) : "",
      accountNameId: receipt ? String(receipt.accountNameId) : "",
      serviceId: receipt ? String(receipt.serviceId) : "",
      receiptDate: receipt?.receiptDate ?? props.postingDate,
      amount: receipt?.amount ?? "",
      amountToSettle:
        receipt?.amountToSettle != null && receipt.amountToSettle !== receipt.amount ? receipt.amountToSettle : "",
      offset: receipt?.offset ?? "bank",
      bankLedgerAccountId: receipt?.bankLedgerAccountId ? String(receipt.bankLedgerAccountId) : "",
      description: receipt?.description ?? "",
      reference: receipt?.reference ?? "",
    },
    async (values) => {
      const paid = debt();
      let missing = false;
      const need = (pointer: keyof Values, empty: boolean, message: string) => {
        if (!empty) return;
        form.fault(pointer, message);
        missing = true;
      };
      const { customerId } = values;
      need("customerId", customerId === null, "Choose who paid.");
      need("settlesId", values.settlesId === "" || (values.settlesId !== NOTHING && !paid), "Choose what it pays.");
      need("receiptDate", values.receiptDate === "", "Enter the day.");
      need("amount", values.amount === "", "Enter how much was received.");
      if (values.settlesId === NOTHING) {
        need("accountNameId", values.accountNameId === "", "Choose the account that it stands on.");
        need("serviceId", values.serviceId === "", "Choose the facility.");
      }
      if (values.offset === "bank")
        need("bankLedgerAccountId", values.bankLedgerAccountId === "", "Choose the bank account.");
      if (props.journalId === undefined && !receipt && !choice.complete()) missing = true;
      if (missing || customerId === null) throw new Error("Some fields are still empty.");
      const body = {
        serviceId: paid?.serviceId ?? Number(values.serviceId),
        clientId: values.clientId ?? customerId,
        customerId,
        accountNameId: paid?.accountNameId ?? Number(values.accountNameId),
        accommodationPaymentId: paid?.accommodationPaymentId ?? null,
        receiptDate: values.receiptDate,
        amount: values.amount,
        settlesId: paid?.id ?? null,
        amountToSettle: paid && values.amountToSettle !== "" ? values.amountToSettle : null,
        offset: values.offset,
        bankLedgerAccountId: values.offset === "bank" ? Number(values.bankLedgerAccountId) : null,
        description: values.description.trim() || (paid ? `Receipt for ${paid.documentNumber}` : "Receipt"),
        reference: values.reference.trim() || null,
      };
      const journalId = receipt?.journalId ?? props.journalId ?? (await choice.journal());
      const saved = receipt
        ? await api.call(endpoints.updateReceipt, { params: { receiptId: receipt.id }, body })
        : await api.call(endpoints.addReceipt, { params: { journalId }, body });
      await refreshMoney();
      const said = `${formatDollars(saved.receipt.amount)} of ${saved.receipt.customerName} is ${receipt ? "saved" : "entered"}.`;
      toast(
        [said, ...saved.warnings.map((warning) => warning.detail)].join(" "),
        props.journalId === undefined
          ? { link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` } }
          : {},
      );
    },
  );
  const open = createRead<OpenTransaction[]>(() => ({
    queryKey: ["open-transactions", form.values.customerId],
    enabled: form.values.customerId !== null,
    queryFn: async ({ signal }) => {
      const params = { customerId: form.values.customerId ?? 0 };
      const { items } = await api.call(endpoints.listOpenTransactions, { params, query: { limit: 1000 }, signal });
      return items;
    },
  }));
  const vendorIds = createMemo(() => new Set(names().flatMap((one) => (one.type === "vendor" ? [one.id] : []))));
  /** What no draft pays yet; the receipt that is being changed does not count. */
  const left = (one: OpenTransaction) => {
    const own = receipt?.settlesId === one.id ? (receipt.amountToSettle ?? receipt.amount) : "0";
    return subtractMoney(one.openAmount, subtractMoney(one.paying, own));
  };
  const debts = createMemo(() =>
    (open().data ?? []).filter(
      (one) =>
        toCents(left(one)) > 0n &&
        !vendorIds().has(one.accountNameId) &&
        (payer?.accommodationPaymentId === undefined || one.accommodationPaymentId === payer.accommodationPaymentId),
    ),
  );
  /** What the customer is owed and could be paid with. */
  const owed = () =>
    (open().data ?? [])
      .filter((one) => vendorIds().has(one.accountNameId))
      .reduce((sum, one) => subtractMoney(sum, one.openAmount), "0.00");
  const openOfDebt = () => {
    const paid = debt();
    return paid ? left(paid) : null;
  };
  const debt = () => debts().find((one) => String(one.id) === form.values.settlesId);
  const choice = createJournalChoice("receipts", () => form, {
    description: "Receipts",
    postingDate: props.postingDate,
  });
  const { bind } = form;
  // The oldest debt is what is most likely paid; its amount is offered until another one was typed.
  createEffect(
    on(debts, (all) => {
      if (receipt || form.values.settlesId !== "") return;
      const first = all[0];
      if (first) {
        form.preset("settlesId", String(first.id));
        if (form.values.amount === "") form.preset("amount", left(first));
      } else if (open().data !== undefined && payer?.accommodationPaymentId === undefined)
        form.preset("settlesId", NOTHING);
    }),
  );
  createEffect(
    on(banks, (all) => {
      const first = all[0];
      if (first && form.values.bankLedgerAccountId === "") form.preset("bankLedgerAccountId", first.value);
    }),
  );
  const debtOptions = () => [
    ...debts().map((one) => ({
      value: String(one.id),
      label: `${one.documentNumber} · ${one.accountName} · ${formatDollars(left(one))} open, due ${formatDay(one.dueDate)}`,
    })),
    ...(payer?.accommodationPaymentId === undefined
      ? [{ value: NOTHING, label: "Nothing yet: it stands as a credit" }]
      : []),
  ];
  return (
    <FormView
      form={form}
      label={receipt ? "Change the receipt" : "Receipt"}
      verb={receipt ? "Save the receipt" : "Enter the receipt"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <p>
            {receiptFollows({
              amount: form.values.amount,
              open: openOfDebt(),
              toSettle: form.values.amountToSettle,
              lumpSum: debt()?.accommodationPaymentId != null,
              owed: form.values.offset === "vendor" ? owed() : null,
            })}
          </p>
        </section>
      }
    >
      <Show when={payer === undefined} fallback={<p>From {payer?.customerName}.</p>}>
        <Combobox
          field={bind("customerId")}
          label="Who paid"
          find={findCustomers}
          width="full"
          chosenLabel={receipt?.customerName}
          autofocus
          onChoose={() => {
            form.set("settlesId", "");
            form.set("amount", "");
          }}
        />
      </Show>
      <Show
        when={open().isFetching && open().data === undefined}
        fallback={
          <SelectField
            field={{
              ...bind("settlesId"),
              set: (id) => {
                bind("settlesId").set(id);
                const paid = debts().find((one) => String(one.id) === id);
                if (paid) form.set("amount", left(paid));
              },
            }}
            label="What it pays"
            width="full"
            options={debtOptions()}
            hint={
              open().data !== undefined && debts().length === 0
                ? payer?.accommodationPaymentId === undefined
                  ? "Nothing is open of this customer."
                  : "No invoice of this lump sum is open: invoice it first."
                : undefined
            }
          />
        }
      >
        <p class="muted" aria-busy="true">
          Looking up what is open…
        </p>
      </Show>
      <Show when={form.values.settlesId === NOTHING}>
        <div class="fields tight">
          <SelectField
            field={bind("accountNameId")}
            label="Account name"
            options={optionsOf(names().filter((name) => name.type === "customer"))}
          />
          <SelectField field={bind("serviceId")} label="Facility" options={optionsOf(services())} />
        </div>
      </Show>
      <div class="fields tight">
        <DateField field={bind("receiptDate")} label="Received on" />
        <MoneyField field={bind("amount")} label="Amount" />
        <Show when={debt()?.accommodationPaymentId === null}>
          <MoneyField field={bind("amountToSettle")} label="Pays of it" optional hint="Empty: as much as is open." />
        </Show>
      </div>
      <RadioField
        field={bind("offset")}
        label="Where the money is"
        options={[
          { value: "bank", label: "In the bank" },
          {
            value: "vendor",
            label: "Out of what is owed to the client",
            hint: isZero(owed()) ? "Nothing is owed to them." : `${formatDollars(owed())} is owed; no cash moves.`,
          },
        ]}
      />
      <Show when={form.values.offset === "bank"}>
        <SelectField field={bind("bankLedgerAccountId")} label="Bank account" width="full" options={banks()} />
      </Show>
      <Show when={payer === undefined}>
        <Combobox
          field={bind("clientId")}
          label="For client"
          find={findPeople}
          width="full"
          optional
          chosenLabel={receipt?.clientName}
          hint="Who paid, when left empty."
        />
      </Show>
      <TextField field={bind("description")} label="Description" width="full" maxlength={200} optional />
      <TextField field={bind("reference")} label="Reference" width="full" optional hint="As on the bank statement." />
      <Show when={props.journalId === undefined && !receipt}>{choice.fields()}</Show>
    </FormView>
  );
}
