import type { CapForecast } from "@banksia/contracts";
import { createMemo, For, type JSX, Show } from "solid-js";
import { formatDay } from "../../lib/days.ts";
import { courseOf, nearPoints } from "./course.ts";
import { capAmount, LIMIT_TITLES } from "./words.ts";
import "./capping.css";

/** Labels of days further right than this stand before their line. */
const FLIP = 8000;

/** What is used of a cap over time: solid up to today, dashed from then on, under its threshold. A table has the figures. */
export function CourseChart(props: { forecast: CapForecast; asOf: string }): JSX.Element {
  const points = createMemo(() =>
    props.forecast.limitType === "MEANS_TESTED_ANNUAL"
      ? nearPoints(props.forecast.points, props.asOf)
      : props.forecast.points,
  );
  const course = createMemo(() => courseOf(points(), props.asOf));
  const ends = () => [points()[0]?.day ?? "", points().at(-1)?.day ?? ""];
  const unit = () => (props.forecast.limitType === "CARE_DAYS" ? "days" : "$");
  const reachedAt = () => {
    const { reachedOn } = props.forecast;
    return reachedOn === null ? null : (course()?.at(reachedOn) ?? null);
  };
  const last = () => points().at(-1);
  return (
    <Show when={course()}>
      {(drawn) => (
        <figure class="course">
          <div class="course-box">
            <svg viewBox="0 0 1000 200" preserveAspectRatio="none" aria-hidden="true">
              <polygon class="course-area" points={drawn().area} />
              <polyline class="course-threshold" points={drawn().threshold} />
              <polyline class="course-past" points={drawn().past} />
              <polyline class="course-coming" points={drawn().coming} />
            </svg>
            <span class="course-label top" aria-hidden="true">
              Threshold {capAmount(props.forecast.limitType, last()?.threshold ?? null)} {unit()}
            </span>
            <div
              class="course-mark"
              classList={{ flipped: drawn().todayAt > FLIP }}
              style={{ left: `${drawn().todayAt / 100}%` }}
              aria-hidden="true"
            >
              <span>Today</span>
            </div>
            <Show when={reachedAt()}>
              {(at) => (
                <div
                  class="course-mark reached"
                  classList={{ flipped: at() > FLIP }}
                  style={{ left: `${at() / 100}%` }}
                  aria-hidden="true"
                >
                  <span>{formatDay(props.forecast.reachedOn ?? "")}</span>
                </div>
              )}
            </Show>
          </div>
          <figcaption class="course-ends">
            <span>{formatDay(ends()[0] ?? "")}</span>
            <span>{formatDay(ends()[1] ?? "")}</span>
          </figcaption>
          <details class="course-table">
            <summary>{LIMIT_TITLES[props.forecast.limitType]} as a table</summary>
            <div
              class="cap-grid"
              role="region"
              aria-label={`${LIMIT_TITLES[props.forecast.limitType]}, month by month`}
              tabindex={0}
            >
              <table class="plain-table">
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col" class="num">
                      Used {unit()}
                    </th>
                    <th scope="col" class="num">
                      Threshold {unit()}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={props.forecast.points}>
                    {(point) => (
                      <tr>
                        <th scope="row">{formatDay(point.day)}</th>
                        <td class="num">{capAmount(props.forecast.limitType, point.used)}</td>
                        <td class="num">{capAmount(props.forecast.limitType, point.threshold)}</td>
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
