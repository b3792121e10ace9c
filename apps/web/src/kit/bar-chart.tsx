import { createMemo, For, type JSX } from "solid-js";
import { formatMoney, subtractMoney, toCents } from "../lib/money.ts";
import "./bar-chart.css";

export interface Bar {
  label: string;
  now: string;
  before: string;
  href?: string | undefined;
}

/** Two amounts a row, drawn and written: a table to those who do not see the bars. */
export function BarChart(props: {
  label: string;
  nowLabel: string;
  beforeLabel: string;
  rowHead: string;
  bars: Bar[];
  link?: ((bar: Bar) => JSX.Element) | undefined;
}): JSX.Element {
  const largest = createMemo(() => {
    let most = 1n;
    for (const bar of props.bars)
      for (const amount of [toCents(bar.now), toCents(bar.before)]) if (amount > most) most = amount;
    return most;
  });
  const width = (amount: string) => {
    const cents = toCents(amount);
    return cents <= 0n ? "0" : `${Number((cents * 10_000n) / largest()) / 100}%`;
  };
  return (
    <div class="bars-scroll" role="region" aria-label={props.label} tabindex={0}>
      <table class="bars">
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{props.rowHead}</th>
            <th scope="col" class="num">
              {props.nowLabel}
            </th>
            <th scope="col" class="num">
              {props.beforeLabel}
            </th>
            <th scope="col" class="num">
              Difference
            </th>
            <th class="bars-key" aria-hidden="true">
              <span class="bar-now" /> {props.nowLabel} <span class="bar-before" /> {props.beforeLabel}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.bars}>
            {(bar) => (
              <tr>
                <th scope="row">{props.link?.(bar) ?? bar.label}</th>
                <td class="num">{formatMoney(bar.now)}</td>
                <td class="num muted">{formatMoney(bar.before)}</td>
                <td class="num">{formatMoney(subtractMoney(bar.now, bar.before))}</td>
                <td class="bars-cell" aria-hidden="true">
                  <div class="bar-now" style={{ width: width(bar.now) }} />
                  <div class="bar-before" style={{ width: width(bar.before) }} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
