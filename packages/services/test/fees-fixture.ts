import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createServiceGroup } from "../src/billing/create-service-group.ts";
import { updateBillingCode } from "../src/billing/update-billing-code.ts";
import { updateScheduleTemplate } from "../src/billing/update-schedule-template.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { type Provider, codeDefaults, tinyProvider } from "./fixture.ts";

/** The tiny provider with a code for every fee of the law, as the template gives them by arrangement. */
export interface CareProvider extends Provider {
  codes: {
    hotelling: number;
    nonClinicalCare: number;
    meansTested: number;
    incomeTested: number;
    hardship: number;
    bed: number;
    wine: number;
    papers: number;
  };
}

export async function careProvider(): Promise<CareProvider> {
  const p = await tinyProvider();
  const fee = async (
    code: string,
    description: string,
    legalFee: Parameters<typeof createBillingCode>[1]["legalFee"] & string,
    capped = false,
  ) => {
    const made = await createBillingCode(p.admin, {
      ...codeDefaults,
      code,
      description,
      unit: "day",
      timing: "arrears",
      taxCodeId: p.gstFree,
      accountNameId: p.accountName,
      revenueAccountId: p.revenue,
      capped,
      legalFee,
    });
    return made.id;
  };
  const codes = {
    hotelling: await fee("HC", "Hotelling contribution", "hotelling_contribution"),
    nonClinicalCare: await fee("NCC", "Non-clinical care contribution", "non_clinical_care_contribution", true),
    meansTested: await fee("MTCF", "Means tested care fee", "means_tested_care_fee", true),
    incomeTested: await fee("ITF", "Income tested fee", "income_tested_fee"),
    hardship: await fee("HARD", "Hardship", "fee_reduction"),
    bed: await fee("BED", "Bed reservation", "bed_reservation_fee"),
    wine: await fee("WINE", "Wine with dinner", "higher_everyday_living_fee"),
    papers: await fee("PAPERS", "Newspapers", "higher_everyday_living_fee"),
  };
  await updateBillingCode(p.admin, { billingCodeId: p.bdf, legalFee: "basic_daily_fee", timing: "arrears" });
  for (const [startDate, endDate, rate] of [
    ["2025-09-20", "2026-03-19", "65.55"],
    ["2026-03-20", "2026-06-30", "66.80"],
  ] as const)
    await createBillingRate(p.admin, {
      billingCodeId: p.bdf,
      clientId: null,
      startDate,
      endDate,
      model: "amount",
      rate,
      baseCodeId: null,
      percent: null,
      source: null,
    });
  const group = await createServiceGroup(p.admin, {
    code: "CARE",
    name: "Care fees",
    billingCodeIds: [codes.hotelling, codes.nonClinicalCare, codes.meansTested, codes.incomeTested],
    serviceIds: [],
  });
  const line = (
    billingCodeId: number,
    feeArrangement: "PRE14" | "POST14" | "NOV25" | null,
    serviceGroupId = group.id,
  ) => ({
    serviceGroupId,
    billingCodeId,
    quantity: "1",
    feeArrangement,
  });
  await updateScheduleTemplate(p.admin, {
    scheduleTemplateId: p.template,
    lines: [
      line(p.bdf, null, p.serviceGroup),
      line(codes.hotelling, "NOV25"),
      line(codes.nonClinicalCare, "NOV25"),
      line(codes.meansTested, "POST14"),
      line(codes.incomeTested, "PRE14"),
    ],
  });
  return { ...p, codes };
}
