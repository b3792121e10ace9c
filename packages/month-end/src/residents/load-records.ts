/** Loads everything on record of many residents: one statement for each kind of fact, whatever the number of clients. */
import type { ArrangementOverride } from "@banksia/core/arrangements/facts";
import type { FeeAdvice } from "@banksia/core/fees/fee-advice";
import { type Query, idList } from "./query.ts";
import {
  type AgreedServiceRow,
  type CapRow,
  type CohortRow,
  type DatedRow,
  type DerivedRateRow,
  type EarlierStayRow,
  type EnteredRate,
  type FactsRow,
  type HoldRow,
  type LineRow,
  type OutsideRow,
  type ReductionRow,
  type ResidentRecord,
  type StayRow,
  plainFacts,
} from "./record.ts";
import { supplementTables } from "./figures.ts";

type Of<Row> = Row & { clientId: number };
/** Gives each row to the record of its client. */
type Put = <Row>(rows: readonly Of<Row>[], into: (record: ResidentRecord, row: Of<Row>) => void) => void;

const DAYS = `start_date::text as "startDate", end_date::text as "endDate"`;
const MINE = `where client_id = any((select $1::text::bigint[])::bigint[])`;

/** By client id, in the order of the ids. Reads across facilities: the caller has lifted the scope for the calculation. */
export async function loadRecords(query: Query, clientIds: readonly number[]): Promise<Map<number, ResidentRecord>> {
  const ids = idList(clientIds);
  const all = <Row>(text: string) => query<Of<Row>>(text, [ids]);
  const records = new Map<number, ResidentRecord>();
  for (const clientId of clientIds) records.set(clientId, emptyRecord(clientId));
  const put: Put = (rows, into) => {
    for (const row of rows) {
      const record = records.get(row.clientId);
      if (record !== undefined) into(record, row);
    }
  };
  const [stays, earlier, facts, overrides, advices, classes, supplements, leave, leaveBefore, emergencies] =
    await Promise.all([
      all<Omit<StayRow, "clientId">>(staysSql),
      all<Omit<EarlierStayRow, "clientId">>(
        `select id, client_id as "clientId", kind, home, ${DAYS} from earlier_stay ${MINE} order by client_id, start_date, id`,
      ),
      all<FactsRow>(factsSql),
      all<Omit<ArrangementOverride, "retention"> & { retention: boolean | null }>(
        `select client_id as "clientId", field, arrangement, start_date::text as "from", end_date::text as "to", reason, retention
         from arrangement_override ${MINE} order by client_id, field, start_date`,
      ),
      all<AdviceRow>(advicesSql),
      all<DatedRow & { classCode: string }>(
        `select client_id as "clientId", class_code as "classCode", ${DAYS} from client_classification ${MINE} order by client_id, start_date`,
      ),
      query<Of<DatedRow & { tableKey: string }>>(
        `select l.client_id as "clientId", c.national_rate as "tableKey", l.start_date::text as "startDate", l.end_date::text as "endDate"
         from funding_schedule_line l join funding_code c on c.id = l.funding_code_id
         where l.client_id = any((select $1::text::bigint[])::bigint[]) and not l.in_error and c.national_rate = any($2::text::text[])
         order by l.client_id, l.start_date, l.id`,
        [ids, `{${supplementTables.join(",")}}`],
      ),
      all<ResidentRecord["leave"][number]>(
        `select id, client_id as "clientId", service_entry_id as "serviceEntryId", type, start_date::text as "from", end_date::text as "end",
           came_back as "cameBack" from leave_record ${MINE} order by client_id, start_date, id`,
      ),
      all<{ financialYear: number; days: number }>(
        `select client_id as "clientId", financial_year as "financialYear", days from leave_before ${MINE} order by client_id, financial_year`,
      ),
      all<DatedRow & { serviceId: number }>(
        `select distinct e.client_id as "clientId", d.service_id as "serviceId", d.start_date::text as "startDate", d.end_date::text as "endDate"
         from service_entry e join declared_emergency d on d.service_id = e.service_id
         where e.client_id = any((select $1::text::bigint[])::bigint[]) order by 1, 3, 2, 4`,
      ),
    ]);
  put(stays, (record, row) => record.stays.push(row));
  put(earlier, (record, row) => record.earlierStays.push(row));
  put(facts, (record, row) => (record.facts = row));
  put(overrides, (record, { retention, ...row }) =>
    record.overrides.push(retention === null ? row : { ...row, retention }),
  );
  put(advices, (record, row) => record.advices.push(adviceOf(row)));
  put(classes, (record, row) => record.classes.push(row));
  put(supplements, (record, row) => record.supplements.push(row));
  put(leave, (record, row) => record.leave.push(row));
  put(leaveBefore, (record, row) => record.leaveBefore.push(row));
  put(emergencies, (record, row) => record.emergencies.push(row));
  await loadCharges(all, put);
  return records;
}

