import type { OpenTransaction, VendorBalance } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { useAccountNames } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Failure } from "../../kit/failure.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatMoney, isZero, subtractMoney } from "../../lib/money.ts";
import { PaymentForm } from "./payment-form.tsx";

/** Of what is owed, what no draft pays yet. */
export const toPay = (balance: VendorBalance): string => subtractMoney(balance.amount, balance.paying);

/** What is owed to one client, document by document, and its payment. */
export function OwedPanel(props: { balance: VendorBalance; onClose: () => void }): JSX.Element {
  const names = useAccountNames();
  const [paying, setPaying] = createSignal(false);
  const read = createRead<OpenTransaction[]>(() => ({
    queryKey: ["open-transactions", props.balance.customerId],
    queryFn: async ({ signal }) => {
      const params = { customerId: props.balance.customerId };
      return (await api.call(endpoints.listOpenTransactions, { params, query: { limit: 1000 }, signal })).items;
    },
  }));
  const owed = () => {
    const vendor = new Set(names().flatMap((one) => (one.type === "vendor" ? [one.id] : [])));
    return (read().data ?? []).filter((one) => vendor.has(one.accountNameId));
  };
  return (
    <DetailPanel
      title={`${formatDollars(props.balance.amount)} owed to ${props.balance.customerName}`}
      onClose={() => props.onClose()}
      actions={
        <Show when={!paying() && can("journals:write") && !isZero(toPay(props.balance))}>
          <Button kind="primary" onClick={() => setPaying(true)}>
            Pay
          </Button>
        </Show>
      }
    >
      <Show when={!paying()} fallback={<PaymentForm of={{ balance: props.balance }} onDone={() => setPaying(false)} />}>
        <Facts
          facts={[
            ["Account", props.balance.customerAccount],
            ["Owed since", formatDay(props.balance.oldest)],
            !isZero(props.balance.paying) && [
              "In draft payments",
              <Link href={`/receipts/payments?customerId=${props.balance.customerId}&state=draft`}>
                {formatDollars(props.balance.paying)}
              </Link>,
            ],
            ["To be paid", formatDollars(toPay(props.balance))],
            [
              "Bank account",
              props.balance.bankAccount ?? (
                <Link href={`/customers/${props.balance.customerId}/payment`}>None is approved</Link>
              ),
            ],
          ]}
        />
        <Switch>
          <Match when={read().error}>
            <Failure what="The documents" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={read().data}>
            <table class="plain-table">
              <caption class="visually-hidden">Open documents</caption>
              <thead>
                <tr>
                  <th scope="col">Document</th>
                  <th scope="col">Posted</th>
                  <th scope="col">Facility</th>
                  <th scope="col" class="num">
                    Owed $
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={owed()}>
                  {(one) => (
                    <tr>
                      <td>
                        <Link href={`/ledger/transactions/${one.id}`}>{one.documentNumber}</Link>
                      </td>
                      <td>{formatDay(one.postingDate)}</td>
                      <td>{one.serviceName}</td>
                      <td class="num">{formatMoney(subtractMoney("0", one.openAmount))}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Match>
          <Match when={true}>
            <span class="skeleton" />
          </Match>
        </Switch>
      </Show>
    </DetailPanel>
  );
}
