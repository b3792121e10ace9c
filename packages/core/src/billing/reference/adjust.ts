/** The adjustment rule in its plainest form: what should stand for each charge's own days, against what stands. */
import { Decimal } from "../../money/decimal.ts";
import type { BillingWindow, CivilDate, ClientFacts, SharedFacts, StandingCharge } from "../facts.ts";
import { capAndGroup, daysOfLine, plainCharge, type Group, type PlainCharge, type Problem } from "./bill.ts";
import { daysBetween, within } from "./calendar.ts";
import { leftIn, type LineDay } from "./line-day.ts";

export type PlainAdjustment =
  | { problems: Problem[] }
  | { reversed: number[]; charges: PlainCharge[]; settled: number[]; drafts: number[] };

export function referenceAdjustment(
  shared: SharedFacts,
  client: ClientFacts,
  window: BillingWindow,
  standing: readonly StandingCharge[],
  adjustFrom: ReadonlyMap<number, CivilDate>,
): PlainAdjustment {
  const problems: Problem[] = [];
  const lines = client.lines
    .filter((line) => {
      const code = shared.codes.find((each) => each.id === line.billingCodeId);
      const entry = client.entries.find((each) => each.id === line.serviceEntryId);
      return adjustFrom.has(line.id) && code !== undefined && entry !== undefined && leftIn(window, line, code, entry);
    })
    .sort((a, b) => a.id - b.id);
  const late = new Set<number>();
  const examined: StandingCharge[] = [];
  const days = new Map<StandingCharge, LineDay[]>();
  for (const line of lines) {
    const since = adjustFrom.get(line.id) ?? "";
    const charges = standing
      .filter((charge) => charge.scheduleLineId === line.id && charge.to >= since)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.chargeId - b.chargeId));
    for (const charge of charges) {
      if (charge.from > window.endDate) {
        late.add(line.id);
        continue;
      }
      const found = daysOfLine(shared, client, line, () => true, charge.from, charge.to);
      if ("problem" in found) {
        problems.push({ code: found.problem, scheduleLineId: line.id });
        break;
      }
      examined.push(charge);
      days.set(charge, found.days);
    }
  }
  let verdict = judge(shared, client, examined, days);
  let stale: StandingCharge[] = [];
  if (!("problems" in verdict)) {
    stale = verdict.filter((each) => !each.right && !each.charge.journalPosted).map((each) => each.charge);
    if (stale.length > 0)
      verdict = judge(
        shared,
        client,
        examined.filter((charge) => charge.journalPosted),
        days,
      );
  }
  if ("problems" in verdict) return { problems: [...problems, ...verdict.problems] };
  if (problems.length > 0) return { problems };
  const wrong = verdict.filter((each) => !each.right && each.charge.journalPosted);
  return {
    reversed: wrong.map((each) => each.charge.chargeId),
    charges: wrong.flatMap((each) => each.should),
    settled: lines
      .map((line) => line.id)
      .filter((id) => !late.has(id) && !stale.some((charge) => charge.scheduleLineId === id)),
    drafts: stale.map((charge) => charge.chargeId),
  };
}

type Verdict = { charge: StandingCharge; should: PlainCharge[]; right: boolean }[];

function judge(
  shared: SharedFacts,
  client: ClientFacts,
  examined: readonly StandingCharge[],
  days: ReadonlyMap<StandingCharge, LineDay[]>,
): Verdict | { problems: Problem[] } {
  const others = (client.cap?.contributions ?? []).filter(
    (row) =>
      !examined.some(
        (charge) => charge.scheduleLineId === row.scheduleLineId && charge.from === row.from && charge.to === row.to,
      ),
  );
  const all = examined.flatMap((charge) => days.get(charge) ?? []);
  const byRow = capAndGroup(shared, client, all, others, "by row");
  const byValue = capAndGroup(shared, client, all, others, "by value");
  if ("problem" in byRow) return { problems: [{ code: byRow.problem, scheduleLineId: byRow.scheduleLineId }] };
  if ("problem" in byValue) return { problems: [{ code: byValue.problem, scheduleLineId: byValue.scheduleLineId }] };
  return examined.map((charge) => ({
    charge,
    should: cutTo(shared, byRow.groups, charge),
    right: same(charge, cutTo(shared, byValue.groups, charge)),
  }));
}

/** The charges of the groups of a line, as far as they fall on the days of one standing charge. */
function cutTo(shared: SharedFacts, groups: readonly Group[], charge: StandingCharge): PlainCharge[] {
  return groups
    .map((group) => ({
      ...group,
      days: group.days.filter((day) => day.line.id === charge.scheduleLineId && within(day.day, charge)),
    }))
    .filter((group) => group.days.length > 0)
    .map((group) => plainCharge(shared, group));
}

function same(charge: StandingCharge, should: readonly PlainCharge[]): boolean {
  const totals = new Map<string, { amount: Decimal; tax: Decimal; edited: boolean }>();
  const add = (key: string, amount: string, tax: string, sign: number, edited: boolean): void => {
    const total = totals.get(key) ?? { amount: new Decimal(0), tax: new Decimal(0), edited: false };
    totals.set(key, {
      amount: total.amount.plus(new Decimal(amount).times(sign)),
      tax: total.tax.plus(new Decimal(tax).times(sign)),
      edited: total.edited || edited,
    });
  };
  const keyOf = (
    of: { serviceId: number; billingCodeId: number; taxCodeId: number },
    line: { customerId: number; accountNameId: number },
  ) => JSON.stringify([line.customerId, line.accountNameId, of.serviceId, of.billingCodeId, of.taxCodeId]);
  let stands = false;
  for (const line of charge.lines) {
    const amount = line.computedAmount ?? line.amount;
    add(keyOf(charge, line), amount, line.tax, 1, line.computedAmount !== null);
    if (Number(amount) !== 0 || (line.computedAmount === null && Number(line.tax) !== 0)) stands = true;
  }
  const bearing = new Set<CivilDate>();
  for (const each of should) {
    for (const share of each.shares) add(keyOf(each, share), share.amount, share.tax, -1, false);
    if (Number(each.amount) !== 0 || Number(each.tax) !== 0) {
      for (const day of daysBetween(each.from, each.to)) bearing.add(day);
    }
  }
  for (const total of totals.values()) {
    if (!total.amount.isZero() || (!total.tax.isZero() && !total.edited)) return false;
  }
  return bearing.size === (stands ? daysBetween(charge.from, charge.to).length : 0);
}
