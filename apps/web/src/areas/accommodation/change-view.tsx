import type { AccommodationPreview } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { Facts } from "../../kit/facts.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatNumber, isZero } from "../../lib/money.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { ChargesTable } from "./charges-table.tsx";
import { LawSteps } from "./law-steps.tsx";

/** What follows from a change of an agreement: what it comes to a day, and what the next run charges and takes back. */
export function ChangeView(props: {
  change: AccommodationPreview;
  /** First day of the line that is being entered; null when one is taken away. */
  startDate: string | null;
}): JSX.Element {
  const line = () =>
    props.change.accommodationPayment.lines.find((one) => !one.inError && one.startDate === props.startDate);
  return (
    <div class="stack tight">
      <WarningList warnings={props.change.warnings} />
      <Show when={line()}>
        {(found) => (
          <>
            <Facts
              facts={[
                ["Called", found().title],
                found().endDate !== null && ["Until", formatDay(found().endDate ?? "")],
                found().mpir !== null && [
                  "Maximum permissible rate",
                  `${formatNumber(found().mpir ?? "")}% of ${formatDay(found().rateDate)}`,
                ],
                found().maximumDaily !== null && ["Most a day", formatDollars(found().maximumDaily ?? "")],
                found().maximumLumpSum !== null && ["Most as a lump sum", formatDollars(found().maximumLumpSum ?? "")],
                found().forecastDaily !== null && ["Forecast a day", formatDollars(found().forecastDaily ?? "")],
                ["Lump sum agreed", formatDollars(found().agreedLumpSum)],
              ]}
            />
            <LawSteps steps={found().steps} />
          </>
        )}
      </Show>
      <Show
        when={props.change.charges.length > 0 || props.change.reversals.length > 0}
        fallback={<p>Nothing that is charged already changes. The next run charges from here on.</p>}
      >
        <Show when={props.change.reversals.length > 0}>
          <p>The next run takes back:</p>
          <ChargesTable label="Taken back by the next run" charges={props.change.reversals} />
        </Show>
        <Show when={props.change.charges.length > 0}>
          <p>The next run charges:</p>
          <ChargesTable label="Charged by the next run" charges={props.change.charges} />
        </Show>
        <p>
          <strong>{differenceWords(props.change.difference)}</strong>
        </p>
      </Show>
    </div>
  );
}

/** What charges less reversals come to for the client. */
export function differenceWords(difference: string): string {
  if (isZero(difference)) return "Together they change nothing.";
  return difference.startsWith("-")
    ? `Together the client is credited ${formatDollars(difference.slice(1))}.`
    : `Together the client is charged ${formatDollars(difference)} more.`;
}
