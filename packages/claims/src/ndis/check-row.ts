import { parseCents } from "../common/decimal.ts";
import { isDay, type Day } from "../common/day.ts";
import { isDigits } from "../common/digits.ts";
import type { IssueSink } from "../common/issue.ts";
import { isAbnEntry } from "./abn.ts";
import type { CancellationReason, ClaimType } from "./codes.ts";
import type { NdisRowIssueCode } from "./issues.ts";

/** Findings of one line: reports with the line filled in and remembers whether the line can stand. */
export class RowFindings {
  readonly #log: IssueSink<NdisRowIssueCode>;
  readonly #line: number;
  #bad = false;

  constructor(log: IssueSink<NdisRowIssueCode>, line: number) {
    this.#log = log;
    this.#line = line;
  }

  get bad(): boolean {
    return this.#bad;
  }

  error(code: NdisRowIssueCode, field: string, value: string): void {
    this.#bad = true;
    this.#log.add(code, { line: this.#line, field, value });
  }

  warning(code: NdisRowIssueCode, field: string, value: string): void {
    this.#log.add(code, { line: this.#line, field, value });
  }
}

/** Who claims for whom, for which item, under which reference. */
export function checkIdentity(
  row: { registrationNumber: string; ndisNumber: string; supportNumber: string; claimReference: string },
  found: RowFindings,
): void {
  const { registrationNumber, ndisNumber, supportNumber, claimReference } = row;
  if (!isDigits(registrationNumber, 1, 30))
    found.error("ndis.registration-number", "RegistrationNumber", registrationNumber);
  else if (!registrationNumber.startsWith("405") || registrationNumber.length < 9 || registrationNumber.length > 10)
    found.warning("ndis.registration-shape", "RegistrationNumber", registrationNumber);
  if (!isDigits(ndisNumber, 9, 9) || !ndisNumber.startsWith("43"))
    found.error("ndis.ndis-number", "NDISNumber", ndisNumber);
  if (!/^\w{1,60}$/.test(supportNumber)) found.error("ndis.support-number", "SupportNumber", supportNumber);
  else if (!/^\d{2}_\d{3}(?:\d{6})?_\d{4}_\d_\d(?:_[A-Z0-9]{1,8})*$/.test(supportNumber))
    found.warning("ndis.support-number-shape", "SupportNumber", supportNumber);
  if (!/^[A-Za-z0-9/_-]{1,50}$/.test(claimReference)) found.error("ndis.reference", "ClaimReference", claimReference);
}

/** The days of the support: real, in order, and (when today is known) not in the future. */
export function checkDays(from: Day, to: Day, today: Day | null, found: RowFindings): void {
  const fromIsDay = isDay(from);
  const toIsDay = isDay(to);
  if (!fromIsDay) found.error("ndis.date", "SupportsDeliveredFrom", from);
  if (!toIsDay) found.error("ndis.date", "SupportsDeliveredTo", to);
  if (fromIsDay && toIsDay && to < from) found.error("ndis.date-order", "SupportsDeliveredTo", to);
  if (today !== null && toIsDay && to > today) found.error("ndis.date-future", "SupportsDeliveredTo", to);
}

/** Cents of a UnitPrice cell that a file may hold, else null and an issue. */
export function checkPrice(unitPrice: string, found: RowFindings): bigint | null {
  const cents = /^\d{1,8}(?:\.\d{1,2})?$/.test(unitPrice) ? parseCents(unitPrice) : null;
  if (cents === null) found.error("ndis.price", "UnitPrice", unitPrice);
  else if (cents === 0n) found.error("ndis.price-zero", "UnitPrice", unitPrice);
  else if (cents >= 100_000_000n) found.warning("ndis.price-large", "UnitPrice", unitPrice);
  return cents;
}

/** A reason if and only if the line is a cancellation. */
export function checkCancellation(type: ClaimType | null, reason: CancellationReason | null, found: RowFindings): void {
  if (type === "CANC" && reason === null) found.error("ndis.cancellation-without-reason", "CancellationReason", "");
  if (type !== "CANC" && reason !== null) found.error("ndis.reason-without-cancellation", "CancellationReason", reason);
}

export function checkAbn(abn: string, found: RowFindings): void {
  if (abn !== "" && !isAbnEntry(abn)) found.error("ndis.abn", "ABN of Support Provider", abn);
}
