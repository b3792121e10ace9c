import { For, type JSX } from "solid-js";
import { Link } from "../../frame/facility.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import type { DepositMovement } from "./types.ts";
import { movementWords } from "./words.ts";
import "./accommodation.css";

/** Posted movements of a lump sum, the newest first, each with its document; one opens beside it. */
export function MovementsTable(props: {
  movements: readonly DepositMovement[];
  openId: number | undefined;
  onOpen: (id: number) => void;
}): JSX.Element {
  return (
    <div class="wide-table" role="region" aria-label="Movements" tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">Posted movements of the lump sum, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Movement</th>
            <th scope="col" class="num">
              Amount $
            </th>
            <th scope="col" class="num">
              Balance $
            </th>
            <th scope="col">Description</th>
            <th scope="col">Document</th>
            <th scope="col">Posted on</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.movements.toReversed()}>
            {(row) => (
              <tr classList={{ open: props.openId === row.id }}>
                <th scope="row">
                  <button
                    type="button"
                    class="record-open"
                    data-record
                    aria-expanded={props.openId === row.id}
                    onClick={() => props.onOpen(row.id)}
                  >
                    {formatDay(row.movementDate)}
                  </button>
                </th>
                <td>
                  {movementWords(row.kind)}
                  {row.reversesId === null ? "" : ", taken back"}
                </td>
                <td class="num">{formatMoney(row.amount)}</td>
                <td class="num">{formatMoney(row.balance)}</td>
                <td class="words">{row.description}</td>
                <td>
                  <Link href={`/ledger/transactions/${row.transactionId}`}>{row.documentNumber}</Link>
                </td>
                <td>{formatDay(row.postingDate)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
