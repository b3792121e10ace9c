/** What a resident's arrangements, rates, schedule lines and holds should be, from everything on record. Pure. */
import { arrangementsOf } from "@banksia/core/arrangements/arrangements";
import type { Arrangements } from "@banksia/core/arrangements/facts";
import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { error, warning } from "@banksia/core/arrangements/outcome";
import { LAST_DAY, dayNumber } from "@banksia/core/days/civil";
import { feesBeforeCaps } from "@banksia/core/fees/fees-before-caps";
import { type Assembled, type WantedHold, type WantedRate, assemble } from "./assemble.ts";
import {
  type LineChanges,
  type LineInsert,
  calculatedLines,
  dropped,
  feeCodeOf,
  templateLines,
} from "./calculated-lines.ts";
import type { Claim } from "./claim.ts";
import { everydayClaims } from "./everyday-claims.ts";
import { absencesOf } from "./leave.ts";
import type { CohortRow, LegalCode, LineRow, ResidentRecord, StayRow } from "./record.ts";
import { reductionClaims } from "./reduction-claims.ts";
import { reservationClaims } from "./reservation-claims.ts";
import type { ResidentShared } from "./shared.ts";
import { LEGAL_FEES, type StayFees, claimsOf } from "./stay-claims.ts";
import { stayFacts } from "./stay-facts.ts";
import { arrangementFactsOf, staysOf } from "./stays.ts";
import { feeWords } from "./words.ts";

export interface ResidentPlan {
  clientId: number;
  arrangements: Arrangements | null;
  cohorts: CohortRow[];
  /** By service entry, for those who look at days. */
  fees: StayFees[];
  /** Hardship and bed reservations of the stays, for the same. */
  extras: { fee: "fee_reduction" | "bed_reservation_fee"; claim: Claim }[];
  rates: WantedRate[];
  holds: WantedHold[];
  lines: LineChanges;
  issues: LawIssue[];
}

/** With an issue of severity `error` nothing may be written. `today`: see `absencesOf`. */
export function planResident(record: ResidentRecord, shared: ResidentShared, today: string): ResidentPlan {
  const { policies } = shared;
  const plan: ResidentPlan = {
    clientId: record.clientId,
    arrangements: null,
    cohorts: [],
    fees: [],
    extras: [],
    rates: [],
    holds: [],
    lines: { inserts: [], updates: [], deletes: [] },
    issues: [],
  };
  // Who was never in residential care has nothing of it.
  if (record.stays.length === 0 && record.earlierStays.length === 0) return withoutStays(record, plan);
  const found = arrangementsOf(arrangementFactsOf(record), policies.arrangements);
  plan.issues.push(...found.issues.filter((each) => each.code !== "NO_PERMANENT_STAY"));
  if (found.result === null) return plan;
  plan.arrangements = found.result;
  plan.cohorts = cohortRows(found.result);
  const { cohorts } = found.result;

  const absences = absencesOf(record, today, policies.leave);
  plan.issues.push(...absences.issues);
  const known = staysOf(record);
  const stays = new Map<number, StayRow>();
  for (const stay of record.stays) {
    const facts = stayFacts(record, stay, known, cohorts, absences.byStay.get(stay.id) ?? [], shared.figures, policies);
    if (facts === null) continue;
    const fees = feesBeforeCaps(facts, policies.fees);
    plan.issues.push(...fees.issues);
    if (fees.result === null) continue;
    stays.set(stay.id, stay);
    plan.fees.push({ stayId: stay.id, facts, days: fees.result });
  }
  if (plan.issues.some((each) => each.severity === "error")) return plan;
  charge(record, shared, stays, absences.byStay, today, plan);
  return plan;
}

/** Rates and lines of a client whose last stay was taken away. */
function withoutStays(record: ResidentRecord, plan: ResidentPlan): ResidentPlan {
  for (const line of record.lines) if (line.origin === "calculated") dropped(line, plan.lines);
  return plan;
}

