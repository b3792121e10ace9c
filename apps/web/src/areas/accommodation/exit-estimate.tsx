import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatMoney, isZero } from "../../lib/money.ts";
import { amountOf, dayOf } from "../../lib/param.ts";
import { DayOfAddress } from "./day-of-address.tsx";
import { LawSteps } from "./law-steps.tsx";
import { accommodationKey } from "./payment-key.ts";
import { SumRow } from "./sum-row.tsx";
import type { AccommodationDetail, ExitEstimate } from "./types.ts";
import { percentWords } from "./words.ts";
import "./accommodation.css";

/** What would come back to a village resident who leaves on a day, for any resale price. */
export default function ExitEstimateView(props: { payment: AccommodationDetail }): JSX.Element {
  const list = useListState();
  const on = () => dayOf(list.get("on"));
  const resalePrice = () => amountOf(list.get("resalePrice"));
  const form = createForm({}, () => Promise.resolve());
  const read = createRead<ExitEstimate>(() => ({
    queryKey: accommodationKey("exit", props.payment.id, on() ?? null, resalePrice() ?? null),
    enabled: props.payment.ingoing !== null,
    retry: false,
    queryFn: ({ signal }) =>
      api.call(endpoints.getExitEstimate, {
        params: { accommodationPaymentId: props.payment.id },
        query: { on: on(), resalePrice: resalePrice() },
        signal,
      }),
  }));
  const refused = () => {
    const { error } = read();
    if (!error) return null;
    const { fields } = problemOf(error);
    return fields.length > 0 ? fields.map((field) => field.message).join(" ") : null;
  };
  const setUp = () => `/customers/${props.payment.clientId}/accommodation?stay=${props.payment.id}&open=ingoing`;
  return (
    <div class="accommodation-page">
      <Show
        when={props.payment.ingoing !== null}
        fallback={
          <Empty
            title="No ingoing contribution is set up for this stay."
            action={
              <Link class="button primary" href={setUp()}>
                Set it up
              </Link>
            }
          >
            The terms of the contract decide what comes back: fees while it is held, and shares of a gain or loss.
          </Empty>
        }
      >
        <div class="row wrap no-print">
          <DayOfAddress param="on" label="Leaving on" otherwise={props.payment.departureDate} />
          <MoneyField
            field={form.bindAt(
              "resalePrice",
              () => resalePrice() ?? props.payment.ingoing?.resalePrice ?? "",
              (value) =>
                list.set({ resalePrice: value === (props.payment.ingoing?.resalePrice ?? "") ? null : value || null }),
            )}
            label="Resale price"
            inline
            optional
          />
          <Button onClick={() => window.print()}>Print</Button>
          <Link class="button plain" href={setUp()}>
            Terms of the contract
          </Link>
        </div>
        <Switch>
          <Match when={refused()}>
            {(words) => (
              <Notice tone="attention" title="The estimate cannot be worked out">
                {words()}
              </Notice>
            )}
          </Match>
          <Match when={read().error}>
            <Failure what="The exit estimate" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={read().data}>
            {(found) => (
              <Section title={`Leaving on ${formatDay(found().on)}`}>
                <ul role="list" class="sum-list" aria-label="The exit amount as a sum">
                  <SumRow label="Ingoing contribution" amount={found().ingoing} />
                  <SumRow
                    label="Deferred management fee"
                    note={`${percentWords(found().dmfPercent)}% so far`}
                    amount={found().dmf}
                    less
                  />
                  <SumRow
                    label="Capital replacement fee"
                    note={`${percentWords(found().crfPercent)}% so far`}
                    amount={found().crf}
                    less
                  />
                  <SumRow
                    label={
                      found().gainOrLoss.startsWith("-")
                        ? "Resident's share of the loss"
                        : "Resident's share of the gain"
                    }
                    note={
                      found().resalePrice === null
                        ? "no resale price is known"
                        : `resale at ${formatMoney(found().resalePrice ?? "")}: ${isZero(found().gainOrLoss) ? "neither gain nor loss" : `${formatMoney(found().gainOrLoss)} against what was paid`}`
                    }
                    amount={found().share}
                  />
                  <SumRow label="Other deductions" amount={found().otherDeductions} less />
                  <SumRow label="Unpaid fees" note="as of now" amount={found().unpaidFees} less />
                  <SumRow label="Exit amount" amount={found().exitAmount} total />
                </ul>
                <LawSteps steps={found().steps} open />
                <p class="muted small">An estimate: it follows the terms, the day and the resale price as entered.</p>
              </Section>
            )}
          </Match>
          <Match when={true}>
            <div class="stack" aria-busy="true">
              <For each={[50, 60, 40]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
            </div>
          </Match>
        </Switch>
      </Show>
    </div>
  );
}
