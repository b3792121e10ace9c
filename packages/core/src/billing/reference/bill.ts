/**
 * The billing rules once more, in the slowest and plainest way: every line, every day, every question asked anew. The
 * fast path is compared with it on random schedules. Not part of the package's exports.
 */
import { Decimal } from "../../money/decimal.ts";
import type {
  BillingIssueCode,
  BillingWindow,
  CapFacts,
  CivilDate,
  ClientFacts,
  ScheduleLineFacts,
  SharedFacts,
  TaxFacts,
} from "../facts.ts";
import { daysBetween, within, yearFrom } from "./calendar.ts";
import { CapLedger } from "./cap.ts";
import { chargeable, lastDay, leftIn, lineDay, type LineDay } from "./line-day.ts";
import { split, taxOn, taxed } from "./money.ts";

/** A charge as the reference states it, for comparison. */
export interface PlainCharge {
  scheduleLineId: number;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  from: CivilDate;
  to: CivilDate;
  quantity: string;
  rate: string;
  amount: string;
  tax: string;
  shares: { customerId: number; accountNameId: number; amount: string; tax: string }[];
}

export type Plain = { charges: PlainCharge[] } | { problems: { code: BillingIssueCode; scheduleLineId: number }[] };

/** Days that are charged together, with the amount that a cap leaves of the last one where it does. */
export interface Group {
  days: LineDay[];
  capped: Decimal | null;
}

export type Problem = { code: BillingIssueCode; scheduleLineId: number };

export function referenceBilling(shared: SharedFacts, client: ClientFacts, window: BillingWindow): Plain {
  const problems: Problem[] = [];
  const all: LineDay[] = [];
  for (const line of [...client.lines].sort((a, b) => a.id - b.id)) {
    const days = daysOfLine(
      shared,
      client,
      line,
      (day, code, entry) => {
        if (!leftIn(window, line, code, entry) || day > lastDay(shared, window, entry)) return false;
        return !line.billed.some((range) => within(day, range));
      },
      line.startDate,
      window.endDate,
    );
    if ("problem" in days) problems.push({ code: days.problem, scheduleLineId: line.id });
    else all.push(...days.days);
  }
  const groups = capAndGroup(shared, client, all, client.cap?.contributions ?? [], "by row");
  if ("problem" in groups) problems.push({ code: groups.problem, scheduleLineId: groups.scheduleLineId });
  if (problems.length > 0 || "problem" in groups) return { problems };
  return { charges: groups.groups.map((group) => plainCharge(shared, group)) };
}

/** The days from `from` to `to` on which a line is chargeable and `wanted`, priced; or the first problem. */
export function daysOfLine(
  shared: SharedFacts,
  client: ClientFacts,
  line: ScheduleLineFacts,
  wanted: (day: CivilDate, code: SharedFacts["codes"][number], entry: ClientFacts["entries"][number]) => boolean,
  from: CivilDate,
  to: CivilDate,
): { days: LineDay[] } | { problem: BillingIssueCode } {
  const code = shared.codes.find((each) => each.id === line.billingCodeId);
  const entry = client.entries.find((each) => each.id === line.serviceEntryId);
  if (code === undefined || entry === undefined) return { problem: "CODE_UNKNOWN" };
  const days: LineDay[] = [];
  for (const day of daysBetween(from, to)) {
    if (!chargeable(line, code, entry, day) || !wanted(day, code, entry)) continue;
    if (!shared.taxes.some((tax) => tax.id === code.taxCodeId)) return { problem: "TAX_UNKNOWN" };
    const found = lineDay(shared, client, line, code, day);
    if ("problem" in found) return found;
    // Days at a price of nothing are not charged and stay due.
    if (!found.price.isZero()) days.push(found);
  }
  return { days };
}

