/** The rate of one code on one day, asked of the facts as they stand. */
import { Decimal } from "../../money/decimal.ts";
import type { BillingIssueCode, BillingRateFacts, CivilDate, ClientFacts, SharedFacts } from "../facts.ts";
import { within } from "./calendar.ts";

export type RateAnswer = { rate: Decimal; rows: number[] } | { problem: BillingIssueCode };

function rowFor(rates: readonly BillingRateFacts[], codeId: number, day: CivilDate): BillingRateFacts | undefined {
  return rates
    .filter((rate) => rate.billingCodeId === codeId && within(day, rate))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.id - a.id))[0];
}

export function rateOn(
  shared: SharedFacts,
  own: ClientFacts["rates"],
  codeId: number,
  day: CivilDate,
  seen: readonly number[] = [],
): RateAnswer {
  if (seen.includes(codeId)) return { problem: "RATE_CIRCLE" };
  const code = shared.codes.find((each) => each.id === codeId);
  if (code === undefined) return { problem: "CODE_UNKNOWN" };
  const row = rowFor(own, codeId, day) ?? rowFor(shared.globalRates, codeId, day);
  if (row === undefined) return { problem: "RATE_MISSING" };
  if (row.model === "amount") return { rate: new Decimal(row.rate), rows: [row.id] };
  if ([...seen, codeId].includes(row.baseCodeId)) return { problem: "RATE_CIRCLE" };
  const base = shared.codes.find((each) => each.id === row.baseCodeId);
  if (base !== undefined && base.unit !== code.unit) return { problem: "RATE_BASE_UNIT" };
  const baseOwn = shared.policies.percentageBase === "client_first" ? own : [];
  const answer = rateOn(shared, baseOwn, row.baseCodeId, day, [...seen, codeId]);
  if ("problem" in answer) return answer;
  return { rate: answer.rate.times(row.percent).div(100), rows: [row.id, ...answer.rows] };
}
