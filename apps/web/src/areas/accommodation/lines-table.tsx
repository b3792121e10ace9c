import { For, type JSX, Show } from "solid-js";
import { Timeline } from "../../kit/timeline.tsx";
import { today } from "../../data/today.ts";
import { formatDay } from "../../lib/days.ts";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import type { AccommodationLine } from "./types.ts";
import { METHODS } from "./words.ts";
import "./accommodation.css";

/** The lines of an agreement, drawn on a line of time and as a table; each opens beside it. */
export function LinesTable(props: {
  lines: readonly AccommodationLine[];
  openId: number | undefined;
  onOpen: (id: number) => void;
}): JSX.Element {
  const sorted = () =>
    props.lines.toSorted((a, b) => (a.startDate < b.startDate ? 1 : a.startDate > b.startDate ? -1 : b.id - a.id));
  const past = (line: AccommodationLine) => line.endDate !== null && line.endDate < today();
  const money = (amount: string | null) => (amount === null ? "" : formatMoney(amount));
  const rate = (text: string | null) => (text === null ? "" : formatNumber(text));
  return (
    <>
      <Timeline
        label="Lines over time"
        rows={props.lines
          .filter((line) => !line.inError)
          .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
          .map((line) => ({
            from: line.startDate,
            to: line.endDate,
            label: line.title,
            faint: past(line),
            onOpen: () => props.onOpen(line.id),
          }))}
      />
      <div class="wide-table" role="region" aria-label="Accommodation lines" tabindex={0}>
        <table class="plain-table">
          <caption class="visually-hidden">Accommodation lines, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Effective</th>
              <th scope="col">End</th>
              <th scope="col">What</th>
              <th scope="col">Paid as</th>
              <For
                each={[
                  "Price $",
                  "Most a day $",
                  "Assessed $",
                  "Agreed $",
                  "MPIR %",
                  "Agreed rate %",
                  "Lump sum $",
                  "Forecast a day $",
                ]}
              >
                {(label) => (
                  <th scope="col" class="num">
                    {label}
                  </th>
                )}
              </For>
              <th scope="col">Collected</th>
              <th scope="col">Description</th>
            </tr>
          </thead>
          <tbody>
            <For each={sorted()}>
              {(line) => (
                <tr
                  classList={{
                    open: props.openId === line.id,
                    faded: past(line) || line.inError,
                    "in-error": line.inError,
                  }}
                >
                  <th scope="row">
                    <button
                      type="button"
                      class="record-open"
                      data-record
                      aria-expanded={props.openId === line.id}
                      onClick={() => props.onOpen(line.id)}
                    >
                      {formatDay(line.startDate)}
                    </button>
                    <Show when={line.inError}>
                      <span class="visually-hidden"> created in error</span>
                    </Show>
                  </th>
                  <td>{line.endDate ? formatDay(line.endDate) : <span class="muted">on</span>}</td>
                  <td>{line.title}</td>
                  <td>{METHODS[line.method]}</td>
                  <td class="num">{money(line.placePrice)}</td>
                  <td class="num">{money(line.maximumDaily)}</td>
                  <td class="num">{money(line.assessedAmount)}</td>
                  <td class="num">{money(line.agreedAmount ?? line.perDay)}</td>
                  <td class="num">{rate(line.mpir)}</td>
                  <td class="num">{rate(line.agreedRate)}</td>
                  <td class="num">{money(line.agreedLumpSum)}</td>
                  <td class="num">{money(line.forecastDaily)}</td>
                  <td>{line.collection === "drawdown" ? "from the lump sum" : "billed"}</td>
                  <td>{line.description ?? ""}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </>
  );
}