/** What is charged and what the calculation wrote before. */
async function loadCharges(all: <Row>(text: string) => Promise<Of<Row>[]>, put: Put): Promise<void> {
  const [reservations, reductions, agreed, lines, rates, cohorts, holds, caps, outside] = await Promise.all([
    all<DatedRow & { serviceEntryId: number; perDay: string | null }>(
      `select client_id as "clientId", service_entry_id as "serviceEntryId", ${DAYS}, per_day::text as "perDay"
       from bed_reservation ${MINE} order by client_id, start_date`,
    ),
    all<ReductionRow>(
      `select id, client_id as "clientId", service_entry_id as "serviceEntryId", kind, ${DAYS},
         daily_remaining_income::text as "dailyRemainingIncome", supplement::text, accommodation_most::text as "accommodationMost"
       from fee_reduction ${MINE} order by client_id, start_date, id`,
    ),
    all<AgreedServiceRow>(
      `select s.id, s.client_id as "clientId", a.id as "agreementId", a.service_entry_id as "serviceEntryId", s.service, s.accommodation,
         s.amount::text, s.per, s.agreed_on::text as "agreedOn", s.start_date::text as "startDate", s.end_date::text as "endDate",
         a.agreed_on::text as "agreementOf", a.ends_from::text as "endsFrom"
       from everyday_service s join everyday_agreement a on a.id = s.everyday_agreement_id
       where s.client_id = any((select $1::text::bigint[])::bigint[]) order by s.client_id, s.id`,
    ),
    all<LineRow>(
      `select l.id, l.client_id as "clientId", l.service_entry_id as "serviceEntryId", l.service_group_id as "serviceGroupId",
         l.billing_code_id as "billingCodeId", l.service_id as "serviceId", l.start_date::text as "startDate", l.end_date::text as "endDate",
         l.bill_to_date::text as "billToDate", l.in_error as "inError", l.everyday_service_id as "everydayServiceId", l.origin,
         not isempty(l.billed) or (l.origin = 'calculated' and exists (select from journal_line j where j.schedule_line_id = l.id)) as charged
       from billing_schedule_line l join billing_code c on c.id = l.billing_code_id
       where l.client_id = any((select $1::text::bigint[])::bigint[]) and c.legal_fee is not null order by l.client_id, l.id`,
    ),
    all<RateRow>(
      `select r.id, r.client_id as "clientId", r.billing_code_id as "billingCodeId", r.start_date::text as "startDate", r.end_date::text as "endDate",
         r.model, trim_scale(r.rate)::text as rate, r.base_code_id as "baseCodeId", trim_scale(r.percent)::text as percent, r.derived,
         r.source, r.verified, r.basis
       from billing_rate r join billing_code c on c.id = r.billing_code_id
       where r.client_id = any((select $1::text::bigint[])::bigint[]) and (r.derived or c.legal_fee is not null)
       order by r.client_id, r.billing_code_id, r.start_date`,
    ),
    all<CohortRow>(
      `select client_id as "clientId", ${DAYS}, cohort, fee, accommodation, retention, indexation,
         non_clinical_care_zero as "nonClinicalCareZero", means_tested_fee_zero as "meansTestedFeeZero", basis
       from client_cohort ${MINE} order by client_id, start_date`,
    ),
    all<HoldRow>(
      `select h.id, l.client_id as "clientId", h.schedule_line_id as "scheduleLineId", h.start_date::text as "startDate",
         h.end_date::text as "endDate", h.reason
       from billing_schedule_hold h join billing_schedule_line l on l.id = h.schedule_line_id
       where l.client_id = any((select $1::text::bigint[])::bigint[]) and h.derived order by l.client_id, h.schedule_line_id, h.start_date`,
    ),
    all<CapRow>(
      `select client_id as "clientId", first_entry_date::text as "firstEntryDate", opening_date::text as "openingDate",
         annual_opening::text as "annualOpening", lifetime_opening::text as "lifetimeOpening", care_days_before as "careDaysBefore",
         allow_beyond as "allowBeyond" from client_cap ${MINE}`,
    ),
    all<OutsideRow>(
      `select client_id as "clientId", start_date::text as "from", end_date::text as "to", amount::text, fee
       from outside_contribution ${MINE} order by client_id, start_date, id`,
    ),
  ]);
  put(reservations, (record, row) => record.reservations.push(row));
  put(reductions, (record, row) => record.reductions.push(row));
  put(agreed, (record, row) => record.agreed.push(row));
  put(lines, (record, row) => record.lines.push(row));
  put(rates, (record, row) => {
    const { derived, ...rate } = row;
    if (derived) record.derived.push(derivedOf(rate));
    else record.entered.push(enteredOf(rate));
  });
  put(cohorts, (record, row) => record.cohorts.push(row));
  put(holds, (record, row) => record.holds.push(row));
  put(caps, (record, row) => (record.cap = row));
  put(outside, (record, row) => record.outside.push(row));
}

