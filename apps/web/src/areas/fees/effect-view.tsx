import type { FeeEffect } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { Notice } from "../../kit/failure.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney, formatRate } from "../../lib/money.ts";
import { adjustmentWords, changesNothing } from "./effect-words.ts";
import { COHORTS } from "./words.ts";
import { asWritten } from "../../lib/words.ts";
import "./fees.css";

/** What follows from a change of a client's facts: arrangements, amounts a day, and what the adjustment will come to. */
export function EffectView(props: { effect: FeeEffect }): JSX.Element {
  const amount = (text: string | null) => (text === null ? <span class="muted">none</span> : formatRate(text));
  return (
    <div class="stack tight">
      <For each={props.effect.issues}>
        {(issue) => (
          <Notice tone={issue.severity === "error" ? "failed" : "attention"}>{asWritten(issue.message)}</Notice>
        )}
      </For>
      <Show when={changesNothing(props.effect)}>
        <p>No fee and no arrangement changes.</p>
      </Show>
      <Show when={props.effect.arrangements.length > 0}>
        <ul role="list" class="stack tight">
          <For each={props.effect.arrangements}>
            {(row) => (
              <li>
                {formatPeriod(row.from, row.to)}: {row.after ? COHORTS[row.after].name : "no arrangement"}
                <span class="muted"> instead of {row.before ? COHORTS[row.before].name : "none"}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.effect.amounts.length > 0}>
        <div class="effect-amounts">
          <table class="plain-table">
            <caption class="visually-hidden">Amounts a day that change</caption>
            <thead>
              <tr>
                <th scope="col">Fee</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col" class="num">
                  Before $
                </th>
                <th scope="col" class="num">
                  After $
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.effect.amounts}>
                {(row) => (
                  <tr title={row.source ?? undefined}>
                    <th scope="row">
                      <abbr title={row.description}>{row.billingCode}</abbr>
                    </th>
                    <td>{formatDay(row.from)}</td>
                    <td>{row.to ? formatDay(row.to) : <span class="muted">on</span>}</td>
                    <td class="num">{amount(row.before)}</td>
                    <td class="num">{amount(row.after)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <p class={props.effect.adjustments.length > 0 ? "effect-sum" : "muted"}>{adjustmentWords(props.effect)}</p>
      <Show when={props.effect.adjustments.length > 0}>
        <ul role="list">
          <For each={props.effect.adjustments}>
            {(row) => (
              <li class="row">
                <span class="grow">
                  {row.billingCode} <span class="muted">billed {formatPeriod(row.from, row.to)}</span>
                </span>
                <span class="money">{formatMoney(row.amount)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