function taxFor(shared: SharedFacts, day: LineDay): TaxFacts {
  const tax = shared.taxes.find((each) => each.id === day.code.taxCodeId);
  if (tax === undefined) throw new Error("The tax code is known by now");
  return tax;
}

/** What must be the same on two neighbouring days for them to be charged together. */
function alike(shared: SharedFacts, client: ClientFacts, day: LineDay, how: "by row" | "by value"): string {
  const facts: unknown[] = [
    day.price.toFixed(),
    day.payers.map((payer) => [payer.customerId, payer.accountNameId, payer.percent.toFixed()]),
  ];
  if (how === "by row") {
    facts.push(day.rows, shared.policies.cutAtMonthEnd ? day.day.slice(0, 7) : "");
    facts.push(day.line.invoicees.map((row) => within(day.day, row)));
    if (day.code.capped && client.cap !== null) {
      facts.push(yearFrom(client.cap.firstEntryDate, day.day));
      facts.push([...shared.annualCap, ...shared.lifetimeCap].map((row) => within(day.day, row)));
      facts.push(client.cap.arrangements.map((row) => within(day.day, row)));
      if (client.cap.arrangements.length > 0 || day.code.cappedFee !== null) {
        facts.push(shared.contributionCap.map((row) => within(day.day, row)));
      }
    }
  }
  return JSON.stringify(facts);
}

/** Caps applied in the order of days (and of line ids on one day), then neighbouring days put together. */
export function capAndGroup(
  shared: SharedFacts,
  client: ClientFacts,
  all: readonly LineDay[],
  contributions: CapFacts["contributions"],
  how: "by row" | "by value",
): { groups: Group[] } | { problem: BillingIssueCode; scheduleLineId: number } {
  const groups: Group[] = [];
  const open = new Map<number, Group>();
  const { cap } = client;
  const firstCapped = all.find((day) => day.code.capped);
  if (firstCapped !== undefined && cap === null) {
    return { problem: "CAP_SETUP_MISSING", scheduleLineId: firstCapped.line.id };
  }
  const cappedDays = all.filter((day) => day.code.capped).map((day) => day.day);
  const [firstDay, lastDay] = [cappedDays.toSorted()[0], cappedDays.toSorted().at(-1)];
  const asked = all.map((day) => day.day).toSorted();
  const [first, last] = [asked[0], asked.at(-1)];
  const scheduled = last === undefined ? [] : scheduledCareDays(shared, client, last);
  const ledger = cap === null ? null : new CapLedger(shared, cap, contributions, firstDay, scheduled);
  for (const date of first === undefined || last === undefined ? [] : daysBetween(first, last)) {
    const today = all.filter((day) => day.day === date).sort((a, b) => a.line.id - b.line.id);
    const mornings = new Map<number, Decimal | null>();
    for (const day of today.filter((each) => each.code.capped)) {
      const morning = ledger === null || cap?.allowBeyond === true ? null : ledger.left(date, day.code.cappedFee);
      if (morning !== null && "problem" in morning) return { problem: morning.problem, scheduleLineId: day.line.id };
      mornings.set(day.line.id, morning);
    }
    for (const day of today) {
      const last = open.get(day.line.id);
      const joins =
        last !== undefined &&
        last.capped === null &&
        last.days.length > 0 &&
        daysBetween(last.days.at(-1)?.day ?? date, date).length === 2 &&
        alike(shared, client, last.days[0] ?? day, how) === alike(shared, client, day, how);
      const put = (capped: Decimal | null, alone: boolean): void => {
        if (joins && !alone) last.days.push(day);
        else {
          const group: Group = { days: [day], capped };
          groups.push(group);
          open.set(day.line.id, group);
        }
      };
      if (ledger === null || !day.code.capped) {
        put(null, false);
        continue;
      }
      const before = joins ? last.days.reduce((sum, each) => sum.plus(each.cents), new Decimal(0)) : new Decimal(0);
      const tax = taxFor(shared, day);
      const full = taxed(tax, before.plus(day.cents)).amount.minus(taxed(tax, before).amount);
      const fee = day.code.cappedFee;
      const morning = mornings.get(day.line.id) ?? null;
      const left = cap?.allowBeyond === true ? null : ledger.left(date, fee);
      let cents = full;
      let crossing = false;
      if (cap?.allowBeyond !== true && full.greaterThan(0) && ledger.shut(date, fee)) cents = new Decimal(0);
      else if (left !== null && !("problem" in left) && full.greaterThan(0)) {
        if (shared.policies.capCrossing === "full_day") {
          if (morning !== null && morning.isNegative()) cents = new Decimal(0);
          else crossing = full.greaterThan(left);
        } else if (full.greaterThan(left)) {
          crossing = true;
          cents = Decimal.max(left, 0);
        }
      }
      if (fee === "non_clinical_care_contribution") {
        if (cents.greaterThan(0) && !ledger.careDay(date)) {
          cents = new Decimal(0);
          crossing = false;
        }
      }
      ledger.charge(date, fee, cents);
      if (cents.isZero() && !full.isZero()) open.delete(day.line.id);
      else put(crossing ? cents : null, crossing);
    }
    if (ledger !== null && firstDay !== undefined && lastDay !== undefined && date >= firstDay && date <= lastDay) {
      ledger.endOfDay(date);
    }
  }
  groups.sort((a, b) => {
    const [x, y] = [a.days[0], b.days[0]];
    return (x?.line.id ?? 0) - (y?.line.id ?? 0) || ((x?.day ?? "") < (y?.day ?? "") ? -1 : 1);
  });
  return { groups };
}

