/** Fees that are taken from a lump sum as far as it reaches, and billed for the rest. */
import type { Charge, Share } from "@banksia/core/billing/facts";
import { centsOf, centsText, roundProduct, scaledOf, scaledText } from "@banksia/core/money/index";

/** What a lump sum has room for. */
export interface LumpSumRoom {
  accommodationPaymentId: number;
  /** Money in and out by day, as posted. */
  changes: { on: string; cents: number }[];
  /** Waits in drafts to be taken, in cents; a draft that gives back counts for nothing until it is posted. */
  waiting: number;
}

export interface DrawnShare extends Share {
  /** The share is taken from this lump sum; left out: it is billed. */
  accommodationPaymentId?: number;
}

export interface DrawnCharge extends Charge {
  shares: DrawnShare[];
  basis: DrawnBasis;
}

/** With the account names that were asked for, by the number of the share; null where it stands on it. */
export type DrawnBasis = Charge["basis"] & { drawn?: (number | null)[] };

export interface DrawnContext {
  clientId: number;
  /** Account names that draw from lump sums. */
  drawing: ReadonlySet<number>;
  /** The account name of a billing code. */
  ownAccount(billingCodeId: number): number | null;
  /** The lump sum of the stay that a schedule line belongs to; null: there is none, or it is another client's. */
  roomOf(scheduleLineId: number): LumpSumRoom | null;
}

/** Why a fee cannot be charged. */
export interface DrawnProblem {
  code: "ACCOUNT_NAME_MISSING";
  message: string;
  scheduleLineId: number;
  billingCodeId: number;
}

/**
 * Shares on an account name that draws from lump sums are taken from it as far as it reaches on the last day of their
 * charge, and on every later one; the rest goes to the code's own account name. Charges come in their order, and each
 * leaves less for the next. A credit gives back what was taken before it, and is credited for the rest. Charges that
 * nobody wants drawn stay the same objects.
 */
export function drawFees(charges: readonly Charge[], context: DrawnContext): DrawnCharge[] | DrawnProblem {
  const taken = new Map<LumpSumRoom, number>();
  const found: DrawnCharge[] = [];
  for (const charge of charges) {
    if (!charge.shares.some((share) => context.drawing.has(share.accountNameId))) {
      found.push(charge);
      continue;
    }
    const own = context.ownAccount(charge.billingCodeId);
    const shares: DrawnShare[] = [];
    const asked: (number | null)[] = [];
    for (const share of charge.shares) {
      if (!context.drawing.has(share.accountNameId)) {
        shares.push(share);
        asked.push(null);
        continue;
      }
      const room = share.customerId === context.clientId ? context.roomOf(charge.scheduleLineId) : null;
      const cents = room === null ? 0 : reach(share, room, taken.get(room) ?? 0, charge.to);
      const [drawn, billed] = splitShare(share, cents);
      if (room !== null && drawn !== null) {
        taken.set(room, (taken.get(room) ?? 0) + cents);
        shares.push({ ...drawn, accommodationPaymentId: room.accommodationPaymentId });
        asked.push(share.accountNameId);
      }
      if (billed === null) continue;
      if (own === null || context.drawing.has(own)) return noAccount(charge);
      shares.push({ ...billed, accountNameId: own });
      asked.push(share.accountNameId);
    }
    found.push({ ...charge, shares, basis: { ...charge.basis, drawn: asked } });
  }
  return found;
}

/** Cents of a share that the lump sum takes, tax included; below zero for a credit. */
function reach(share: Share, room: LumpSumRoom, before: number, on: string): number {
  const whole = centsOf(share.amount) + centsOf(share.tax);
  if (whole < 0) return Math.max(whole, -Math.max(before, 0));
  return Math.min(whole, Math.max(leastFrom(room, on) - Math.max(room.waiting, 0) - before, 0));
}

/** The lowest that is held at the end of a day, or of any later one. */
function leastFrom(room: LumpSumRoom, on: string): number {
  const byDay = new Map<string, number>();
  for (const change of room.changes) {
    // All up to the day are held at its end together.
    const day = change.on < on ? on : change.on;
    byDay.set(day, (byDay.get(day) ?? 0) + change.cents);
  }
  let balance = byDay.get(on) ?? 0;
  let least = balance;
  for (const day of [...byDay.keys()].filter((each) => each > on).sort()) {
    balance += byDay.get(day) ?? 0;
    least = Math.min(least, balance);
  }
  return least;
}

/** Percentages are kept with six decimals. */
const MILLION = 1_000_000n;

/** The part that is drawn and the part that is billed; a part without any money is left out. */
function splitShare(share: Share, cents: number): [Share | null, Share | null] {
  const amount = centsOf(share.amount);
  const tax = centsOf(share.tax);
  if (cents === 0) return [null, share];
  if (cents === amount + tax) return [share, null];
  const whole = amount + tax;
  // Amount and tax each lie within a cent of the same percentage.
  const drawnAmount = roundProduct(amount, Math.abs(cents), Math.abs(whole));
  const drawnTax = cents - drawnAmount;
  const { digits, scale } = scaledOf(share.percent);
  const percent = (BigInt(digits) * MILLION) / 10n ** BigInt(scale);
  const part = (percent * BigInt(cents)) / BigInt(whole);
  return [
    { ...share, percent: percentText(part), amount: centsText(drawnAmount), tax: centsText(drawnTax) },
    {
      ...share,
      percent: percentText(percent - part),
      amount: centsText(amount - drawnAmount),
      tax: centsText(tax - drawnTax),
    },
  ];
}

function percentText(millionths: bigint): string {
  return scaledText({ digits: Number(millionths), scale: 6 }).replace(/\.?0+$/, "");
}

function noAccount({ scheduleLineId, billingCodeId }: Charge): DrawnProblem {
  const message =
    "The lump sum does not reach for this fee, and its code stands on an account name that draws from lump sums: give the code one of the client's.";
  return { code: "ACCOUNT_NAME_MISSING", message, scheduleLineId, billingCodeId };
}
