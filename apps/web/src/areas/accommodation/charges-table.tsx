import { For, type JSX, Show } from "solid-js";
import { Link } from "../../frame/facility.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney, sumMoney } from "../../lib/money.ts";
import type { DepositCharge } from "./types.ts";
import { CHARGE_KINDS } from "./words.ts";
import { asWritten } from "../../lib/words.ts";
import "./accommodation.css";

/** Charges of a deposit with what they are for; those that are in a journal open their line. */
export function ChargesTable(props: {
  label: string;
  charges: readonly DepositCharge[];
  journal?: boolean | undefined;
}): JSX.Element {
  return (
    <div class="wide-table" role="region" aria-label={props.label} tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">Days</th>
            <th scope="col">Charge</th>
            <th scope="col" class="num">
              Count
            </th>
            <th scope="col" class="num">
              A day $
            </th>
            <th scope="col" class="num">
              Amount $
            </th>
            <th scope="col">Collected</th>
            <Show when={props.journal}>
              <th scope="col">In the books</th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.charges}>
            {(charge) => (
              <tr>
                <th scope="row">{formatPeriod(charge.from, charge.to)}</th>
                <td class="words">
                  {CHARGE_KINDS[charge.kind]}
                  <div class="muted small">{asWritten(charge.text)}</div>
                </td>
                <td class="num">{charge.days}</td>
                <td class="num">{charge.perDay === null ? "" : formatMoney(charge.perDay)}</td>
                <td class="num">{formatMoney(charge.amount)}</td>
                <td>
                  {charge.drawdown
                    ? `from the lump sum${charge.deductedOn ? ` on ${formatDay(charge.deductedOn)}` : ""}`
                    : "billed"}
                </td>
                <Show when={props.journal}>
                  <td>
                    <Show when={charge.journalLineId} fallback={<span class="muted">not charged</span>}>
                      {(lineId) => <Link href={`/journal-lines/${lineId()}`}>Line {lineId()}</Link>}
                    </Show>
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={4}>
              Sum
            </th>
            <td class="num">{formatMoney(sumMoney(props.charges.map((charge) => charge.amount)))}</td>
            <td colspan={props.journal ? 2 : 1} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
