/** What a resident of a village gets back, settled or estimated (docs/rules/exit-settlement.md). */
import { error, step, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";
import { add, negate, scaledOf, scaledText } from "../money/scaled.ts";
import { exitFee, type ExitFee, type ExitFeeTerms } from "./exit-fees.ts";

export interface ExitFacts {
  /** First day of the contract. */
  from: CivilDate;
  /** Permanently vacated; null for an estimate while the resident stays. */
  vacatedOn: CivilDate | null;
  entryPrice: DecimalText;
  /** Next ingoing contribution, known or estimated; null: none, so no gain, no loss. */
  resalePrice: DecimalText | null;
  dmf: ExitFeeTerms | null;
  /** Replacement of capital by a rate, or what it cost. */
  crf: { by: "rate"; terms: ExitFeeTerms } | { by: "cost"; amount: DecimalText } | null;
  /** Percent of a gain that goes to the resident, 0 to 100, and of a loss that the resident bears. */
  gainShare: DecimalText;
  lossShare: DecimalText;
  /** Costs that the contract takes off before a gain or loss is shared. */
  saleCosts: DecimalText;
  /** Administration, legal, reinstatement, fees unpaid: named amounts, each above zero. */
  deductions: readonly { name: string; amount: DecimalText }[];
}

export interface ExitSettlement {
  on: CivilDate;
  dmf: ExitFee | null;
  crf: DecimalText;
  /** Resale less ingoing contribution and costs of sale; below zero for a loss. */
  gain: DecimalText;
  /** The resident's part of it, below zero for a loss. */
  residentShare: DecimalText;
  deductions: DecimalText;
  /** Paid out; below zero: owed by the resident. */
  payout: DecimalText;
}

export type ExitIssueCode = "RESALE_PRICE_MISSING" | "SHARE_OUT_OF_RANGE";

/** As of the end of a day: the settlement when it is the day of vacating, an estimate for any other. */
export function exitSettlement(facts: ExitFacts, on: CivilDate): Outcome<ExitSettlement | null, ExitIssueCode> {
  const issues: LawIssue<ExitIssueCode>[] = [];
  for (const field of ["gainShare", "lossShare"] as const) {
    if (Number(facts[field]) >= 0 && Number(facts[field]) <= 100) continue;
    const message = `A share of ${facts[field]}% is not from 0 to 100: correct it.`;
    issues.push(error("SHARE_OUT_OF_RANGE", field, null, message));
  }
  const trace: TraceStep[] = [];
  const feeOf = (terms: ExitFeeTerms): ExitFee | null => {
    const { from, vacatedOn, entryPrice, resalePrice } = facts;
    const found = exitFee({ from, vacatedOn, entryPrice, resalePrice, terms }, on);
    issues.push(...found.issues);
    trace.push(...found.trace);
    return found.result;
  };
  const dmf = facts.dmf === null ? null : feeOf(facts.dmf);
  const { crf } = facts;
  const replaced = crf === null ? "0.00" : crf.by === "cost" ? crf.amount : (feeOf(crf.terms)?.amount ?? "0.00");
  if (issues.length > 0) return { result: null, issues, trace: [] };

  const gain = gainOf(facts);
  const share = shareOf(gain, gain >= 0 ? facts.gainShare : facts.lossShare);
  const deducted = facts.deductions.reduce((sum, row) => sum + centsOf(row.amount), 0);
  const entry = centsOf(facts.entryPrice);
  const payout = entry - centsOf(dmf?.amount ?? "0") - centsOf(replaced) - deducted + share;
  const result: ExitSettlement = {
    on,
    dmf,
    crf: centsText(centsOf(replaced)),
    gain: centsText(gain),
    residentShare: centsText(share),
    deductions: centsText(deducted),
    payout: centsText(payout),
  };
  if (facts.resalePrice !== null) trace.push(shareStep(facts, gain, share));
  const parts = [
    ...(facts.dmf === null ? [] : [` - DMF ${result.dmf?.amount ?? "0.00"}`]),
    ...(crf === null ? [] : [` - CRF ${result.crf}`]),
    ...facts.deductions.map((row) => ` - ${row.name.toLowerCase()} ${row.amount}`),
    ...(share === 0
      ? []
      : [share > 0 ? ` + share of the gain ${centsText(share)}` : ` - share of the loss ${centsText(-share)}`]),
  ];
  trace.push(step("exit-settlement", null, `${facts.entryPrice}${parts.join("")}`, result.payout));
  return { result, issues, trace };
}

function shareStep(facts: ExitFacts, gain: Cents, share: Cents): TraceStep {
  const costs = Number(facts.saleCosts) === 0 ? "" : ` - costs of sale ${facts.saleCosts}`;
  const sum = `${facts.resalePrice ?? "0.00"} - ${facts.entryPrice}${costs}`;
  if (gain === 0) return step("exit-settlement", null, `Neither gain nor loss: ${sum}`, "0.00");
  const words =
    gain > 0
      ? `${facts.gainShare}% of the gain of ${centsText(gain)}`
      : `${facts.lossShare}% of the loss of ${centsText(-gain)}`;
  return step("exit-settlement", null, `${words}: ${sum}`, centsText(share));
}

function gainOf(facts: ExitFacts): Cents {
  if (facts.resalePrice === null) return 0;
  return centsOf(facts.resalePrice) - centsOf(facts.entryPrice) - centsOf(facts.saleCosts);
}

function shareOf(cents: Cents, percent: DecimalText): Cents {
  const { digits, scale } = scaledOf(percent);
  return roundProduct(cents, digits, 100n * 10n ** BigInt(scale));
}

/**
 * The operator's part of a gain where it decides who bears recurrent charges after vacating, in the Australian Capital
 * Territory: with a fee on the next resident's contribution it is that percent, whatever the contract says of the gain.
 */
export function operatorGainShare(facts: {
  feeBase: ExitFeeTerms["base"];
  /** Percent of the fee. */
  feePercent: DecimalText;
  /** Percent of the gain that the contract gives the resident. */
  gainShare: DecimalText;
}): DecimalText {
  const share =
    facts.feeBase === "resale" ? scaledOf(facts.feePercent) : add(scaledOf("100"), negate(scaledOf(facts.gainShare)));
  return scaledText(share);
}
