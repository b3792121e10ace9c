import type { MoneyMade } from "@banksia/contracts";
import { For, type JSX } from "solid-js";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import { JOURNAL_KINDS } from "../billing/journal-kinds.ts";

/** The journals that an act makes and posts in one step, and what each of them makes. */
export function MoneyMadeTable(props: { made: readonly MoneyMade[]; label: string }): JSX.Element {
  return (
    <div class="wide-table" role="region" aria-label={props.label} tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">Journal</th>
            <th scope="col" class="num">
              Amount $
            </th>
            <th scope="col" class="num">
              Documents
            </th>
            <th scope="col" class="num">
              Entries
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.made}>
            {(one) => (
              <tr>
                <th scope="row">{one.kind === "lines" ? "Lump-sum invoice" : JOURNAL_KINDS[one.kind]}</th>
                <td class="num">{formatMoney(one.amount)}</td>
                <td class="num">{formatNumber(one.transactionCount)}</td>
                <td class="num">{formatNumber(one.entryCount)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
