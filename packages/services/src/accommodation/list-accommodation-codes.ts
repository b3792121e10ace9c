import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";

/** Charges and movements of accommodation, in words, in the order that people set them up. */
export const accommodationUses = {
  lump_sum: "Lump sums, invoiced until received",
  lump_sum_transfer: "Lump sums moved from another stay",
  partial_refund: "Part refunds of lump sums",
  daily_payment: "Daily accommodation payments",
  daily_contribution: "Daily accommodation contributions",
  unpaid_lump_sum_daily: "Daily payments on the unpaid lump sum",
  retention: "Retention from lump sums",
  bond_retention: "Retention from bonds of before July 2014",
  accommodation_charge: "Accommodation charges of before July 2014",
  interest_payable: "Interest payable on refunds",
  dmf: "Deferred management fees",
  crf: "Capital replacement fees",
} as const;
export type AccommodationUse = keyof typeof accommodationUses;

export interface AccommodationCode {
  use: AccommodationUse;
  title: string;
  billingCodeId: number | null;
  billingCode: string | null;
}

/** Which billing code each charge of accommodation is booked under; null where none is chosen yet. */
export async function listAccommodationCodes(ctx: Context): Promise<{ items: AccommodationCode[] }> {
  requireScope(ctx, "setup:read");
  const rows = await read(ctx, (tx) =>
    rowsOf<{ use: AccommodationUse; billingCodeId: number; billingCode: string }>(
      tx,
      sql`select a.use, b.id as "billingCodeId", b.code as "billingCode" from accommodation_code a
        join billing_code b on b.id = a.billing_code_id`,
    ),
  );
  const uses = Object.keys(accommodationUses).filter((use): use is AccommodationUse => use in accommodationUses);
  return {
    items: uses.map((use) => {
      const found = rows.find((row) => row.use === use);
      return {
        use,
        title: accommodationUses[use],
        billingCodeId: found?.billingCodeId ?? null,
        billingCode: found?.billingCode ?? null,
      };
    }),
  };
}
