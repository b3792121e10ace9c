/** The facts of one stay as the rules on resident fees take them. */
import { rowOn } from "@banksia/core/arrangements/arrangements";
import type { CohortDays } from "@banksia/core/arrangements/facts";
import type { Circumstances } from "@banksia/core/fees/facts";
import { advicesInForce } from "@banksia/core/fees/fee-advice";
import type { FactsBeforeCaps } from "@banksia/core/fees/fees-before-caps";
import type { AbsenceDays } from "@banksia/core/leave/facts";
import { preEntryLeave } from "@banksia/core/leave/pre-entry";
import { type Figures, within } from "./figures.ts";
import type { Policies } from "./policies.ts";
import type { ResidentRecord, StayRow } from "./record.ts";
import { type KnownStay, movedOn } from "./stays.ts";

/** The rules hold from this day on: earlier days keep the rates that were entered for them. */
export const CALCULATED_FROM = "2025-11-01";
/** The last day there is: the fees run on as long as the facts do. */
const ALWAYS = "9999-12-31";

/** Null when no day of the stay is calculated. */
export function stayFacts(
  record: ResidentRecord,
  stay: StayRow,
  known: readonly KnownStay[],
  cohorts: readonly CohortDays[],
  absences: readonly AbsenceDays[],
  figures: Figures,
  policies: Policies,
): FactsBeforeCaps | null {
  if (stay.departureDate !== null && stay.departureDate < CALCULATED_FROM) return null;
  const cameFromHome = movedOn(known, stay, stay.entryDate, "left");
  const { departureDate, billingEndDate } = stay;
  const wentToHome = departureDate !== null && movedOn(known, stay, departureDate, "entered");
  // A home whose billing ends before the day of a move leaves the fees of the day to the next one.
  const chargesMove = wentToHome && (billingEndDate === null || billingEndDate >= departureDate);
  return {
    from: CALCULATED_FROM,
    to: ALWAYS,
    stay: {
      kind: stay.kind,
      startDay: stay.entryDate,
      departureDay: stay.departureDate,
      preEntryFrom: preEntryFrom(stay, cohorts),
      cameFromHome,
      wentToHome: chargesMove,
    },
    cohorts,
    pre2014Fee: record.facts.pre2014Fee,
    circumstances: circumstancesOf(record, stay, wentToHome),
    advices: advicesInForce(record.advices, null, policies.fees),
    incomes: [],
    classWeight: record.classes.flatMap((row) => within(figures.weights.get(row.classCode) ?? [], row)),
    oxygenSupplement: supplement(record, figures, "oxygen_supplement"),
    enteralSupplement: [
      ...supplement(record, figures, "enteral_feeding_supplement_bolus"),
      ...supplement(record, figures, "enteral_feeding_supplement_non_bolus"),
    ],
    absences,
    rates: figures.rates,
  };
}

function supplement(record: ResidentRecord, figures: Figures, table: string): FactsBeforeCaps["oxygenSupplement"] {
  const values = figures.supplements.get(table) ?? [];
  return record.supplements.filter((row) => row.tableKey === table).flatMap((row) => within(values, row));
}

/** Days before entry can be charged from the agreement on, in permanent care. */
function preEntryFrom(stay: StayRow, cohorts: readonly CohortDays[]): string | null {
  if (stay.kind !== "permanent" || stay.agreementDate === null) return null;
  const { result } = preEntryLeave({
    serviceAgreementDay: stay.agreementDate,
    startDay: stay.entryDate,
    transitional: rowOn(cohorts, stay.entryDate)?.fee !== "NOV25",
  });
  return result?.from ?? null;
}

/**
 * When people were told the first amounts: as recorded; else, for a stay of before November 2025, in time, since its fees
 * were advised under the old Act; else on the day of the first advice.
 */
function circumstancesOf(record: ResidentRecord, stay: StayRow, wentToHome: boolean): Circumstances {
  const { facts } = record;
  const first = record.advices.map((advice) => advice.issuedOn).sort()[0] ?? null;
  const told = stay.entryDate < CALCULATED_FROM ? stay.entryDate : first;
  return {
    startDay: stay.entryDate,
    personInformedOn: facts.personInformedOn ?? told,
    providerInformedOn: facts.providerInformedOn ?? told,
    ended:
      stay.departureDate === null
        ? null
        : {
            on: stay.departureDate,
            how:
              stay.departureReason === "deceased"
                ? "died"
                : wentToHome || stay.departureReason === "other_service"
                  ? "moved"
                  : "left_care",
          },
    hasDependentChild: facts.hasDependentChild,
    formerPrisonerOfWar: facts.formerPrisonerOfWar,
    zeroDetermination: facts.zeroFrom === null ? [] : [{ from: facts.zeroFrom, to: facts.zeroTo }],
    inCareIn1997: facts.inCareIn1997,
  };
}
