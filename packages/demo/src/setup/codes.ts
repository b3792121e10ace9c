import { type DayNumber, addMonths, dayText } from "@banksia/core/days/index";
import { centsOf } from "@banksia/core/money/index";
import { type Provider, dollars, known, midnight } from "../provider.ts";
import { ledgerAccountId, taxCodeId } from "./books.ts";
import {
  type CodeSpec,
  accommodationUses,
  careTypeCatalogue,
  codeCatalogue,
  groupCatalogue,
} from "./code-catalogue.ts";
import { fundingCatalogue, permanentFunding } from "./funding-catalogue.ts";
import { nationalValues, sourceText } from "./national.ts";

/** Billing codes with their prices for all clients, the groups that offer them, templates and care types. */
export function addCodes(provider: Provider): void {
  const { tables } = provider;
  const ids = new Map<string, number>();
  for (const spec of fundingCatalogue) {
    provider.funding.set(
      spec.code,
      tables.fundingCode.add({
        code: spec.code,
        description: spec.description,
        unit: "day",
        accommodation_associated: spec.accommodation ?? false,
        external_code: spec.external,
        revenue_account_id: ledgerAccountId("4500"),
        national_rate: spec.national ?? null,
        active: true,
      }),
    );
  }
  for (const spec of codeCatalogue) {
    ids.set(
      spec.code,
      tables.billingCode.add({
        code: spec.code,
        description: spec.description,
        unit: spec.unit,
        anchor: spec.anchor ?? "line",
        timing: spec.timing,
        tax_code_id: taxCodeId(spec.tax),
        account_name_id: known(provider.accounts, spec.account),
        revenue_account_id: ledgerAccountId(spec.revenue),
        capped: spec.capped ?? false,
        charge_departure_day: spec.notDepartureDay !== true,
        legal_fee: spec.legalFee ?? null,
        funding_code_id: spec.setOff === undefined ? null : known(provider.funding, spec.setOff),
        national_rate: spec.pricing.from === "national" ? spec.pricing.table : null,
        active: true,
      }),
    );
  }
  for (const { code, name, codes } of groupCatalogue) {
    const id = tables.serviceGroup.add({ code, name });
    provider.groups.set(code, id);
    for (const one of codes) tables.serviceGroupCode.add({ service_group_id: id, billing_code_id: known(ids, one) });
  }
  for (const spec of codeCatalogue) {
    const group = groupCatalogue.find((each) => each.codes.some((one) => one === spec.code));
    if (group === undefined) throw new Error(`No group offers ${spec.code}.`);
    provider.codes.set(spec.code, { id: known(ids, spec.code), spec, group: group.code });
    addPrices(provider, spec, known(ids, spec.code), ids);
  }
  for (const [use, code] of Object.entries(accommodationUses))
    tables.accommodationCode.add({ use, billing_code_id: known(ids, code) });
  // Made up: nobody has published them to this demo, and they are marked so wherever they are shown.
  for (const [key, from, value] of [
    ["dap_index_number", "2026-03-20", "1.0190"],
    ["dap_index_number", "2026-09-20", "1.0385"],
    ["bond_retention_lower_threshold", "2008-07-01", "20000"],
    ["bond_retention_upper_threshold", "2008-07-01", "40000"],
  ] as const)
    tables.nationalRate.add({
      table_key: key,
      start_date: from,
      value,
      source: "Made up for the demonstration: enter the published figure",
      verified: false,
      created_by_name: "Demonstration",
      created_at: midnight(from),
    });
  for (const care of careTypeCatalogue) {
    const { code } = care;
    const template = tables.scheduleTemplate.add({ code, name: care.name });
    for (const [group, fee, feeArrangement] of care.template) {
      tables.scheduleTemplateLine.add({
        schedule_template_id: template,
        service_group_id: known(provider.groups, group),
        billing_code_id: known(ids, fee),
        quantity: "1",
        fee_arrangement: feeArrangement ?? null,
      });
    }
    if (code === "PERM")
      for (const one of permanentFunding)
        tables.fundingTemplateLine.add({
          schedule_template_id: template,
          service_group_id: known(provider.groups, "CARE"),
          funding_code_id: known(provider.funding, one),
        });
    provider.careTypes.set(
      code,
      tables.careType.add({ code, name: care.name, setting: care.setting, schedule_template_id: template }),
    );
  }
}

/** What national funding pays for all clients. */
export function addFundingRates(provider: Provider): void {
  for (const spec of fundingCatalogue) {
    if (spec.national === undefined) continue;
    for (const value of nationalValues(spec.national)) {
      provider.tables.fundingRate.add({
        funding_code_id: known(provider.funding, spec.code),
        client_id: null,
        start_date: value.from,
        end_date: value.to,
        rate: value.value,
        source: sourceText(spec.national, value),
        verified: value.verified,
        created_at: midnight(value.from),
      });
    }
  }
}

/** Higher everyday living is offered at the facilities that have it, and nowhere else. */
export function limitGroups(provider: Provider): void {
  const group = known(provider.groups, "LIVING");
  for (const site of provider.sites.residential)
    if (site.offersLiving) provider.tables.serviceGroupService.add({ service_group_id: group, service_id: site.id });
}

function addPrices(provider: Provider, spec: CodeSpec, codeId: number, ids: ReadonlyMap<string, number>): void {
  const { tables, plan } = provider;
  const { pricing } = spec;
  const row = { billing_code_id: codeId, client_id: null };
  if (pricing.from === "national") {
    for (const value of nationalValues(pricing.table)) {
      tables.rate.add({
        ...row,
        start_date: value.from,
        end_date: value.to,
        model: "amount",
        rate: value.value,
        source: sourceText(pricing.table, value),
        verified: value.verified,
        created_at: midnight(value.from),
      });
    }
  } else if (pricing.from === "percentage") {
    tables.rate.add({
      ...row,
      start_date: dayText(addMonths(plan.yearFrom, -24)),
      model: "percentage",
      base_code_id: known(ids, pricing.base),
      percent: pricing.percent,
      source: "Price list",
      verified: true,
      created_at: midnight(addMonths(plan.yearFrom, -24)),
    });
  } else if (pricing.from === "provider") {
    const steps = pricesOverYears(centsOf(pricing.price), plan.yearFrom);
    if (pricing.changesMidMonth) {
      const price = centsOf(pricing.price);
      steps.push({ from: plan.monthFrom + 14, cents: price + toFiveCents(price * 4, 100) });
    }
    for (const [at, step] of steps.entries()) {
      const next = steps[at + 1];
      tables.rate.add({
        ...row,
        start_date: dayText(step.from),
        end_date: next === undefined ? null : dayText(next.from - 1),
        model: "amount",
        rate: dollars(step.cents),
        source: `Price list from ${dayText(step.from)}`,
        verified: true,
        created_at: midnight(step.from),
      });
    }
  }
}

/** This year's price and those of the two years before, each 3.5 per cent less, to five cents. */
function pricesOverYears(price: number, yearFrom: DayNumber): { from: DayNumber; cents: number }[] {
  const last = toFiveCents(price * 965, 1000);
  const before = toFiveCents(last * 965, 1000);
  return [
    { from: addMonths(yearFrom, -24), cents: before },
    { from: addMonths(yearFrom, -12), cents: last },
    { from: yearFrom, cents: price },
  ];
}

/** `cents / divisor` to the next lower five cents. */
function toFiveCents(cents: number, divisor: number): number {
  return Math.floor(cents / divisor / 5) * 5;
}
