import {
  type AgreementEndDays,
  COOLING_OFF,
  type HigherEverydayAgreement,
  checkHigherEverydayAgreement,
  endOfAgreement,
} from "@banksia/core/fees/higher-everyday-agreement";
import { type MarchQuarters, agreedAmountOn } from "@banksia/core/fees/higher-everyday-indexation";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { figuresOf } from "@banksia/month-end/residents/figures";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids, instantText } from "../common/sql.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { queryOfOrm } from "./recalculate.ts";

export type Per = "day" | "week" | "fortnight" | "month" | "occasion";

/** One agreed amount for one service of an agreement. */
export interface EverydayService {
  id: number;
  everydayAgreementId: number;
  service: string;
  standard: string;
  accommodation: boolean;
  amount: string;
  /** Today, with indexation; null where an index number is missing or it is not in effect. */
  amountToday: string | null;
  per: Per;
  agreedOn: string;
  startDate: string;
  endDate: string | null;
  bundle: string | null;
  standaloneAmount: string | null;
  scheduleLineIds: number[];
}

/** A higher everyday living agreement with its services. */
export interface EverydayAgreement {
  id: number;
  clientId: number;
  serviceEntryId: number;
  serviceName: string;
  kind: "standing" | "ad_hoc";
  offeredOn: string;
  agreedOn: string;
  inWriting: boolean;
  standalone: boolean;
  statesIndexation: boolean;
  annualReview: boolean;
  reviewOn: string | null;
  coolingOffUntil: string;
  endedBy: "person" | "provider" | null;
  endedOn: string | null;
  cannotDeliver: boolean;
  endsFrom: string | null;
  refundDueOn: string | null;
  acknowledgeBy: string | null;
  services: EverydayService[];
  issues: FeeEffect["issues"];
  createdAt: string;
}

type AgreementRow = Omit<
  EverydayAgreement,
  "coolingOffUntil" | "refundDueOn" | "acknowledgeBy" | "services" | "issues"
> & { stay: "permanent" | "respite"; serviceAgreementDay: string | null; startDay: string };

type ServiceRow = Omit<EverydayService, "amountToday">;

/** Agreements that match, the newest first, with what they do not meet. */
export async function loadAgreements(tx: OrmTx, ctx: Context, where: SQL): Promise<EverydayAgreement[]> {
  const rows = await rowsOf<AgreementRow>(
    tx,
    sql`select a.id, a.client_id as "clientId", a.service_entry_id as "serviceEntryId", s.name as "serviceName", a.kind,
        a.offered_on as "offeredOn", a.agreed_on as "agreedOn", a.in_writing as "inWriting", a.standalone,
        a.states_indexation as "statesIndexation", a.annual_review as "annualReview", a.review_on as "reviewOn",
        a.ended_by as "endedBy", a.ended_on as "endedOn", a.cannot_deliver as "cannotDeliver", a.ends_from as "endsFrom",
        ${instantText(sql`a.created_at`)} as "createdAt", e.agreement_date as "serviceAgreementDay", e.entry_date as "startDay",
        case t.setting when 'respite' then 'respite' else 'permanent' end as stay
      from everyday_agreement a join service_entry e on e.id = a.service_entry_id join service s on s.id = e.service_id
      join care_type t on t.id = e.care_type_id where ${where} order by a.agreed_on desc, a.id desc`,
  );
  if (rows.length === 0) return [];
  const services = await rowsOf<ServiceRow>(
    tx,
    sql`select v.id, v.everyday_agreement_id as "everydayAgreementId", v.service, v.standard, v.accommodation, v.amount, v.per,
        v.agreed_on as "agreedOn", v.start_date as "startDate", v.end_date as "endDate", v.bundle,
        v.standalone_amount as "standaloneAmount",
        array(select l.id from billing_schedule_line l where l.everyday_service_id = v.id and not l.in_error order by l.id) as "scheduleLineIds"
      from everyday_service v where v.everyday_agreement_id = any(${ids(rows.map((row) => row.id))}) order by v.id`,
  );
  const { quarters } = figuresOf(await loadNationalRates(queryOfOrm(tx)));
  return rows.map((row) =>
    shown(
      row,
      services.filter((each) => each.everydayAgreementId === row.id),
      quarters,
      ctx.today(),
    ),
  );
}

/**
 * One agreement.
 * @throws NOT_FOUND
 */
export async function loadAgreement(tx: OrmTx, ctx: Context, id: number): Promise<EverydayAgreement> {
  const [found] = await loadAgreements(tx, ctx, sql`a.id = ${id}`);
  if (found === undefined) throw notFound("higher everyday living agreement", id);
  return found;
}

function shown(row: AgreementRow, services: ServiceRow[], quarters: MarchQuarters, today: string): EverydayAgreement {
  const { stay: _stay, serviceAgreementDay: _agreement, startDay: _start, ...agreement } = row;
  const end = endOf(row);
  const { issues } = checkHigherEverydayAgreement(factsOf(row, services));
  return {
    ...agreement,
    coolingOffUntil: dayText(dayNumber(row.agreedOn) + COOLING_OFF),
    refundDueOn: end?.refundDueOn ?? null,
    acknowledgeBy: end?.acknowledgeBy ?? null,
    services: services.map((each) => ({ ...each, amountToday: amountToday(row, each, quarters, today) })),
    issues: issues.map(({ code, severity, day, message }) => ({ code, severity, day, message })),
  };
}

function endOf(row: Pick<AgreementRow, "agreedOn" | "endedBy" | "endedOn" | "cannotDeliver">): AgreementEndDays | null {
  if (row.endedBy === null || row.endedOn === null) return null;
  return endOfAgreement(row.agreedOn, { by: row.endedBy, on: row.endedOn, cannotDeliver: row.cannotDeliver }).result;
}

function factsOf(row: AgreementRow, services: readonly ServiceRow[]): HigherEverydayAgreement {
  return {
    ...row,
    services: services.map((each) => ({ ...each, from: each.startDate, to: each.endDate })),
    ended:
      row.endedBy === null || row.endedOn === null
        ? null
        : { by: row.endedBy, on: row.endedOn, cannotDeliver: row.cannotDeliver },
    suspended: [],
  };
}

function amountToday(
  agreement: AgreementRow,
  service: ServiceRow,
  quarters: MarchQuarters,
  today: string,
): string | null {
  const { startDate, endDate, amount, agreedOn } = service;
  const over = agreement.endsFrom !== null && agreement.endsFrom <= today;
  if (over || startDate > today || (endDate !== null && endDate < today)) return null;
  return agreedAmountOn({ amount, agreedOn, day: today, quarters }).result;
}
