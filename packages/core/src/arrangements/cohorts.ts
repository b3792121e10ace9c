/** Both arrangements side by side, cut wherever either changes, under the name that people give the case. */
import { LAST_DAY, dayNumber, dayNumberOr, dayText } from "../days/civil.ts";
import { intersect } from "../days/range.ts";
import { endText } from "./days.ts";
import type {
  AccommodationArrangementDays,
  ArrangementFacts,
  Cohort,
  CohortDays,
  FeeArrangement,
  FeeArrangementDays,
} from "./facts.ts";
import type { Since } from "./fee-arrangement.ts";

/** `since`: the fee classes that the dates give, whatever people decided. */
export function cohortDays(
  facts: ArrangementFacts,
  since: readonly Since<FeeArrangement>[],
  fees: readonly FeeArrangementDays[],
  rooms: readonly AccommodationArrangementDays[],
): CohortDays[] {
  const electedPre2014 = since.find((row, at) => row.reason === "OPTED_IN" && since[at - 1]?.arrangement === "PRE14");
  const continuing = facts.homeCareOnSep2024 === "continuing";
  const days: CohortDays[] = [];
  for (const fee of fees) {
    for (const room of rooms) {
      const both = intersect(
        { from: dayNumber(fee.from), to: dayNumberOr(fee.to, LAST_DAY) },
        { from: dayNumber(room.from), to: dayNumberOr(room.to, LAST_DAY) },
      );
      if (both === null) continue;
      const fromPre2014 = electedPre2014 !== undefined && both.from >= electedPre2014.from;
      add(days, {
        from: dayText(both.from),
        to: endText(both.to),
        cohort: cohortOf(fee, room),
        fee: fee.arrangement,
        nonClinicalCareZero: fromPre2014 ? "OPTED_IN_FROM_PRE14" : continuing ? "CONTINUING_HOME_CARE" : null,
        meansTestedFeeZero: continuing ? "CONTINUING_HOME_CARE" : null,
        accommodation: room.arrangement,
        retention: room.retention,
        indexation: room.indexation,
      });
    }
  }
  return days;
}

/** The reason of an arrangement may change where the arrangement does not: that is no cut here. */
function add(days: CohortDays[], row: CohortDays): void {
  const last = days.at(-1);
  const same =
    last !== undefined &&
    last.cohort === row.cohort &&
    last.fee === row.fee &&
    last.nonClinicalCareZero === row.nonClinicalCareZero &&
    last.meansTestedFeeZero === row.meansTestedFeeZero &&
    last.accommodation === row.accommodation &&
    last.retention === row.retention &&
    last.indexation === row.indexation;
  if (same) last.to = row.to;
  else days.push(row);
}

function cohortOf(fee: FeeArrangementDays, room: AccommodationArrangementDays): Cohort {
  if (fee.arrangement === "NOV25") return fee.reason === "OPTED_IN" ? "OPT-IN" : "NOV25";
  if (fee.reason === "HOME_CARE_ON_12_SEPTEMBER_2024") return "POST14-HC";
  return room.arrangement === "NOV25" && room.reason === "BREAK_OVER_28_DAYS" ? "BREAK" : fee.arrangement;
}
