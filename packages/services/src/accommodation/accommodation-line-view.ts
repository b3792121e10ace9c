import { accommodationContribution, dailyPayment } from "@banksia/core/accommodation/index";
import type { OrmTx } from "@banksia/db";
import { type NationalRates, loadNationalRates } from "@banksia/month-end/national-rates";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { plainText } from "../common/sql.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import type { LawStep } from "../refunds/refund-view.ts";
import { titleSql } from "./accommodation-payment-view.ts";

export type AccommodationKind = "payment" | "interim" | "contribution" | "bond" | "charge" | "ingoing";
export type AccommodationMethod = "lump_sum" | "daily" | "combination";

/** What was agreed to pay for the room from a day on. */
export interface AccommodationLine {
  id: number;
  accommodationPaymentId: number;
  startDate: string;
  endDate: string | null;
  kind: AccommodationKind;
  method: AccommodationMethod;
  title: string;
  description: string | null;
  placePrice: string | null;
  agreedAmount: string | null;
  agreedLumpSum: string;
  rateDate: string;
  mpir: string | null;
  agreedRate: string | null;
  assessedAmount: string | null;
  perDay: string | null;
  occupiedFrom: string;
  maintained: boolean;
  accountNameId: number;
  accountName: string;
  collection: "billed" | "drawdown";
  /** The most for a day without a lump sum; null where it cannot be worked out. */
  maximumDaily: string | null;
  /** The lump sum that equals the assessed daily contribution. */
  maximumLumpSum: string | null;
  forecastDaily: string | null;
  forecastDate: string | null;
  inError: boolean;
  steps: LawStep[];
}

interface LineRow extends Omit<AccommodationLine, "maximumDaily" | "maximumLumpSum" | "steps"> {
  /** Under which rules the room is paid for from the first day of the line. */
  arrangement: string | null;
}

/** The lines of a payment, the newest first; those marked in error only when asked for. */
export async function loadLines(tx: OrmTx, paymentId: number, inError = false): Promise<AccommodationLine[]> {
  const rows = await rowsOf<LineRow>(
    tx,
    sql`select w.id, w.accommodation_payment_id as "accommodationPaymentId", w.start_date as "startDate", w.end_date as "endDate",
        w.kind, w.method, ${titleSql} as title, w.description, w.place_price as "placePrice", w.agreed_amount as "agreedAmount",
        w.agreed_lump_sum as "agreedLumpSum", w.rate_date as "rateDate", ${plainText(sql`w.mpir`)} as mpir,
        ${plainText(sql`w.agreed_rate`)} as "agreedRate", w.assessed_amount as "assessedAmount", w.per_day as "perDay",
        w.occupied_from as "occupiedFrom", w.maintained, w.account_name_id as "accountNameId", n.name as "accountName",
        case n.type when 'accommodation' then 'drawdown' else 'billed' end as collection,
        w.forecast_daily as "forecastDaily", w.forecast_date as "forecastDate", w.in_error as "inError",
        (select h.accommodation from client_cohort h where h.client_id = w.client_id and h.start_date <= w.start_date
          and (h.end_date is null or h.end_date >= w.start_date)) as arrangement
      from accommodation_line w join account_name n on n.id = w.account_name_id
      where w.accommodation_payment_id = ${paymentId} ${inError ? sql`` : sql`and not w.in_error`}
      order by w.start_date desc, w.id desc`,
  );
  const national = await loadNationalRates(queryOfOrm(tx));
  return rows.map((row) => {
    const { arrangement: _arrangement, ...line } = row;
    return { ...line, ...worked(row, national) };
  });
}

/** What the rules say of a line by itself, before anything is paid. */
function worked(
  row: LineRow,
  national: NationalRates,
): Pick<AccommodationLine, "maximumDaily" | "maximumLumpSum" | "steps"> {
  const nothing = { maximumDaily: null, maximumLumpSum: null, steps: [] };
  if (row.mpir === null) return nothing;
  if (row.kind === "contribution") {
    const most = national.on("accommodation_supplement_maximum", row.startDate)?.value ?? null;
    if (row.assessedAmount === null || most === null) return nothing;
    const found = accommodationContribution({
      assessed: row.assessedAmount,
      maximumSupplement: most,
      agreedDaily: agreedDailyOf(row, row.mpir),
      mpir: row.mpir,
      balance: "0.00",
      retained: "0.00",
    });
    return {
      maximumDaily: found.result.maximumDaily,
      maximumLumpSum: found.result.maximumLumpSum,
      steps: found.trace,
    };
  }
  const price = row.agreedAmount ?? row.placePrice;
  if ((row.kind !== "payment" && row.kind !== "interim") || price === null) return nothing;
  const found = dailyPayment({ price, mpir: row.mpir, agreedRate: row.agreedRate });
  return { maximumDaily: found.result?.maximum ?? null, maximumLumpSum: price, steps: found.trace };
}

/** The agreed price as a daily payment, which bounds a contribution but for those under the rules of 2014. */
function agreedDailyOf({ agreedAmount, arrangement }: LineRow, mpir: string): string | null {
  if (agreedAmount === null || arrangement === "POST14") return null;
  return dailyPayment({ price: agreedAmount, mpir, agreedRate: null }).result?.maximum ?? null;
}
