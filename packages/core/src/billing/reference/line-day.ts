/** One schedule line on one day: is it due, and what does it cost and who pays. */
import { Decimal } from "../../money/decimal.ts";
import type {
  BillingCodeFacts,
  BillingIssueCode,
  BillingWindow,
  CivilDate,
  ClientFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
  SharedFacts,
} from "../facts.ts";
import { oneMonthAfter, placeInPeriod, within } from "./calendar.ts";
import { rateOn } from "./rate.ts";

/** Whether line and entry let the day be charged, whatever is billed and whatever run asks. */
export function chargeable(
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
  entry: ServiceEntryFacts,
  day: CivilDate,
): boolean {
  if (day < line.startDate || (code.unit === "each" && day !== line.startDate)) return false;
  if (line.endDate !== null && day > line.endDate) return false;
  if (line.billToDate !== null && day > line.billToDate) return false;
  if (day < entry.billingStartDate) return false;
  if (entry.billFrom !== null && day < entry.billFrom) return false;
  if (entry.billingEndDate !== null) {
    if (day > entry.billingEndDate) return false;
  } else if (entry.departureDate !== null) {
    if (day > entry.departureDate) return false;
    if (day === entry.departureDate && !code.chargeDepartureDay) return false;
  }
  return !line.holds.some((hold) => within(day, hold));
}

export function leftIn(
  window: BillingWindow,
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
  entry: ServiceEntryFacts,
): boolean {
  if (window.timing !== null && window.timing !== code.timing) return false;
  const departed = entry.departureDate !== null && entry.departureDate <= window.postingDate;
  if (window.departed === "exclude" && departed) return false;
  if (window.departed === "only" && !departed) return false;
  if (window.billingCodeIds !== null && !window.billingCodeIds.includes(line.billingCodeId)) return false;
  return window.serviceIds === null || window.serviceIds.includes(line.serviceId);
}

export function lastDay(shared: SharedFacts, window: BillingWindow, entry: ServiceEntryFacts): CivilDate {
  const bound = entry.setting === "residential" || entry.setting === "respite";
  if (!bound || shared.policies.advanceLimit === "none") return window.endDate;
  const limit = oneMonthAfter(window.postingDate);
  return limit < window.endDate ? limit : window.endDate;
}

export interface Payer {
  customerId: number;
  accountNameId: number;
  percent: Decimal;
}

export interface LineDay {
  line: ScheduleLineFacts;
  code: BillingCodeFacts;
  day: CivilDate;
  /** Price per unit times quantity. */
  price: Decimal;
  unitPrice: Decimal;
  rows: number[];
  payers: Payer[];
  /** Cents that the day adds to its unit period. */
  cents: Decimal;
}

export function lineDay(
  shared: SharedFacts,
  client: ClientFacts,
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
  day: CivilDate,
): LineDay | { problem: BillingIssueCode } {
  const answer = rateOn(shared, client.rates, code.id, day);
  if ("problem" in answer) return answer;
  const payers = payersOn(client, line, code, day);
  if (!payers.reduce((sum, payer) => sum.plus(payer.percent), new Decimal(0)).equals(100)) {
    return { problem: "SPLIT_NOT_100" };
  }
  const price = answer.rate.times(line.quantity);
  const { upTo, length } = placeInPeriod(code.unit, code.anchor, line.startDate, day);
  const cost = (days: number): Decimal =>
    price.times(100).times(days).div(length).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  const cents = cost(upTo).minus(cost(upTo - 1));
  return { line, code, day, price, unitPrice: answer.rate, rows: answer.rows, payers, cents };
}

function payersOn(client: ClientFacts, line: ScheduleLineFacts, code: BillingCodeFacts, day: CivilDate): Payer[] {
  const present = line.invoicees.filter((row) => within(day, row));
  if (present.length === 0) {
    return [{ customerId: client.clientId, accountNameId: code.accountNameId, percent: new Decimal(100) }];
  }
  return present
    .map((row) => ({ customerId: row.customerId, accountNameId: row.accountNameId, percent: new Decimal(row.percent) }))
    .sort((a, b) => {
      if (a.customerId !== b.customerId) {
        if (a.customerId === client.clientId) return -1;
        if (b.customerId === client.clientId) return 1;
        return a.customerId - b.customerId;
      }
      return a.accountNameId - b.accountNameId || b.percent.comparedTo(a.percent);
    });
}