function charge(
  record: ResidentRecord,
  shared: ResidentShared,
  stays: ReadonlyMap<number, StayRow>,
  absences: ReturnType<typeof absencesOf>["byStay"],
  today: string,
  plan: ResidentPlan,
): void {
  const { codes, figures, policies, template } = shared;
  const cohorts = plan.arrangements?.cohorts ?? [];
  const calculated = new Map<number, Claim[]>();
  const put = (codeId: number, claims: readonly Claim[]) =>
    calculated.set(codeId, [...(calculated.get(codeId) ?? []), ...claims]);
  const kept = new Set<number>();

  for (const fees of plan.fees) {
    const stay = stays.get(fees.stayId);
    if (stay === undefined) continue;
    plan.lines.inserts.push(...templateLines(stay, cohorts, template, record.lines));
    const reservation = reservationClaims(record, fees, cohorts, absences.get(stay.id) ?? [], figures, policies);
    plan.issues.push(...reservation.issues);
    const owed = [
      { fee: "bed_reservation_fee" as const, claims: reservation.claims },
      { fee: "fee_reduction" as const, claims: reductionClaims(fees, record.reductions, policies.fees) },
    ];
    for (const { fee, claims } of owed) {
      plan.extras.push(...claims.map((claim) => ({ fee, claim })));
      const code = feeCodeOf(fee, stay, [...codes.values()], template);
      if (code === null) {
        if (claims.length > 0) plan.issues.push(noCode(fee));
        continue;
      }
      const changes = calculatedLines(stay, code, claims, record.lines);
      for (const line of record.lines) if (isCalculated(line, stay.id, code.billingCodeId)) kept.add(line.id);
      plan.lines.inserts.push(...changes.inserts);
      plan.lines.updates.push(...changes.updates);
      plan.lines.deletes.push(...changes.deletes);
      put(code.billingCodeId, claims);
    }
  }
  // Lines of codes that no longer charge the fee, and of stays that are no longer calculated.
  for (const line of record.lines) {
    if (line.origin === "calculated" && !kept.has(line.id)) dropped(line, plan.lines);
  }

  const everyday = everydayClaims(record, codes, figures.quarters, today);
  plan.issues.push(...everyday.issues);
  const lines = [...record.lines.filter((line) => !line.inError), ...plan.lines.inserts.map(asLine)];
  for (const code of codes.values()) {
    const mine = lines.filter((line) => line.billingCodeId === code.id);
    if (mine.length === 0) continue;
    const fee = LEGAL_FEES.find((each) => each === code.legalFee);
    if (fee !== undefined && code.unit !== "day") {
      plan.issues.push(notDaily(code));
      continue;
    }
    const since = mine.reduce((first, line) => Math.min(first, dayNumber(line.startDate)), LAST_DAY);
    const claims =
      fee !== undefined
        ? plan.fees
            .filter((each) => mine.some((line) => line.serviceEntryId === each.stayId))
            .flatMap((each) => claimsOf(each, fee, since, policies.fees))
        : (calculated.get(code.id) ?? everyday.byCode.get(code.id) ?? []);
    const byLine = code.legalFee === "higher_everyday_living_fee";
    const done = assemble(
      {
        code,
        claims: claims.flatMap((claim) => (claim.to < since ? [] : [{ ...claim, from: Math.max(claim.from, since) }])),
        linesOf: (key) => mine.filter((line) => line.id > 0 && (byLine ? line.id : line.serviceEntryId) === key),
        entered: record.entered.filter((rate) => rate.billingCodeId === code.id),
      },
      stays,
      shared.book,
    );
    add(plan, done);
  }
}

function add(plan: ResidentPlan, { rates, holds, issues }: Assembled): void {
  plan.rates.push(...rates);
  plan.holds.push(...holds);
  plan.issues.push(...issues);
}

const isCalculated = (line: LineRow, entry: number, code: number): boolean =>
  line.origin === "calculated" && line.serviceEntryId === entry && line.billingCodeId === code;

/** A line that is about to be made, for the look-ups of those that are there. */
function asLine(insert: LineInsert): LineRow {
  return { ...insert, id: 0, billToDate: null, inError: false, everydayServiceId: null, charged: false };
}

function noCode(fee: LegalCode["legalFee"]): LawIssue {
  const message = `No billing code charges the ${feeWords[fee]}: give one that legal fee.`;
  return warning("CODE_MISSING", "codes", null, message);
}

function notDaily(code: LegalCode): LawIssue {
  const message = `${code.code} charges the ${feeWords[code.legalFee]} per ${code.unit}: it must be charged per day.`;
  return error("CODE_NOT_DAILY", "codes", null, message);
}

/** Both arrangements side by side, with the tests that decided on their days. */
function cohortRows(arrangements: Arrangements): CohortRow[] {
  return arrangements.cohorts.map(({ from, to, ...cohort }) => {
    const tests = (page: string, rows: Arrangements["fee"] | Arrangements["accommodation"]) =>
      rows
        .filter((row) => (to === null || row.from <= to) && (row.to === null || row.to >= from))
        .map(({ from: since, reason, law, text }) => ({ page, from: since, reason, law, text }));
    const basis = [
      ...tests("fee-arrangement", arrangements.fee),
      ...tests("accommodation-arrangement", arrangements.accommodation),
    ];
    return { ...cohort, startDate: from, endDate: to, basis };
  });
}