/** Days up to `last` on which lines of the non-clinical care contribution are chargeable, each once. */
function scheduledCareDays(shared: SharedFacts, client: ClientFacts, last: CivilDate): CivilDate[] {
  if (shared.policies.countedCareDays !== "every_day") return [];
  const days = new Set<CivilDate>();
  for (const line of client.lines) {
    const code = shared.codes.find((each) => each.id === line.billingCodeId);
    const entry = client.entries.find((each) => each.id === line.serviceEntryId);
    if (code?.cappedFee !== "non_clinical_care_contribution" || entry === undefined) continue;
    for (const day of daysBetween(line.startDate, last)) if (chargeable(line, code, entry, day)) days.add(day);
  }
  return [...days];
}

const money = (cents: Decimal): string => cents.div(100).toFixed(2);

export function plainCharge(shared: SharedFacts, group: Group): PlainCharge {
  const first = group.days[0];
  const last = group.days.at(-1);
  if (first === undefined || last === undefined) throw new Error("A group has days");
  const tax = taxFor(shared, first);
  const priced = group.days.reduce((sum, day) => sum.plus(day.cents), new Decimal(0));
  const result = group.capped === null ? taxed(tax, priced) : { amount: group.capped, tax: taxOn(tax, group.capped) };
  const percents = first.payers.map((payer) => payer.percent);
  const amounts = split(result.amount, percents);
  const taxes = split(result.tax, percents);
  const each = first.code.unit === "each";
  const rate = each ? first.unitPrice : first.price;
  return {
    scheduleLineId: first.line.id,
    billingCodeId: first.code.id,
    serviceId: first.line.serviceId,
    taxCodeId: first.code.taxCodeId,
    from: first.day,
    to: last.day,
    quantity: each ? new Decimal(first.line.quantity).toFixed() : String(group.days.length),
    rate: rate.toFixed(Math.max(2, rate.decimalPlaces())),
    amount: money(result.amount),
    tax: money(result.tax),
    shares: first.payers.map((payer, at) => ({
      customerId: payer.customerId,
      accountNameId: payer.accountNameId,
      amount: money(amounts[at] ?? new Decimal(0)),
      tax: money(taxes[at] ?? new Decimal(0)),
    })),
  };
}
