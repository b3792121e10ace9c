import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { notFound } from "../errors.ts";
import { type AccommodationFigures, figureColumns, figureJoins } from "./figures.ts";
import { refundDueSql } from "./refund-due-sql.ts";

export type AccommodationArrangement = "PRE14" | "POST14" | "NOV25";
export type AccommodationPaymentStatus =
  | "none"
  | "agreed"
  | "partly_paid"
  | "held"
  | "refund_due"
  | "refund_overdue"
  | "refunded";

/** What a client pays for the room of a stay, with the figures of its lump sum. */
export interface AccommodationPayment {
  id: number;
  serviceEntryId: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceId: number;
  serviceName: string;
  setting: string;
  placeCode: string | null;
  entryDate: string;
  departureDate: string | null;
  departureReason: string | null;
  noticeDate: string | null;
  probateDate: string | null;
  accommodationStatus: string;
  /** Under which rules the room is paid for on the day asked. */
  arrangement: AccommodationArrangement | null;
  retention: boolean;
  agreementDate: string | null;
  /** RAD, DAP, RAC and the like, of the line in force. */
  title: string | null;
  agreedAmount: string | null;
  agreedLumpSum: string | null;
  forecastDaily: string | null;
  figures: AccommodationFigures;
  refundDueDate: string | null;
  status: AccommodationPaymentStatus;
  adjustmentRequired: boolean;
}

export type PaymentRow = Omit<AccommodationPayment, "figures"> & AccommodationFigures;

/** What an agreement is called in the field, by its kind and method: of line `w`. */
export const titleSql = sql`(case w.kind
  when 'payment' then case w.method when 'lump_sum' then 'RAD' when 'daily' then 'DAP' else 'RAD and DAP' end
  when 'interim' then 'DAP until means are known'
  when 'contribution' then case w.method when 'lump_sum' then 'RAC' when 'daily' then 'DAC' else 'RAC and DAC' end
  when 'bond' then 'Accommodation bond' when 'charge' then 'Accommodation charge'
  when 'ingoing' then 'Ingoing contribution' end)`;

/** The state of a lump sum on a day. */
export const statusSql = (day: string) => sql`(case
  when e.departure_date is not null and coalesce(m.balance, 0) > 0 and ${refundDueSql} < ${day}::date then 'refund_overdue'
  when e.departure_date is not null and coalesce(m.balance, 0) > 0 then 'refund_due'
  when coalesce(m.refunded, 0) > 0 and coalesce(m.balance, 0) = 0 then 'refunded'
  when coalesce(m.received, 0) > 0 and coalesce(m.received, 0) < coalesce(w.agreed_lump_sum, 0) then 'partly_paid'
  when coalesce(m.received, 0) > 0 then 'held'
  when w.id is not null then 'agreed' else 'none' end)`;

/** Columns of a payment as shown on a day, over the tables of `paymentFrom`. */
export const paymentColumns = (
  day: string,
): SQL => sql`a.id, a.service_entry_id as "serviceEntryId", a.client_id as "clientId",
  coalesce(c.name, '') as "clientName", coalesce(c.account, '') as "clientAccount", a.service_id as "serviceId",
  s.name as "serviceName", y.setting, p.code as "placeCode", e.entry_date as "entryDate", e.departure_date as "departureDate",
  e.departure_reason as "departureReason", e.notice_date as "noticeDate", e.probate_date as "probateDate",
  e.accommodation_status as "accommodationStatus", h.accommodation as arrangement, coalesce(h.retention, false) as retention,
  a.agreement_date as "agreementDate", ${titleSql} as title, w.agreed_amount as "agreedAmount",
  w.agreed_lump_sum as "agreedLumpSum", w.forecast_daily as "forecastDaily", ${refundDueSql} as "refundDueDate",
  ${statusSql(day)} as status, a.adjust_from is not null as "adjustmentRequired", ${figureColumns}`;

export const paymentFrom = (day: string): SQL => sql`accommodation_payment a
  join service_entry e on e.id = a.service_entry_id join care_type y on y.id = e.care_type_id
  join service s on s.id = a.service_id left join place p on p.id = e.place_id left join customer c on c.id = a.client_id
  left join lateral (select l.* from accommodation_line l where l.accommodation_payment_id = a.id and not l.in_error
    and l.start_date <= ${day}::date order by l.start_date desc limit 1) w on true
  left join client_cohort h on h.client_id = a.client_id and h.start_date <= ${day}::date
    and (h.end_date is null or h.end_date >= ${day}::date)
  ${figureJoins(day)}`;

/** Puts the figures of a row into an object of their own. */
export function paymentOf(row: PaymentRow): AccommodationPayment {
  const { invoiced, received, drawnDown, retained, refunded, balance, unpaidLumpSum, ...others } = row;
  const { ongoingBilled, unpaidBilled, interestPayable, ...payment } = others;
  return {
    ...payment,
    figures: {
      invoiced,
      received,
      drawnDown,
      retained,
      refunded,
      balance,
      unpaidLumpSum,
      ongoingBilled,
      unpaidBilled,
      interestPayable,
    },
  };
}

/** @throws NOT_FOUND */
export async function loadPayment(tx: OrmTx, id: number, day: string): Promise<AccommodationPayment> {
  const row = await firstOf<PaymentRow>(
    tx,
    sql`select ${paymentColumns(day)} from ${paymentFrom(day)} where a.id = ${id}`,
  );
  if (row === null) throw notFound("accommodation payment", id);
  return paymentOf(row);
}

/** The status of the client decides whether an accommodation payment applies at all. */
export function whyNotLine(payment: Pick<AccommodationPayment, "accommodationStatus" | "setting">): string | null {
  if (payment.accommodationStatus === "not_applicable")
    return "The accommodation status of the stay is “not applicable”: no accommodation payment is due. Change the status first.";
  if (payment.setting === "home_care" || payment.setting === "ndis")
    return "Nobody pays for a room in this kind of care.";
  return null;
}

/** The status of the stay says what kind of payment its room has; null where the kind fits. */
export function whyNotKind(
  stay: Pick<AccommodationPayment, "accommodationStatus" | "arrangement">,
  kind: "payment" | "interim" | "contribution" | "bond" | "charge" | "ingoing",
): string | null {
  const { accommodationStatus: status, arrangement } = stay;
  const supported = status === "supported" || status === "partly_supported";
  if (kind === "ingoing" && status !== "ingoing_contribution")
    return "An ingoing contribution needs that accommodation status on the stay: change the status first.";
  if (kind !== "ingoing" && status === "ingoing_contribution")
    return "The accommodation status of the stay is “ingoing contribution”: agree on that, or change the status first.";
  if (kind === "payment" && supported)
    return "A supported resident pays an accommodation contribution: agree on that, or change the accommodation status first.";
  if (kind === "contribution" && status === "not_supported")
    return "A resident who is not supported pays the agreed price: agree on a payment, or change the accommodation status first.";
  if ((kind === "bond" || kind === "charge") && arrangement !== null && arrangement !== "PRE14")
    return "Bonds and accommodation charges are for people in care since before July 2014, under the rules of then.";
  return null;
}
