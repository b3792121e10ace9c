import { dayText } from "@banksia/core/days/index";
import { maximumPermissibleInterestRate } from "@banksia/rates-au";
import { type Provider, type RoomAgreement, dollars, known, midnight } from "../provider.ts";
import { centsOn } from "../setup/national.ts";

/** Enough for every screen; a demo for measuring does without the rest. */
const MOST = 200;

/** Puts what was agreed to be paid for rooms on record, of everybody who has a story and of as many others as are enough. */
export function addAgreements(provider: Provider): void {
  const ofStory = new Set(provider.deposits.map((one) => one.clientId));
  const here = provider.agreements.filter((one) => one.from <= provider.plan.todayDay);
  const [special, others] = [true, false].map((has) => here.filter((one) => ofStory.has(one.clientId) === has));
  provider.entered = [...(special ?? []), ...(others ?? [])].slice(0, MOST);
  for (const one of provider.entered) {
    addLine(provider, one, one.from, one.later === undefined ? null : one.later.from - 1, one.price);
    if (one.later !== undefined) addLine(provider, one, one.later.from, null, one.later.price);
    if (one.contract !== undefined) addContract(provider, one, one.contract);
  }
}

/** An entry and its accommodation payment have the same number. */
const ownerOf = (one: RoomAgreement) => ({
  accommodation_payment_id: one.entryId,
  client_id: one.clientId,
  service_id: one.serviceId,
});

function addLine(provider: Provider, one: RoomAgreement, from: number, to: number | null, price: number): void {
  const { kind, lumpSum, perDay = null } = one;
  // In hundredths of a percent a year, as money is.
  const rate = kind === "payment" ? dollars(centsOn(maximumPermissibleInterestRate, from)) : null;
  const whole = kind !== "payment" || lumpSum === price * 100;
  provider.tables.accommodationLine.add({
    ...ownerOf(one),
    start_date: dayText(from),
    end_date: to === null ? null : dayText(to),
    kind,
    method: lumpSum === 0 ? "daily" : whole ? "lump_sum" : "combination",
    place_price: String(from === one.later?.from ? price : one.published),
    agreed_amount: kind === "charge" ? null : String(price),
    agreed_lump_sum: dollars(lumpSum),
    rate_date: dayText(from),
    mpir: rate,
    agreed_rate: rate,
    per_day: perDay,
    occupied_from: dayText(one.from),
    maintained: kind === "payment" && one.drawn,
    account_name_id: known(provider.accounts, one.drawn ? "ACC" : "RES"),
    in_error: false,
    created_at: midnight(from),
  });
}

function addContract(provider: Provider, one: RoomAgreement, contract: NonNullable<RoomAgreement["contract"]>): void {
  const { tables } = provider;
  const list = (years: string[] | null) => (years === null ? null : `{${years.join(",")}}`);
  tables.ingoingContribution.add({
    ...ownerOf(one),
    agreed_amount: contract.agreedAmount,
    account_name_id: contract.accountNameId,
    start_date: contract.startDate,
    base: contract.base,
    method: contract.method,
    dmf_years: list(contract.dmfYears),
    crf_years: list(contract.crfYears),
    day_divisor: contract.dayDivisor,
    cap_years: contract.capYears,
    cap_percent: contract.capPercent,
    least_percent: contract.leastPercent,
    gain_share: contract.gainShare,
    loss_share: contract.lossShare,
    resale_price: contract.resalePrice,
    other_deductions: contract.otherDeductions,
    created_at: midnight(one.from),
  });
  for (const rate of contract.rates)
    tables.ingoingRate.add({
      ...ownerOf(one),
      start_date: rate.startDate,
      end_date: rate.endDate,
      dmf_percent: rate.dmfPercent,
      dmf_code_id: rate.dmfCodeId,
      crf_percent: rate.crfPercent,
      crf_code_id: rate.crfCodeId,
    });
}
