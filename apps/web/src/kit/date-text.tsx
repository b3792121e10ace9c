import { type JSX, Show } from "solid-js";
import { formatDay, formatPeriod } from "../lib/days.ts";
import { formatInstant } from "../lib/words.ts";

/** A civil day as dd/mm/yyyy; nothing when there is none. */
export function DateText(props: { day: string | null | undefined }): JSX.Element {
  return (
    <Show when={props.day}>
      {(day) => (
        <time datetime={day()} class="nowrap">
          {formatDay(day())}
        </time>
      )}
    </Show>
  );
}

/** A period with both ends shown, or `from …` when it is open. */
export function PeriodText(props: { from: string; to: string | null | undefined }): JSX.Element {
  return <span class="nowrap">{formatPeriod(props.from, props.to)}</span>;
}

/** An instant in the reader's time zone. */
export function InstantText(props: { at: string | null | undefined }): JSX.Element {
  return (
    <Show when={props.at}>
      {(at) => (
        <time datetime={at()} class="nowrap">
          {formatInstant(at())}
        </time>
      )}
    </Show>
  );
}
