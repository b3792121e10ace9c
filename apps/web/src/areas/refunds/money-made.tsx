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
                <th scope="row">{nameOf(one)}</th>
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

/** An act invoices a lump sum that moves, or takes back what was taken from one. */
function nameOf({ kind, amount }: MoneyMade): string {
  if (kind !== "lines") return JOURNAL_KINDS[kind];
  return amount.startsWith("-") ? "Deductions taken back" : "Lump-sum invoice";
}
