import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { sql } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { firstOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import type { AccommodationKind, AccommodationMethod } from "./accommodation-line-view.ts";
import { priceWarnings } from "./add-place-price.ts";
import { whyNotKind, whyNotLine } from "./accommodation-payment-view.ts";

/** A line as people enter it; what is left out follows from the stay. */
export interface LineInput {
  startDate: string;
  endDate: string | null;
  kind: AccommodationKind;
  method: AccommodationMethod;
  description: string | null;
  placePrice?: string | null;
  agreedAmount: string | null;
  agreedLumpSum: string;
  rateDate?: string;
  agreedRate?: string | null;
  assessedAmount: string | null;
  perDay: string | null;
  occupiedFrom?: string;
  maintained: boolean;
  accountNameId: number;
}

/** The stay that a line belongs to. */
export interface LineStay {
  id: number;
  serviceEntryId: number;
  clientId: number;
  serviceId: number;
  setting: string;
  accommodationStatus: string;
  entryDate: string;
  departureDate: string | null;
  agreementDate: string | null;
  /** Of the newest move. */
  placeId: number | null;
  arrangement: "PRE14" | "POST14" | "NOV25" | null;
}

/** The stay of a payment, locked against other changes of its agreement; null when it is not there or not seen. */
export function lockLineStay(tx: OrmTx, paymentId: number): Promise<LineStay | null> {
  return firstOf<LineStay>(
    tx,
    sql`select a.id, a.service_entry_id as "serviceEntryId", a.client_id as "clientId", a.service_id as "serviceId", y.setting, e.accommodation_status as "accommodationStatus",
        e.entry_date as "entryDate", e.departure_date as "departureDate", a.agreement_date as "agreementDate",
        e.place_id as "placeId", (select h.accommodation from client_cohort h where h.client_id = a.client_id
          and h.start_date <= e.entry_date and (h.end_date is null or h.end_date >= e.entry_date)) as arrangement
      from accommodation_payment a join service_entry e on e.id = a.service_entry_id join care_type y on y.id = e.care_type_id
      where a.id = ${paymentId} for no key update of a`,
  );
}

export type LineValues = Omit<
  typeof schema.accommodationLine.$inferInsert,
  "accommodationPaymentId" | "clientId" | "serviceId"
>;

/**
 * The values of a line with what follows from the stay filled in: the place's price and the maximum permissible rate of
 * their days, and the agreed rate, which is never above it.
 * @throws VALIDATION
 */
export async function lineValues(
  tx: OrmTx,
  stay: LineStay,
  input: LineInput,
): Promise<{ values: LineValues; warnings: Warning[] }> {
  const warnings: Warning[] = [];
  const faults: FieldError[] = await unknownReferences(tx, {
    pointer: "/accountNameId",
    table: schema.accountName,
    what: "account name",
    id: input.accountNameId,
  });
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const why = whyNotLine(stay) ?? whyNotKind(stay, input.kind);
  if (why !== null) fault("/kind", "NOT_ALLOWED", why);
  if (why === null && stay.accommodationStatus === "not_known" && lumpSumOf(input) !== "0.00")
    warnings.push({
      code: "MEANS_NOT_KNOWN",
      detail: "The accommodation status of the stay is not known yet: until it is, only daily payments may be charged.",
    });
  const room = await roomOn(tx, stay, input.startDate);
  const agreedOn = room.since > stay.entryDate ? room.since : (stay.agreementDate ?? input.startDate);
  const rateDate = input.rateDate ?? (input.kind === "contribution" ? stay.entryDate : agreedOn);
  const occupiedFrom = input.occupiedFrom ?? room.since;
  if (input.startDate < stay.entryDate) fault("/startDate", "BEFORE_START", `The stay begins on ${stay.entryDate}.`);
  if (input.endDate !== null && input.endDate < input.startDate)
    fault("/endDate", "BEFORE_START", "The last day is before the first.");
  const account = await firstOf<{ type: string; ready: boolean }>(
    tx,
    sql`select type, type = 'customer' or counter_account_id is not null as ready from account_name where id = ${input.accountNameId}`,
  );
  if (account !== null && account.type !== "customer" && account.type !== "accommodation")
    fault(
      "/accountNameId",
      "NOT_ALLOWED",
      "Choose an account name of type customer, to bill, or accommodation, to draw from the lump sum.",
    );
  else if (account?.ready === false)
    fault("/accountNameId", "NOT_ALLOWED", "This account name has no lump-sum liability account yet: set it up first.");

  const placePrice = input.placePrice === undefined ? await priceOf(tx, room.placeId, rateDate) : input.placePrice;
  const mpir = (await loadNationalRates(queryOfOrm(tx))).on("mpir", rateDate)?.value ?? null;
  const needsRate = input.kind === "payment" || input.kind === "interim" || input.kind === "contribution";
  if (needsRate && mpir === null)
    fault(
      "/rateDate",
      "OUT_OF_RANGE",
      `No maximum permissible interest rate is known for ${rateDate}: add it under National rates.`,
    );
  const agreedRate = needsRate ? (input.agreedRate ?? mpir) : null;
  if (agreedRate !== null && mpir !== null && Number(agreedRate) > Number(mpir))
    fault(
      "/agreedRate",
      "OUT_OF_RANGE",
      `The maximum permissible interest rate of ${rateDate} is ${mpir}%: agree on at most that.`,
    );
  if (input.kind === "contribution" && agreedRate !== null && mpir !== null && Number(agreedRate) !== Number(mpir))
    fault(
      "/agreedRate",
      "NOT_ALLOWED",
      "What lump sum equals a contribution follows from the maximum permissible interest rate alone (Aged Care Rules 2025 s.298-10): leave the agreed rate out.",
    );
  checkAmounts(input, placePrice, fault, warnings);
  const priced = input.kind === "payment" || input.kind === "interim" ? (input.agreedAmount ?? placePrice) : null;
  if (priced !== null) warnings.push(...(await priceWarnings(tx, priced, rateDate)));
  refuseIfAny(faults);
  return {
    values: {
      startDate: input.startDate,
      endDate: input.endDate,
      kind: input.kind,
      method: input.method,
      description: input.description,
      placePrice,
      agreedAmount: input.agreedAmount,
      agreedLumpSum: lumpSumOf(input),
      rateDate,
      mpir: needsRate ? mpir : null,
      agreedRate,
      assessedAmount: input.assessedAmount,
      perDay: input.perDay,
      occupiedFrom,
      maintained: input.maintained,
      accountNameId: input.accountNameId,
    },
    warnings,
  };
}

/** The whole price where all of it is to be paid as a lump sum, nothing where it is paid by the day. */
function lumpSumOf(input: LineInput): string {
  if (input.method === "daily") return "0.00";
  if (input.method === "lump_sum" && centsOf(input.agreedLumpSum) === 0) return input.agreedAmount ?? "0.00";
  return input.agreedLumpSum;
}

type Fault = (pointer: string, code: FieldError["code"], detail: string) => void;

function checkAmounts(input: LineInput, placePrice: string | null, fault: Fault, warnings: Warning[]): void {
  const agreed = input.agreedAmount === null ? null : centsOf(input.agreedAmount);
  const lumpSum = centsOf(lumpSumOf(input));
  if (lumpSum < 0) fault("/agreedLumpSum", "OUT_OF_RANGE", "A lump sum is not below zero.");
  if (input.kind === "payment" && agreed === null && placePrice === null)
    fault("/agreedAmount", "REQUIRED", "Enter the agreed price: the place has no published one.");
  if (agreed !== null && agreed <= 0) fault("/agreedAmount", "OUT_OF_RANGE", "An agreed price is above zero.");
  if (agreed !== null && input.kind === "payment" && lumpSum > agreed)
    fault(
      "/agreedLumpSum",
      "OUT_OF_RANGE",
      `The lump sum may not be more than the agreed price of ${input.agreedAmount ?? ""}.`,
    );
  if (input.method === "combination" && lumpSum === 0)
    fault("/agreedLumpSum", "REQUIRED", "A combination has a part that is paid as a lump sum: enter it.");
  if (input.kind === "interim" && lumpSum !== 0)
    fault(
      "/agreedLumpSum",
      "NOT_ALLOWED",
      "While means are not known only daily payments may be charged (Aged Care Act 2024 s.294(1)(ca)).",
    );
  if (input.kind === "charge" && input.perDay === null) fault("/perDay", "REQUIRED", "Enter the charge a day.");
  if (agreed !== null && placePrice !== null && agreed > centsOf(placePrice))
    warnings.push({
      code: "ABOVE_PUBLISHED",
      detail: `The agreed price is above the published price of the place, ${placePrice}.`,
    });
}

/** Where the client lives on a day of the stay, and since when: what a new line begins with changes nothing about that. */
async function roomOn(tx: OrmTx, stay: LineStay, day: string): Promise<{ placeId: number | null; since: string }> {
  const moved = await firstOf<{ placeId: number; since: string }>(
    tx,
    sql`select to_place_id as "placeId", transfer_date as since from bed_transfer
      where service_entry_id = ${stay.serviceEntryId} and transfer_date <= ${day}::date order by transfer_date desc limit 1`,
  );
  if (moved !== null) return moved;
  const later = await firstOf<{ placeId: number | null }>(
    tx,
    sql`select from_place_id as "placeId" from bed_transfer where service_entry_id = ${stay.serviceEntryId}
      order by transfer_date limit 1`,
  );
  return { placeId: later === null ? stay.placeId : later.placeId, since: stay.entryDate };
}

async function priceOf(tx: OrmTx, placeId: number | null, day: string): Promise<string | null> {
  if (placeId === null) return null;
  const found = await firstOf<{ price: string | null }>(
    tx,
    sql`select coalesce((select r.price from place_price r where r.place_id = p.id and r.start_date <= ${day}::date
        and (r.end_date is null or r.end_date >= ${day}::date)), p.price) as price from place p where p.id = ${placeId}`,
  );
  return found?.price ?? null;
}
