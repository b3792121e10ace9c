import { createMemo, For, type JSX, Show } from "solid-js";
import { today } from "../data/today.ts";
import { formatDay, formatPeriod } from "../lib/days.ts";
import { layTimeline } from "../lib/timeline.ts";
import { Icon } from "./icon.tsx";
import "./timeline.css";

export interface TimelineRow {
  from: string;
  to: string | null;
  label: string;
  /** Greyed: not in force. */
  faint?: boolean | undefined;
  /** Not saved yet: drawn with a dashed edge. */
  proposed?: boolean | undefined;
  /** The line it is drawn on, where several share one; otherwise each has its own. */
  lane?: number | undefined;
  /** Hatched: away, or otherwise apart from what stands above it. */
  hatched?: boolean | undefined;
  onOpen?: (() => void) | undefined;
}

/** Spans narrower than this (hundredths of a per cent) show no words; the table beside has them. */
const LEGIBLE = { wide: 450, narrow: 1300 };

/** Effective-dated rows on one line of time. Gaps and overlaps are drawn and said. The table beside it has the figures. */
export function Timeline(props: {
  label: string;
  rows: TimelineRow[];
  /** Each row on a line of its own, for rows that may run side by side. */
  lanes?: boolean | undefined;
  /** It stands in a panel. */
  narrow?: boolean | undefined;
}): JSX.Element {
  const view = createMemo(() => layTimeline(props.rows, today()));
  const lanes = () => props.rows.reduce((most, row, index) => Math.max(most, (row.lane ?? index) + 1), 1);
  const at = (hundredths: number) => `${hundredths / 100}%`;
  return (
    <Show when={props.rows.length > 0}>
      <figure class="timeline" aria-label={props.label}>
        <div class="timeline-track">
          <For each={view().spans}>
            {(span) => {
              const row = () => props.rows[span.index];
              return (
                <Show when={row()}>
                  {(one) => (
                    <div
                      class="timeline-span"
                      classList={{
                        open: span.after,
                        faint: one().faint ?? false,
                        proposed: one().proposed ?? false,
                        hatched: one().hatched ?? false,
                      }}
                      style={{
                        left: at(span.left),
                        width: at(span.width),
                        top: props.lanes ? `${(one().lane ?? span.index) * 28}px` : "0",
                      }}
                      title={`${one().label}, ${formatPeriod(one().from, one().to)}`}
                    >
                      <Show
                        when={one().onOpen}
                        fallback={
                          <span>{span.width < LEGIBLE[props.narrow ? "narrow" : "wide"] ? "" : one().label}</span>
                        }
                      >
                        {(open) => (
                          <button
                            type="button"
                            onClick={() => open()()}
                            aria-label={`${one().label}, ${formatPeriod(one().from, one().to)}`}
                          >
                            {span.width < LEGIBLE[props.narrow ? "narrow" : "wide"] ? "" : one().label}
                          </button>
                        )}
                      </Show>
                    </div>
                  )}
                </Show>
              );
            }}
          </For>
          <Show when={!props.lanes}>
            <For each={view().gaps}>
              {(gap) => (
                <div class="timeline-gap" style={{ left: at(gap.left), width: at(gap.width) }} aria-hidden="true" />
              )}
            </For>
            <For each={view().overlaps}>
              {(part) => (
                <div
                  class="timeline-overlap"
                  style={{ left: at(part.left), width: at(part.width) }}
                  aria-hidden="true"
                />
              )}
            </For>
          </Show>
          <Show when={view().todayAt}>
            {(place) => (
              <div
                class="timeline-today"
                style={{ left: at(place()) }}
                title={`Today, ${formatDay(today())}`}
                aria-hidden="true"
              />
            )}
          </Show>
          <div class="timeline-lane" style={{ height: `${(props.lanes ? lanes() : 1) * 28}px` }} />
        </div>
        <figcaption class="timeline-ends">
          <span>{formatDay(view().from)}</span>
          <span>{formatDay(view().to)}</span>
        </figcaption>
        <Show when={!props.lanes}>
          <For each={view().gaps}>
            {(gap) => (
              <p class="timeline-fault">
                <Icon name="warning" /> Nothing applies {formatPeriod(gap.from, gap.to)}.
              </p>
            )}
          </For>
          <For each={view().overlaps}>
            {(part) => (
              <p class="timeline-fault">
                <Icon name="warning" /> More than one applies {formatPeriod(part.from, part.to)}.
              </p>
            )}
          </For>
        </Show>
      </figure>
    </Show>
  );
}
