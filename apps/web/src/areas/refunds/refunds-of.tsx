import type { Refund } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { accommodationKey } from "../accommodation/payment-key.ts";
import { REFUND_KINDS, refundState } from "./refund-words.ts";

/** What may be done with a refund, in a few words. */
function what(refund: Refund): string {
  const { words } = refundState(refund);
  if (words === "Proposed" && can("journals:write")) return "Change or delete";
  return words === "Owed to the client" && can("journals:write") ? "Pay or take back" : "Details";
}

/** The refunds of a lump sum: proposed, owed, paid and taken back. */
export function RefundsOf(props: {
  accommodationPaymentId: number;
  /** Opens what is to be done with a refund. */
  onOpen: (what: string) => void;
}): JSX.Element {
  const read = createRead<Refund[]>(() => ({
    queryKey: accommodationKey("refunds", props.accommodationPaymentId),
    queryFn: async ({ signal }) => {
      const query = { accommodationPaymentId: props.accommodationPaymentId, limit: 1000 };
      return (await api.call(endpoints.listRefunds, { query, signal })).items;
    },
  }));
  return (
    <Section title="Refunds of this lump sum">
      <Switch>
        <Match when={read().error}>
          <Failure what="The refunds" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.length === 0}>
          <Empty title="No refund is proposed or made yet." />
        </Match>
        <Match when={read().data}>
          {(refunds) => (
            <div class="wide-table" role="region" aria-label="Refunds" tabindex={0}>
              <table class="plain-table">
                <caption class="visually-hidden">Refunds of this lump sum</caption>
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col">What</th>
                    <th scope="col">State</th>
                    <th scope="col" class="num">
                      Amount $
                    </th>
                    <th scope="col" class="num">
                      Not paid yet $
                    </th>
                    <th scope="col">Due by</th>
                    <th scope="col">Journal</th>
                    <th scope="col">Document</th>
                    <th scope="col">
                      <span class="visually-hidden">What may be done</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={refunds()}>
                    {(refund) => (
                      <tr classList={{ faded: refund.reversedAt !== null }}>
                        <th scope="row">{formatDay(refund.refundDate)}</th>
                        <td>{REFUND_KINDS[refund.kind]}</td>
                        <td>
                          <StateChip tone={refundState(refund).tone}>{refundState(refund).words}</StateChip>
                        </td>
                        <td class="num">{formatMoney(refund.amount)}</td>
                        <td class="num">{refund.openAmount === null ? "" : formatMoney(refund.openAmount)}</td>
                        <td>{refund.dueDate ? formatDay(refund.dueDate) : ""}</td>
                        <td>
                          <Link href={`/billing/journals/${refund.journalId}`}>{refund.journalId}</Link>
                        </td>
                        <td>
                          <Show when={refund.transactionId}>
                            {(id) => <Link href={`/ledger/transactions/${id()}`}>{refund.documentNumber ?? id()}</Link>}
                          </Show>
                        </td>
                        <td class="no-print">
                          <Button kind="quiet" onClick={() => props.onOpen(`refund-${refund.id}`)}>
                            {what(refund)}
                          </Button>
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          )}
        </Match>
      </Switch>
    </Section>
  );
}
