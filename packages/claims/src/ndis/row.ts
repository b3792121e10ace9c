import { formatCents, parseCents } from "../common/decimal.ts";
import type { Day } from "../common/day.ts";
import type { CancellationReason, ClaimType, GstCode } from "./codes.ts";
import { claimedCents, formatHours, type DeliveredCells } from "./delivered.ts";

/** One line of a bulk payment request, typed. Days are YYYY-MM-DD here and YYYY/MM/DD in the file. */
export interface NdisRow extends DeliveredCells {
  readonly registrationNumber: string;
  readonly ndisNumber: string;
  readonly from: Day;
  /** The last day, inclusive. */
  readonly to: Day;
  readonly supportNumber: string;
  readonly claimReference: string;
  /** Per unit, GST included, two decimals. */
  readonly unitPrice: string;
  readonly gstCode: GstCode;
  /** Three columns that are no longer used: "" in every file written here, kept as they are when read. */
  readonly authorisedBy: string;
  readonly participantApproved: string;
  readonly inKindFundingProgram: string;
  /** Null for a direct service. */
  readonly claimType: ClaimType | null;
  readonly cancellationReason: CancellationReason | null;
  /** Eleven digits, REIMB, EXCLS, or "" when none is given. */
  readonly abn: string;
}

/** Cents a line claims: quantity or hours times price, rounded once to the cent. */
export function rowCents(row: NdisRow): bigint {
  return claimedCents(row, parseCents(row.unitPrice) ?? 0n);
}

/** The total of lines, "1234.50". */
export function totalClaimed(rows: readonly NdisRow[]): string {
  return formatCents(rows.reduce((sum, row) => sum + rowCents(row), 0n));
}

/** The sixteen cells of a line in file order. */
export function rowCells(row: NdisRow): string[] {
  return [
    row.registrationNumber,
    row.ndisNumber,
    row.from.replaceAll("-", "/"),
    row.to.replaceAll("-", "/"),
    row.supportNumber,
    row.claimReference,
    row.quantity ?? "",
    row.minutes === null ? "" : formatHours(row.minutes),
    row.unitPrice,
    row.gstCode,
    row.authorisedBy,
    row.participantApproved,
    row.inKindFundingProgram,
    row.claimType ?? "",
    row.cancellationReason ?? "",
    row.abn,
  ];
}
