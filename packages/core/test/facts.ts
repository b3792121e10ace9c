/** Small builders of facts for the tests: everything has a default, and a test states only what it is about. */
import { createBillingBook, type BillingBook } from "../src/billing/book.ts";
import { BILLING_POLICIES } from "../src/billing/facts.ts";
import type {
  BillingCodeFacts,
  BillingPolicies,
  BillingRateFacts,
  BillingWindow,
  CapFacts,
  Charge,
  ClientFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
  SharedFacts,
  StandingCharge,
} from "../src/billing/facts.ts";

export const CLIENT = 1;
export const FAMILY = 2;
export const ORGANISATION = 3;

export const policies: BillingPolicies = BILLING_POLICIES;

export function code(given: Partial<BillingCodeFacts> & { id: number }): BillingCodeFacts {
  return {
    code: `CODE${given.id}`,
    description: `Fee ${given.id}`,
    unit: "day",
    anchor: "line",
    timing: "advance",
    taxCodeId: 1,
    accountNameId: 10,
    capped: false,
    cappedFee: null,
    chargeDepartureDay: true,
    ...given,
  };
}

let rateId = 1000;
export function amount(
  billingCodeId: number,
  rate: string,
  from = "2020-01-01",
  to: string | null = null,
): BillingRateFacts {
  rateId += 1;
  return { id: rateId, billingCodeId, from, to, model: "amount", rate };
}
export function percentage(
  billingCodeId: number,
  percent: string,
  baseCodeId: number,
  from = "2020-01-01",
  to: string | null = null,
): BillingRateFacts {
  rateId += 1;
  return { id: rateId, billingCodeId, from, to, model: "percentage", percent, baseCodeId };
}

export function shared(
  given: Partial<Omit<SharedFacts, "policies">> & { policies?: Partial<BillingPolicies> },
): SharedFacts {
  return {
    codes: [code({ id: 1 })],
    taxes: [
      { id: 1, code: "FRE", percent: "0", inclusive: false },
      { id: 2, code: "GST", percent: "10", inclusive: false },
      { id: 3, code: "GSTI", percent: "10.000000", inclusive: true },
    ],
    globalRates: [],
    annualCap: [],
    lifetimeCap: [],
    contributionCap: [],
    careDays: 1460,
    ...given,
    policies: { ...policies, ...given.policies },
  };
}

export function book(given: Parameters<typeof shared>[0]): BillingBook {
  return createBillingBook(shared(given));
}

export function entry(given: Partial<ServiceEntryFacts> = {}): ServiceEntryFacts {
  return {
    id: 1,
    serviceId: 100,
    setting: "residential",
    entryDate: "2024-01-01",
    billingStartDate: "2024-01-01",
    departureDate: null,
    billingEndDate: null,
    billFrom: null,
    ...given,
  };
}

export function line(given: Partial<ScheduleLineFacts> = {}): ScheduleLineFacts {
  return {
    id: 1,
    serviceEntryId: 1,
    billingCodeId: 1,
    serviceId: 100,
    description: null,
    quantity: "1",
    startDate: "2024-01-01",
    endDate: null,
    billToDate: null,
    holds: [],
    invoicees: [],
    billed: [],
    ...given,
  };
}

export function client(given: Partial<ClientFacts> = {}): ClientFacts {
  return { clientId: CLIENT, entries: [entry()], lines: [line()], rates: [], cap: null, ...given };
}

export function cap(given: Partial<CapFacts> = {}): CapFacts {
  return {
    firstEntryDate: "2023-07-03",
    annual: true,
    lifetime: true,
    openingDate: null,
    annualOpening: "0",
    lifetimeOpening: "0",
    allowBeyond: false,
    careDaysBefore: 0,
    arrangements: [],
    contributions: [],
    ...given,
  };
}

/** A run posted and ending on `endDate`, that leaves nobody out. */
export function window(endDate: string, given: Partial<BillingWindow> = {}): BillingWindow {
  return {
    postingDate: endDate,
    endDate,
    timing: null,
    departed: "include",
    billingCodeIds: null,
    serviceIds: null,
    ...given,
  };
}

let chargeIds = 1;
/** What stands once `charges` are in a journal. */
export function standingOf(charges: readonly Charge[], journalPosted = true): StandingCharge[] {
  return charges.map((charge) => {
    chargeIds += 1;
    return {
      chargeId: chargeIds,
      scheduleLineId: charge.scheduleLineId,
      journalPosted,
      from: charge.from,
      to: charge.to,
      billingCodeId: charge.billingCodeId,
      serviceId: charge.serviceId,
      taxCodeId: charge.taxCodeId,
      lines: charge.shares.map((share, at) => ({ lineId: chargeIds * 100 + at, computedAmount: null, ...share })),
    };
  });
}

/** Charges as "from to amount" for short assertions. */
export function brief(charges: readonly { from: string; to: string; amount: string }[]): string[] {
  return charges.map(({ from, to, amount }) => `${from} ${to} ${amount}`);
}
