/** Consolidation: lines of one journal shown and invoiced as one, without losing any of them. */
import { centsOf, centsText } from "../money/cents.ts";
import type { CivilDate, DecimalText } from "./facts.ts";

export interface ConsolidationLine {
  lineId: number;
  customerId: number;
  billingCodeId: number;
  serviceId: number;
  accountNameId: number;
  taxCodeId: number;
  from: CivilDate;
  to: CivilDate;
  amount: DecimalText;
  tax: DecimalText;
}

/** What lines have in common, their sums, and the lines themselves. */
export interface LineGroup {
  customerId: number;
  billingCodeId: number;
  serviceId: number;
  accountNameId: number;
  taxCodeId: number;
  /** Earliest and latest day of any of the lines; they need not cover the days between. */
  from: CivilDate;
  to: CivilDate;
  amount: DecimalText;
  tax: DecimalText;
  /** In ascending order. */
  lineIds: number[];
}

/**
 * Groups lines of the same customer, billing code and service. Lines of another account name or tax code stay apart,
 * for they go on another document or under another tax. Rates and dates may differ: the lines keep them. Amount and
 * tax are the exact sums; nothing is rounded or worked out from a rate. Groups are in the order of their first line.
 */
export function consolidate(lines: readonly ConsolidationLine[]): LineGroup[] {
  const groups = new Map<string, LineGroup & { cents: number; taxCents: number }>();
  for (const line of [...lines].sort((a, b) => a.lineId - b.lineId)) {
    const { customerId, billingCodeId, serviceId, accountNameId, taxCodeId, from, to } = line;
    const key = [customerId, billingCodeId, serviceId, accountNameId, taxCodeId].join("/");
    let group = groups.get(key);
    if (group === undefined) {
      const same = { customerId, billingCodeId, serviceId, accountNameId, taxCodeId };
      group = { ...same, from, to, amount: "", tax: "", lineIds: [], cents: 0, taxCents: 0 };
      groups.set(key, group);
    }
    if (from < group.from) group.from = from;
    if (to > group.to) group.to = to;
    group.cents += centsOf(line.amount);
    group.taxCents += centsOf(line.tax);
    group.lineIds.push(line.lineId);
  }
  return [...groups.values()].map(({ cents, taxCents, ...group }) => ({
    ...group,
    amount: centsText(cents),
    tax: centsText(taxCents),
  }));
}
