import { For, type JSX } from "solid-js";
import { formatPeriod } from "../../lib/days.ts";
import { formatMoney, formatRate, isZero } from "../../lib/money.ts";
import type { DepositSegment } from "./types.ts";
import { causeWords } from "./words.ts";
import "./accommodation.css";

/** The stretches of a life in which everything stays the same, each with why it begins. */
export function SegmentsTable(props: { segments: readonly DepositSegment[] }): JSX.Element {
  const money = (amount: string) => (isZero(amount) ? "–" : formatMoney(amount));
  return (
    <div class="wide-table" role="region" aria-label="Stretches" tabindex={0}>
      <table class="plain-table long-heads">
        <caption class="visually-hidden">Days on which everything stays the same</caption>
        <thead>
          <tr>
            <th scope="col">Days</th>
            <th scope="col" class="num">
              Count
            </th>
            <th scope="col">Begins because</th>
            <th scope="col" class="num">
              Held $
            </th>
            <th scope="col" class="num">
              Retained $
            </th>
            <th scope="col" class="num">
              Unpaid lump sum $
            </th>
            <th scope="col" class="num">
              A{"\u00a0"}day{"\u00a0"}$
            </th>
            <th scope="col" class="num">
              Ongoing $
            </th>
            <th scope="col" class="num">
              On the unpaid $
            </th>
            <th scope="col" class="num">
              Retention a day $
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.segments}>
            {(row) => (
              <tr classList={{ faded: !row.inCare }}>
                <th scope="row">{formatPeriod(row.from, row.to)}</th>
                <td class="num">{row.days}</td>
                <td class="cause">
                  {causeWords(row.causes)}
                  {row.inCare ? "" : "; not in care"}
                </td>
                <td class="num">{money(row.balance)}</td>
                <td class="num">{money(row.retained)}</td>
                <td class="num">{money(row.unpaidLumpSum)}</td>
                <td class="num">{money(row.daily)}</td>
                <td class="num">{money(row.ongoing)}</td>
                <td class="num">{money(row.unpaid)}</td>
                <td class="num">{row.retention ? formatRate(row.retentionADay) : "–"}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
