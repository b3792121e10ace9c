import type { CapLine } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { DateText } from "../../kit/date-text.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { capAmount, LIMIT_TYPES } from "./words.ts";
import "./capping.css";

const day = (value: string | null): JSX.Element =>
  value === null ? <span class="muted">–</span> : <DateText day={value} />;

/** The rows of a client's caps as last calculated, all columns. */
export function CapGrid(props: { lines: CapLine[] }): JSX.Element {
  const amount = (line: CapLine, value: string | null) => (
    <td class="num">{value === null ? <span class="muted">unknown</span> : capAmount(line.limitType, value)}</td>
  );
  return (
    <div class="cap-grid" role="region" aria-label="Caps as last calculated" tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">
          Caps as of {formatDay(props.lines[0]?.calculatedDate ?? "")}, in dollars; of days, in days
        </caption>
        <thead>
          <tr>
            <th scope="col">Limit type</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Calculated from</th>
            <th scope="col" class="num">
              Threshold
            </th>
            <th scope="col" class="num">
              Opening
            </th>
            <th scope="col" class="num">
              Current
            </th>
            <th scope="col" class="num">
              Other
            </th>
            <th scope="col" class="num">
              Total
            </th>
            <th scope="col" class="num">
              Remaining
            </th>
            <th scope="col" class="num">
              Ahead
            </th>
            <th scope="col">Limit reached</th>
            <th scope="col">Anniversary</th>
            <th scope="col">Anniversary reached</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr classList={{ faded: line.anniversaryReached }}>
                <th scope="row">{LIMIT_TYPES[line.limitType]}</th>
                <td>{day(line.from)}</td>
                <td>{line.to === null ? <span class="muted">for life</span> : day(line.to)}</td>
                <td>{day(line.fromCalculatedDate)}</td>
                {amount(line, line.threshold)}
                {amount(line, line.opening)}
                {amount(line, line.current)}
                {amount(line, line.other)}
                <td class="num">
                  <strong>{capAmount(line.limitType, line.total)}</strong>
                </td>
                {amount(line, line.remaining)}
                {amount(line, line.ahead)}
                <td>
                  <Show when={line.limitReached} fallback={<span class="muted">No</span>}>
                    <StateChip tone="attention">
                      Reached{line.limitReachedDate ? ` ${formatDay(line.limitReachedDate)}` : ""}
                    </StateChip>
                  </Show>
                </td>
                <td>{day(line.anniversary)}</td>
                <td>
                  {line.anniversary === null ? <span class="muted">–</span> : line.anniversaryReached ? "Yes" : "No"}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
