import type { ColumnSpec } from "../common/table.ts";

/** The sixteen columns of a bulk payment request, in the order the portal wants them. */
export const requestColumns = {
  registrationNumber: { header: "RegistrationNumber", required: true },
  ndisNumber: { header: "NDISNumber", required: true },
  from: { header: "SupportsDeliveredFrom", required: true },
  to: { header: "SupportsDeliveredTo", required: true },
  supportNumber: { header: "SupportNumber", required: true },
  claimReference: { header: "ClaimReference", required: true },
  quantity: { header: "Quantity", required: true },
  hours: { header: "Hours", required: true },
  unitPrice: { header: "UnitPrice", required: true },
  gstCode: { header: "GSTCode", required: true },
  authorisedBy: { header: "AuthorisedBy" },
  participantApproved: { header: "ParticipantApproved" },
  inKindFundingProgram: { header: "InKindFundingProgram", also: ["InKindFundingProgramCode"] },
  claimType: { header: "ClaimType" },
  cancellationReason: { header: "CancellationReason" },
  abn: { header: "ABN of Support Provider", also: ["ABN"] },
} as const satisfies Record<string, ColumnSpec>;

export type RequestColumn = keyof typeof requestColumns;

/** The header row as written. */
export const requestHeader: readonly string[] = Object.values(requestColumns).map((column) => column.header);

/** A file holds at most this many lines under its header. */
export const MAX_REQUEST_ROWS = 5000;