function emptyRecord(clientId: number): ResidentRecord {
  return {
    clientId,
    stays: [],
    earlierStays: [],
    facts: plainFacts,
    overrides: [],
    advices: [],
    classes: [],
    supplements: [],
    leave: [],
    leaveBefore: [],
    emergencies: [],
    reservations: [],
    reductions: [],
    agreed: [],
    lines: [],
    derived: [],
    entered: [],
    cohorts: [],
    holds: [],
    cap: null,
    outside: [],
  };
}

const staysSql = `select e.id, e.client_id as "clientId", e.service_id as "serviceId", s.name as "serviceName", e.care_type_id as "careTypeId",
    case t.setting when 'residential' then 'permanent' else 'respite' end as kind, e.entry_date::text as "entryDate",
    e.billing_start_date::text as "billingStartDate", e.departure_date::text as "departureDate", e.departure_reason as "departureReason",
    e.billing_end_date::text as "billingEndDate", e.agreement_date::text as "agreementDate", e.care_before_july_2014 as "careBeforeJuly2014", e.new_means_testing as "newMeansTesting"
  from service_entry e join care_type t on t.id = e.care_type_id join service s on s.id = e.service_id
  where e.client_id = any((select $1::text::bigint[])::bigint[]) and t.setting in ('residential', 'respite') order by e.client_id, e.entry_date, e.id`;

const factsSql = `select client_id as "clientId", home_care_on_sep_2024 as "homeCareOnSep2024", choice_of_2014::text as "choiceOf2014",
    election_of_2025::text as "electionOf2025", agreement_before_2014 as "agreementBefore2014", pre_2014_fee as "pre2014Fee",
    has_dependent_child as "hasDependentChild", former_prisoner_of_war as "formerPrisonerOfWar", in_care_in_1997 as "inCareIn1997",
    zero_from::text as "zeroFrom", zero_to::text as "zeroTo", person_informed_on::text as "personInformedOn",
    provider_informed_on::text as "providerInformedOn"
  from resident_facts ${MINE}`;

const advicesSql = `select client_id as "clientId", id, issued_on::text as "issuedOn", start_date::text as "from", end_date::text as "to",
    means_tested_amount::text as "meansTestedAmount", means_not_disclosed as "meansNotDisclosed",
    hotelling_contribution::text as "hotelling", non_clinical_care_contribution::text as "nonClinicalCare",
    means_tested_care_fee::text as "meansTested", income_tested_fee::text as "incomeTested", accommodation_contribution::text as "accommodation"
  from fee_advice ${MINE} and withdrawn_at is null order by client_id, id`;

export interface AdviceRow {
  id: number;
  issuedOn: string;
  from: string;
  to: string | null;
  meansTestedAmount: string | null;
  meansNotDisclosed: boolean;
  hotelling: string | null;
  nonClinicalCare: string | null;
  meansTested: string | null;
  incomeTested: string | null;
  accommodation: string | null;
}

/** An advice as the rules take it. */
export function adviceOf(row: AdviceRow): FeeAdvice {
  const { id, issuedOn, from, to, meansTestedAmount, meansNotDisclosed } = row;
  return {
    id,
    issuedOn,
    from,
    to,
    meansTestedAmount,
    meansNotDisclosed,
    amounts: {
      ...(row.hotelling !== null && { hotelling_contribution: row.hotelling }),
      ...(row.nonClinicalCare !== null && { non_clinical_care_contribution: row.nonClinicalCare }),
      ...(row.meansTested !== null && { means_tested_care_fee: row.meansTested }),
      ...(row.incomeTested !== null && { income_tested_fee: row.incomeTested }),
      ...(row.accommodation !== null && { accommodation_contribution: row.accommodation }),
    },
  };
}

interface RateRow extends DatedRow {
  id: number;
  billingCodeId: number;
  model: "amount" | "percentage";
  rate: string | null;
  baseCodeId: number | null;
  percent: string | null;
  derived: boolean;
  source: string | null;
  verified: boolean;
  basis: DerivedRateRow["basis"];
}

function derivedOf({
  id,
  billingCodeId,
  startDate,
  endDate,
  rate,
  source,
  verified,
  basis,
}: Omit<RateRow, "derived">): DerivedRateRow {
  return { id, billingCodeId, startDate, endDate, rate: rate ?? "0", source, verified, basis };
}

function enteredOf(row: Omit<RateRow, "derived">): EnteredRate {
  const days = { id: row.id, billingCodeId: row.billingCodeId, from: row.startDate, to: row.endDate };
  return row.model === "amount"
    ? { ...days, model: "amount", rate: row.rate ?? "0" }
    : { ...days, model: "percentage", baseCodeId: row.baseCodeId ?? 0, percent: row.percent ?? "0" };
}
