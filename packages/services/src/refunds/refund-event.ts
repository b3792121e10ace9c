import { type RefundDue, type RefundEvent, refundDue } from "@banksia/core/accommodation/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { notFound } from "../errors.ts";
import type { LawStep } from "./refund-view.ts";

/** The stay that an accommodation payment belongs to, as far as its refund asks. */
export interface RefundStay {
  clientId: number;
  clientName: string;
  serviceId: number;
  entryDate: string;
  departureDate: string | null;
  departureReason: string | null;
  noticeDate: string | null;
  probateDate: string | null;
  heldForReentryUntil: string | null;
  setting: string;
}

/** @throws NOT_FOUND */
export async function loadRefundStay(tx: OrmTx, accommodationPaymentId: number): Promise<RefundStay> {
  const stay = await firstOf<RefundStay>(
    tx,
    sql`select a.client_id as "clientId", coalesce(c.name, '') as "clientName", a.service_id as "serviceId", e.entry_date as "entryDate",
        e.departure_date as "departureDate", e.departure_reason as "departureReason", e.notice_date as "noticeDate",
        e.probate_date as "probateDate", a.held_for_reentry_until as "heldForReentryUntil", y.setting
      from accommodation_payment a join service_entry e on e.id = a.service_entry_id join care_type y on y.id = e.care_type_id
      left join customer c on c.id = a.client_id where a.id = ${accommodationPaymentId}`,
  );
  if (stay === null) throw notFound("accommodation payment", accommodationPaymentId);
  return stay;
}

/**
 * By when the lump sum is to be refunded, from the departure; null while the client is there, and for villages, where the
 * contract and the law of the state decide.
 */
export function dueOf(stay: RefundStay): { due: RefundDue | null; steps: LawStep[]; problems: string[] } {
  const event = eventOf(stay);
  if (event === null) return { due: null, steps: [], problems: [] };
  const found = refundDue(event);
  return { due: found.result, steps: found.trace, problems: found.issues.map((issue) => issue.message) };
}

function eventOf(stay: RefundStay): RefundEvent | null {
  const { departureDate, departureReason, noticeDate, probateDate, heldForReentryUntil, setting } = stay;
  if (departureDate === null || setting === "village") return null;
  if (departureReason === "deceased")
    return { how: "died", diedOn: departureDate, probateShownOn: probateDate, otherEvidenceShownOn: null };
  if (departureReason === "other_service") return { how: "moved", ceasedOn: departureDate, noticeOn: noticeDate };
  return {
    how: "left",
    ceasedOn: departureDate,
    heldForReturn: heldForReentryUntil === null ? null : { endedOn: heldForReentryUntil },
  };
}
