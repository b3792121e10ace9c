/** Schedule lines that follow from the facts: bed reservation, fee reduction, and fees that an arrangement brings with it. */
import type { CohortDays } from "@banksia/core/arrangements/facts";
import { LAST_DAY, dayNumber, dayText } from "@banksia/core/days/civil";
import { daysOf, intersect, union } from "@banksia/core/days/range";
import type { Claim } from "./claim.ts";
import type { CodeFee, LegalCode, LineRow, StayRow, TemplateFeeRow } from "./record.ts";
import { CALCULATED_FROM } from "./stay-facts.ts";

export interface LineInsert {
  serviceEntryId: number;
  serviceGroupId: number | null;
  billingCodeId: number;
  serviceId: number;
  quantity: string;
  startDate: string;
  endDate: string | null;
  origin: "template" | "calculated";
}

export interface LineUpdate {
  id: number;
  startDate: string;
  endDate: string | null;
  billToDate: string | null;
}

export interface LineChanges {
  inserts: LineInsert[];
  updates: LineUpdate[];
  deletes: number[];
}

/** Which code, in which group, charges a fee that the calculation puts on the schedule; null: none does. */
export interface FeeCode {
  billingCodeId: number;
  serviceGroupId: number | null;
}

/** The code of the care type's template, else the first active one. */
export function feeCodeOf(
  fee: CodeFee,
  stay: StayRow,
  codes: readonly LegalCode[],
  template: readonly TemplateFeeRow[],
): FeeCode | null {
  const charging = codes.filter((code) => code.legalFee === fee && code.active);
  const listed = template.find(
    (row) => row.careTypeId === stay.careTypeId && charging.some((code) => code.id === row.billingCodeId),
  );
  if (listed !== undefined) return { billingCodeId: listed.billingCodeId, serviceGroupId: listed.serviceGroupId };
  const [first] = charging.toSorted((a, b) => a.id - b.id);
  return first === undefined ? null : { billingCodeId: first.id, serviceGroupId: null };
}

/** Lines of a calculated fee of one stay: one for each unbroken run of claimed days, existing ones kept and moved. */
export function calculatedLines(
  stay: StayRow,
  fee: FeeCode,
  claims: readonly Claim[],
  lines: readonly LineRow[],
): LineChanges {
  const changes: LineChanges = { inserts: [], updates: [], deletes: [] };
  const left = lines.filter(
    (line) =>
      line.origin === "calculated" && line.serviceEntryId === stay.id && line.billingCodeId === fee.billingCodeId,
  );
  for (const days of union(claims)) {
    const startDate = dayText(days.from);
    const endDate = days.to === LAST_DAY ? null : dayText(days.to);
    const at = bestOf(left, days);
    const [line] = at < 0 ? [] : left.splice(at, 1);
    if (line === undefined) {
      const { id: serviceEntryId, serviceId } = stay;
      changes.inserts.push({
        ...fee,
        serviceEntryId,
        serviceId,
        quantity: "1",
        startDate,
        endDate,
        origin: "calculated",
      });
    } else if (line.startDate !== startDate || line.endDate !== endDate || line.billToDate !== null) {
      changes.updates.push({ id: line.id, startDate, endDate, billToDate: null });
    }
  }
  for (const line of left) dropped(line, changes);
  return changes;
}

/** The line that began on the day, else one on some of the days, else one that rests. */
function bestOf(lines: readonly LineRow[], days: { from: number; to: number }): number {
  const start = dayText(days.from);
  const same = lines.findIndex((line) => line.startDate === start);
  if (same >= 0) return same;
  const touching = lines.findIndex(
    (line) => intersect(daysOf({ from: line.startDate, to: line.endDate }), days) !== null,
  );
  return touching >= 0 ? touching : lines.findIndex((line) => line.billToDate !== null);
}

/** A line that has never been charged goes; one that has rests, so that the adjustment takes its charges back. */
export function dropped(line: LineRow, changes: LineChanges): void {
  if (!line.charged) {
    changes.deletes.push(line.id);
    return;
  }
  const rest = dayText(dayNumber(line.startDate) - 1);
  if (line.billToDate !== rest) {
    changes.updates.push({ id: line.id, startDate: line.startDate, endDate: line.endDate, billToDate: rest });
  }
}

/** Fees that the template has for an arrangement of the stay and that are not on its schedule yet. */
export function templateLines(
  stay: StayRow,
  cohorts: readonly CohortDays[],
  template: readonly TemplateFeeRow[],
  lines: readonly LineRow[],
): LineInsert[] {
  if (stay.kind !== "permanent") return [];
  const span = daysOf({ from: stay.entryDate, to: stay.departureDate });
  const calculated = { from: dayNumber(CALCULATED_FROM), to: LAST_DAY };
  const inserts: LineInsert[] = [];
  for (const fee of template) {
    if (fee.careTypeId !== stay.careTypeId || fee.feeArrangement === null) continue;
    const there = [...lines, ...inserts].some(
      (line) => line.serviceEntryId === stay.id && line.billingCodeId === fee.billingCodeId,
    );
    const first = cohorts.find(
      (row) =>
        row.fee === fee.feeArrangement &&
        intersect(intersect(daysOf(row), span) ?? { from: 1, to: 0 }, calculated) !== null,
    );
    if (there || first === undefined) continue;
    const from = Math.max(span.from, calculated.from, dayNumber(first.from));
    inserts.push({
      serviceEntryId: stay.id,
      serviceGroupId: fee.serviceGroupId,
      billingCodeId: fee.billingCodeId,
      serviceId: stay.serviceId,
      quantity: fee.quantity,
      startDate: dayText(from),
      endDate: stay.departureDate,
      origin: "template",
    });
  }
  return inserts;
}
