import { createMemo, For, type JSX, Show } from "solid-js";
import { today } from "../../data/today.ts";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatMoney } from "../../lib/money.ts";
import { balanceCourse, type BalanceStep } from "./balance-course.ts";
import "./accommodation.css";

/** Labels further right than this stand before their step. */
const FLIP = 8000;

/** The balance of a lump sum over time with the cause of each step. A table has every figure. */
export function BalanceChart(props: { steps: readonly BalanceStep[]; until: string }): JSX.Element {
  const course = createMemo(() => balanceCourse(props.steps, props.until, today()));
  return (
    <Show when={course()}>
      {(drawn) => (
        <figure class="balance-course" aria-label="Balance over time">
          <div class="balance-box" aria-hidden="true">
            <svg viewBox="0 0 1000 200" preserveAspectRatio="none">
              <polygon class="balance-area" points={drawn().area} />
              <polyline class="balance-line" points={drawn().line} />
            </svg>
            <For each={drawn().labels}>
              {(label) => (
                <div
                  class="balance-label"
                  classList={{ flipped: label.left > FLIP, low: label.top > 8000 }}
                  style={{ left: `${label.left / 100}%`, top: `${label.top / 100}%` }}
                >
                  <span class="money">{formatDollars(label.step.balance)}</span>
                  <span>{label.step.causes.join(", ")}</span>
                </div>
              )}
            </For>
            <Show when={drawn().todayAt}>
              {(at) => <div class="balance-today" style={{ left: `${at() / 100}%` }} title="Today" />}
            </Show>
          </div>
          <figcaption class="balance-ends">
            <span>{formatDay(props.steps[0]?.on ?? "")}</span>
            <span>{formatDay(drawn().end)}</span>
          </figcaption>
          <details class="balance-table">
            <summary>The balance as a table</summary>
            <div class="wide-table" role="region" aria-label="Balance over time, step by step" tabindex={0}>
              <table class="plain-table">
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col">Cause</th>
                    <th scope="col" class="num">
                      Change $
                    </th>
                    <th scope="col" class="num">
                      Balance $
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={props.steps}>
                    {(step) => (
                      <tr>
                        <th scope="row">{formatDay(step.on)}</th>
                        <td>{step.causes.join(", ")}</td>
                        <td class="num">{formatMoney(step.change)}</td>
                        <td class="num">{formatMoney(step.balance)}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </details>
        </figure>
      )}
    </Show>
  );
}
