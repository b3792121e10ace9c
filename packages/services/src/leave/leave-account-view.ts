import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { TRANSITION } from "@banksia/core/arrangements/reform-days";
import { LAST_DAY, dayNumber, dayNumberOr, dayText } from "@banksia/core/days/civil";
import { daysOf, intersect, lengthOf, subtract } from "@banksia/core/days/range";
import type { AbsenceDays, HospitalRun, LeavePolicy, LeaveType } from "@banksia/core/leave/facts";
import { LEAVE_POLICY } from "@banksia/core/leave/facts";
import { financialYearDays, financialYearOf } from "@banksia/core/leave/financial-year";
import { leaveAccount } from "@banksia/core/leave/leave-account";
import { preEntryLeave } from "@banksia/core/leave/pre-entry";
import { SOCIAL_DAYS } from "@banksia/core/leave/social-leave";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type AbsenceWords, type Reserved, absenceWords } from "./leave-words.ts";

export interface LeaveRecord {
  id: number;
  serviceEntryId: number;
  clientId: number;
  serviceId: number;
  type: LeaveType;
  /** First day away. */
  startDate: string;
  /** Not counted; null while it lasts. */
  endDate: string | null;
  cameBack: boolean;
  note: string | null;
  /** Days counted, up to today while it lasts. */
  days: number;
  createdAt: string;
}

export interface BedReservation {
  id: number;
  serviceEntryId: number;
  clientId: number;
  serviceId: number;
  startDate: string;
  endDate: string | null;
  /** Null: the most there is. */
  perDay: string | null;
  createdAt: string;
}

export interface DeclaredEmergency {
  id: number;
  serviceId: number;
  startDate: string;
  endDate: string | null;
  description: string;
}

export interface LeaveStay {
  serviceEntryId: number;
  serviceId: number;
  serviceName: string;
  careTypeName: string;
  entryDate: string;
  departureDate: string | null;
}

export interface SocialYear {
  financialYear: number;
  from: string;
  to: string;
  used: number;
  remaining: number;
  /** Of these, taken elsewhere or before these records. */
  before: number;
  unfunded: number;
  unfundedFrom: string | null;
}

export interface LeaveAccountView {
  clientId: number;
  /** Leave that has not ended is counted up to this day. */
  asOf: string;
  /** Permanent residential stays, the newest first. */
  stays: LeaveStay[];
  records: LeaveRecord[];
  absences: (AbsenceDays & AbsenceWords & { serviceEntryId: number; days: number })[];
  hospitalRuns: (HospitalRun & { serviceEntryId: number })[];
  socialYears: SocialYear[];
  bedReservations: BedReservation[];
  emergencies: DeclaredEmergency[];
  preEntry: { serviceEntryId: number; from: string; to: string; days: number }[];
  warnings: Warning[];
}

type StayRow = LeaveStay & { agreementDate: string | null };

/**
 * A resident's leave: what was recorded, what each day of it is, and what is used of the year.
 * @throws NOT_FOUND when there is no such client
 */
export async function loadLeaveAccount(tx: OrmTx, ctx: Context, clientId: number): Promise<LeaveAccountView> {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, clientId));
  if (client?.type !== "person") throw notFound("client", clientId);
  const asOf = ctx.today();
  const stays = await staysOf(tx, clientId);
  const records = await recordsOf(tx, clientId, asOf);
  const bedReservations = await reservationsOf(tx, clientId);
  const emergencies = await emergenciesOf(tx, clientId);
  const before = await rowsOf<{ financialYear: number; days: number }>(
    tx,
    sql`select financial_year as "financialYear", days from leave_before where client_id = ${clientId} order by 1`,
  );
  const policy = await loadLeavePolicy(tx);

  const account: LeaveAccountView = {
    clientId,
    asOf,
    stays: stays.map(({ agreementDate: _agreement, ...stay }) => stay).toReversed(),
    records: records.toReversed(),
    absences: [],
    hospitalRuns: [],
    socialYears: [],
    bedReservations: bedReservations.toReversed(),
    emergencies,
    preEntry: preEntryOf(stays),
    warnings: [],
  };
  // Social leave of a financial year is one, whatever homes it was taken from.
  const used = new Map(before.map((row) => [row.financialYear, row.days]));
  const years = new Map<number, SocialYear>();
  for (const stay of stays) {
    const { result, issues } = leaveAccount(
      {
        records: records
          .filter((row) => row.serviceEntryId === stay.serviceEntryId)
          .map((row) => ({
            id: row.id,
            type: row.type,
            from: row.startDate,
            end: row.endDate,
            cameBack: row.cameBack,
          })),
        startDay: stay.entryDate,
        departureDay: stay.departureDate,
        until: asOf,
        emergencies: emergencies
          .filter((row) => row.serviceId === stay.serviceId)
          .map((row) => ({ from: row.startDate, to: row.endDate })),
        socialDaysBefore: [...used].map(([financialYear, days]) => ({ financialYear, days })),
      },
      policy,
    );
    account.warnings.push(...issues.map(warningOf));
    if (result === null) continue;
    const { serviceEntryId } = stay;
    const mine = bedReservations.filter((row) => row.serviceEntryId === serviceEntryId);
    for (const row of result.absences) {
      const words = absenceWords(row, reservedOf(row, mine));
      account.absences.push({ serviceEntryId, ...row, days: lengthOf(daysOf(row)), ...words });
    }
    account.hospitalRuns.push(...result.hospitalRuns.map((run) => ({ serviceEntryId, ...run })));
    for (const year of result.socialYears) {
      used.set(year.financialYear, year.used + year.unfunded);
      years.set(year.financialYear, {
        ...year,
        ...yearDays(year.financialYear),
        before: before.find((row) => row.financialYear === year.financialYear)?.days ?? 0,
        unfundedFrom: years.get(year.financialYear)?.unfundedFrom ?? year.unfundedFrom,
      });
    }
  }
  const present = financialYearOf(dayNumber(asOf));
  for (const financialYear of [...before.map((row) => row.financialYear), present])
    if (!years.has(financialYear)) years.set(financialYear, untouched(financialYear, used.get(financialYear) ?? 0));
  account.socialYears = [...years.values()].sort((a, b) => b.financialYear - a.financialYear);
  account.warnings.push(...leftOpen(stays, records));
  return account;
}

