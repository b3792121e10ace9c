import type { FeeDays, LegalFee, ResidentFees } from "@banksia/contracts";
import type { QueryObserverResult } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { DAY_KINDS, LEGAL_FEES } from "./words.ts";

const ORDER: LegalFee[] = [
  "basic_daily_fee",
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
  "fee_reduction",
  "bed_reservation_fee",
];

const runs = (row: FeeDays, day: string) => row.from <= day && (row.to === null || row.to >= day);

/** What a day costs by period: one line for each stretch of days, today's in bold. Pressing one explains it. */
export function DailyFees(props: {
  read: QueryObserverResult<ResidentFees>;
  opened: string;
  onOpen: (key: string) => void;
}): JSX.Element {
  const [all, setAll] = createSignal(false);
  const days = () => props.read.data?.days ?? [];
  const now = today();
  /** From the stretch before today's on; the rest when asked for. */
  const shown = () => {
    const past = days().filter((row) => row.to !== null && row.to < now);
    const hidden = all() ? 0 : Math.max(past.length - 2, 0);
    return days().slice(hidden);
  };
  const hidden = () => days().length - shown().length;
  const fees = () => ORDER.filter((fee) => days().some((row) => row.fees.some((one) => one.legalFee === fee)));
  const facilities = () => new Set(days().map((row) => row.serviceEntryId)).size > 1;
  const amount = (row: FeeDays, fee: LegalFee) => row.fees.find((one) => one.legalFee === fee);
  return (
    <Section title="Fees a day">
      <Switch>
        <Match when={props.read.error}>
          <Failure what="The daily fees" error={props.read.error} onRetry={() => void props.read.refetch()} />
        </Match>
        <Match when={props.read.data && days().length === 0}>
          <Empty title="No day of the past year or the next is calculated.">
            Fees of the law are worked out for stays in residential and respite care, from 1 November 2025 on.
          </Empty>
        </Match>
        <Match when={props.read.data}>
          <div class="fee-days">
            <table class="plain-table">
              <caption class="visually-hidden">
                The most that a day costs by period, before caps and the 1,460 days
              </caption>
              <thead>
                <tr>
                  <th scope="col">Days</th>
                  <Show when={facilities()}>
                    <th scope="col">Facility</th>
                  </Show>
                  <th scope="col">What</th>
                  <For each={fees()}>
                    {(fee) => (
                      <th scope="col" class="num">
                        {LEGAL_FEES[fee]} $
                      </th>
                    )}
                  </For>
                  <th scope="col" class="num">
                    A day $
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={shown()}>
                  {(row) => {
                    const key = `${row.serviceEntryId}-${row.from}`;
                    return (
                      <tr
                        classList={{
                          open: props.opened === key,
                          now: runs(row, now),
                          past: row.to !== null && row.to < now,
                        }}
                      >
                        <th scope="row">
                          <button
                            type="button"
                            class="record-open"
                            data-record
                            aria-expanded={props.opened === key}
                            onClick={() => props.onOpen(key)}
                          >
                            {row.from === row.to ? formatDay(row.from) : formatPeriod(row.from, row.to)}
                          </button>
                        </th>
                        <Show when={facilities()}>
                          <td>{row.serviceName}</td>
                        </Show>
                        <td>{DAY_KINDS[row.kind]}</td>
                        <For each={fees()}>
                          {(fee) => (
                            <td class="num">
                              <Show when={amount(row, fee)} fallback={<span class="muted">–</span>}>
                                {(one) => (
                                  <span title={one().zeroText ?? one().source}>{formatMoney(one().amount)}</span>
                                )}
                              </Show>
                            </td>
                          )}
                        </For>
                        <td class="num">{formatMoney(row.total)}</td>
                      </tr>
                    );
                  }}
                </For>
              </tbody>
            </table>
          </div>
          <p class="muted small">
            Before caps and the 1,460 days of the non-clinical care contribution, which the billing run applies.
          </p>
          <Show when={hidden() > 0 || all()}>
            <div>
              <Button kind="quiet" onClick={() => setAll(!all())}>
                {all() ? "Fold earlier days away" : `Show ${hidden()} earlier`}
              </Button>
            </div>
          </Show>
        </Match>
        <Match when={true}>
          <div class="stack" aria-busy="true">
            <For each={[80, 80, 80]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
          </div>
        </Match>
      </Switch>
    </Section>
  );
}
