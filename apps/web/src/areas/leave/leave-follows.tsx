import type { LeaveChange } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { EffectView } from "../fees/effect-view.tsx";
import { financialYearWords, issuesOfLeave } from "./words.ts";

/** What follows from a change of leave: what is left of the year, fees that change, what an adjustment comes to. */
export function LeaveFollows(props: { change: LeaveChange }): JSX.Element {
  const year = () => props.change.account.socialYears[0];
  const run = () => props.change.account.hospitalRuns.findLast((one) => one.cutFrom !== null);
  return (
    <div class="stack tight">
      <WarningList warnings={props.change.account.warnings} />
      <Show when={year()}>
        {(found) => (
          <p>
            Social leave {financialYearWords(found().financialYear)}: {count(found().used, "day")} used,{" "}
            {found().remaining} left
            {found().unfunded > 0
              ? `, ${found().unfunded} past them from ${formatDay(found().unfundedFrom ?? "")}`
              : ""}
            .
          </p>
        )}
      </Show>
      <Show when={run()}>
        {(found) => (
          <p>
            In hospital for {count(found().days, "day")}: no base rate from {formatDay(found().cutFrom ?? "")}.
          </p>
        )}
      </Show>
      <EffectView effect={{ ...props.change.effect, issues: issuesOfLeave(props.change.effect.issues) }} />
    </div>
  );
}
