/** What the calculation of all residents shares: codes, rates for all, templates, national figures, policies. */
import { type BillingBook, createBillingBook } from "@banksia/core/billing/book";
import { BILLING_POLICIES, type BillingCodeFacts, type BillingRateFacts } from "@banksia/core/billing/facts";
import { loadNationalRates } from "../national-rates.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type Policies, loadPolicies } from "./policies.ts";
import type { Query } from "./query.ts";
import type { LegalCode, TemplateFeeRow } from "./record.ts";

export interface ResidentShared {
  codes: ReadonlyMap<number, LegalCode>;
  template: readonly TemplateFeeRow[];
  /** Rates for all clients, and nothing else. */
  book: BillingBook;
  figures: Figures;
  policies: Policies;
}

export async function loadResidentShared(query: Query): Promise<ResidentShared> {
  const [codes, allCodes, rates, template, national, policies] = await Promise.all([
    query<LegalCode>(
      `select id, code, legal_fee as "legalFee", unit, charge_departure_day as "chargeDepartureDay", active
       from billing_code where legal_fee is not null order by id`,
      [],
    ),
    query<BillingCodeFacts>(
      `select id, code, description, unit, anchor, timing, tax_code_id as "taxCodeId", account_name_id as "accountNameId",
         false as capped, null as "cappedFee", charge_departure_day as "chargeDepartureDay" from billing_code order by id`,
      [],
    ),
    query<BillingRateFacts>(
      `select r.id, r.billing_code_id as "billingCodeId", r.start_date::text as "from", r.end_date::text as "to", r.model,
         r.rate::text as rate, r.base_code_id as "baseCodeId", r.percent::text as percent
       from billing_rate r where r.client_id is null order by r.billing_code_id, r.start_date`,
      [],
    ),
    query<TemplateFeeRow>(
      `select t.id as "careTypeId", l.service_group_id as "serviceGroupId", l.billing_code_id as "billingCodeId",
         trim_scale(l.quantity)::text as quantity, l.fee_arrangement as "feeArrangement"
       from care_type t join schedule_template_line l on l.schedule_template_id = t.schedule_template_id
       join billing_code c on c.id = l.billing_code_id
       where c.legal_fee is not null and t.setting in ('residential', 'respite') order by t.id, l.id`,
      [],
    ),
    loadNationalRates((text) => query(text, [])),
    loadPolicies(query),
  ]);
  return {
    codes: new Map(codes.map((code) => [code.id, code])),
    template,
    book: createBillingBook({
      codes: allCodes,
      taxes: [],
      globalRates: rates,
      annualCap: [],
      lifetimeCap: [],
      contributionCap: [],
      careDays: 0,
      policies: { ...BILLING_POLICIES, percentageBase: "global_only" },
    }),
    figures: figuresOf(national),
    policies,
  };
}
