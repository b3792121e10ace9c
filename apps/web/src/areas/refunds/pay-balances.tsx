import type { VendorBalance } from "@banksia/contracts";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { Notice } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars, formatMoney, sumMoney } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { createJournalChoice } from "../billing/journal-choice.tsx";
import { refreshMoney } from "../billing/refresh-money.ts";
import { useBankLedgerAccounts } from "../receipts/bank-accounts.ts";
import { toPay } from "./owed-panel.tsx";

/** Pays all that is owed to some clients, in one journal and all or none. */
export function PayBalances(props: { balances: readonly VendorBalance[]; onDone: () => void }): JSX.Element {
  const banks = useBankLedgerAccounts();
  const total = () => sumMoney(props.balances.map(toPay));
  const unbanked = () => props.balances.filter((one) => one.bankAccount === null);
  const form = createForm({ paymentDate: today(), bankLedgerAccountId: "" }, async (values) => {
    let missing = false;
    for (const [pointer, message] of [
      ["paymentDate", "Enter the day."],
      ["bankLedgerAccountId", "Choose the account that is paid from."],
    ] as const)
      if (values[pointer] === "") {
        form.fault(pointer, message);
        missing = true;
      }
    if (!choice.complete()) missing = true;
    if (missing) throw new Error("Some fields are still empty.");
    const journalId = await choice.journal();
    const done = await api.call(endpoints.payVendorBalances, {
      params: { journalId },
      body: {
        customerIds: props.balances.map((one) => one.customerId),
        paymentDate: values.paymentDate,
        bankLedgerAccountId: Number(values.bankLedgerAccountId),
      },
    });
    await refreshMoney();
    toast(`${count(done.count, "payment")}, ${formatDollars(done.amount)}, wait in the journal to be posted.`, {
      link: { href: `/billing/journals/${journalId}`, text: `Journal ${journalId}` },
    });
  });
  const choice = createJournalChoice("payments", () => form, {
    description: "Payments to clients",
    postingDate: today(),
  });
  createEffect(
    on(banks, (all) => {
      const first = all[0];
      if (first && form.values.bankLedgerAccountId === "") form.preset("bankLedgerAccountId", first.value);
    }),
  );
  return (
    <FormView
      form={form}
      label="Pay what is owed"
      verb={`Pay ${count(props.balances.length, "client")}, ${formatDollars(total())}`}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
    >
      <table class="plain-table">
        <caption class="visually-hidden">Who is paid</caption>
        <thead>
          <tr>
            <th scope="col">Who is paid</th>
            <th scope="col">To account</th>
            <th scope="col" class="num">
              Amount $
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.balances}>
            {(one) => (
              <tr>
                <td>{one.customerName}</td>
                <td>{one.bankAccount ?? "paid otherwise"}</td>
                <td class="num">{formatMoney(toPay(one))}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={2}>
              {count(props.balances.length, "client")}
            </th>
            <td class="num">{formatMoney(total())}</td>
          </tr>
        </tfoot>
      </table>
      <Show when={unbanked().length > 0}>
        <Notice tone="attention">
          {count(unbanked().length, "client has", "clients have")} no approved bank account and will not be in a bank
          file.
        </Notice>
      </Show>
      <DateField field={form.bind("paymentDate")} label="Paid on" />
      <SelectField field={form.bind("bankLedgerAccountId")} label="From account" width="full" options={banks()} />
      {choice.fields()}
    </FormView>
  );
}