/** The policies on leave in force: setting `leave_policies`. */
async function loadLeavePolicy(tx: OrmTx): Promise<LeavePolicy> {
  const row = await firstOf<{ value: Partial<LeavePolicy> }>(
    tx,
    sql`select value from setting where name = 'leave_policies'`,
  );
  return { ...LEAVE_POLICY, ...row?.value };
}

function staysOf(tx: OrmTx, clientId: number): Promise<StayRow[]> {
  return rowsOf<StayRow>(
    tx,
    sql`select e.id as "serviceEntryId", e.service_id as "serviceId", s.name as "serviceName", t.name as "careTypeName",
        e.entry_date as "entryDate", e.departure_date as "departureDate", e.agreement_date as "agreementDate"
      from service_entry e join service s on s.id = e.service_id join care_type t on t.id = e.care_type_id
      where e.client_id = ${clientId} and t.setting = 'residential' order by e.entry_date, e.id`,
  );
}

function recordsOf(tx: OrmTx, clientId: number, asOf: string): Promise<LeaveRecord[]> {
  return rowsOf<LeaveRecord>(
    tx,
    sql`select id, service_entry_id as "serviceEntryId", client_id as "clientId", service_id as "serviceId", type,
        start_date as "startDate", end_date as "endDate", came_back as "cameBack", note,
        greatest(coalesce(end_date, ${asOf}::date + 1) - start_date, 0)::int as days, ${instantText(sql`created_at`)} as "createdAt"
      from leave_record where client_id = ${clientId} order by start_date, id`,
  );
}

function reservationsOf(tx: OrmTx, clientId: number): Promise<BedReservation[]> {
  return rowsOf<BedReservation>(
    tx,
    sql`select id, service_entry_id as "serviceEntryId", client_id as "clientId", service_id as "serviceId",
        start_date as "startDate", end_date as "endDate", per_day as "perDay", ${instantText(sql`created_at`)} as "createdAt"
      from bed_reservation where client_id = ${clientId} order by start_date, id`,
  );
}

function emergenciesOf(tx: OrmTx, clientId: number): Promise<DeclaredEmergency[]> {
  return rowsOf<DeclaredEmergency>(
    tx,
    sql`select id, service_id as "serviceId", start_date as "startDate", end_date as "endDate", description
      from declared_emergency where service_id in (select service_id from service_entry where client_id = ${clientId})
      order by start_date, id`,
  );
}

function preEntryOf(stays: readonly StayRow[]): LeaveAccountView["preEntry"] {
  return stays.flatMap((stay) => {
    if (stay.agreementDate === null) return [];
    const days = preEntryLeave({
      serviceAgreementDay: stay.agreementDate,
      startDay: stay.entryDate,
      transitional: dayNumber(stay.entryDate) < TRANSITION,
    }).result;
    return days === null ? [] : [{ serviceEntryId: stay.serviceEntryId, ...days }];
  });
}

function reservedOf(absence: AbsenceDays, reservations: readonly BedReservation[]): Reserved {
  const days = daysOf(absence);
  const agreed = reservations.map((row) => ({
    from: dayNumber(row.startDate),
    to: dayNumberOr(row.endDate, LAST_DAY),
  }));
  if (subtract([days], agreed).length === 0) return "all";
  return agreed.some((row) => intersect(row, days) !== null) ? "some" : "none";
}

function yearDays(financialYear: number): { from: string; to: string } {
  const days = financialYearDays(financialYear);
  return { from: dayText(days.from), to: dayText(days.to) };
}

/** A year without leave from this home. */
function untouched(financialYear: number, before: number): SocialYear {
  const used = Math.min(before, SOCIAL_DAYS);
  return {
    financialYear,
    ...yearDays(financialYear),
    used,
    remaining: SOCIAL_DAYS - used,
    before,
    unfunded: before - used,
    unfundedFrom: null,
  };
}

function warningOf({ code, message }: LawIssue): Warning {
  return { code, detail: message };
}

/** Absences that end without a return where nothing follows. */
function leftOpen(stays: readonly StayRow[], records: readonly LeaveRecord[]): Warning[] {
  return records
    .filter((row) => row.endDate !== null && !row.cameBack)
    .filter((row) => {
      const stay = stays.find((each) => each.serviceEntryId === row.serviceEntryId);
      const follows = records.some(
        (each) => each.serviceEntryId === row.serviceEntryId && each.startDate === row.endDate,
      );
      return !follows && stay?.departureDate !== row.endDate;
    })
    .map((row) => ({
      code: "LEAVE_WITHOUT_RETURN",
      detail: `The leave from ${dayWords(row.startDate)} ends on ${dayWords(row.endDate ?? "")} without a return, and nothing follows on that day: enter the next absence, or the return.`,
    }));
}
