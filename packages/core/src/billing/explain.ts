/** The derivation of a journal line in plain English, as a tree whose leaves add up to the amount. */
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { roundBigRatio } from "../money/round.ts";
import { add, compare, multiply, negate, scaledOf, scaledText, shiftDown, type Scaled } from "../money/scaled.ts";
import { periodWords } from "../days/words.ts";
import type { LimitType } from "../capping/facts.ts";
import type { Basis, BillingUnit, CivilDate, DecimalText } from "./facts.ts";

/** A page of docs/rules. */
export type RuleId = "rate-of-day" | "proration" | "caps" | "tax" | "splits" | "adjustments" | "journals";

export interface ExplanationNode {
  text: string;
  /**
   * What this step adds, in dollars; of a node with children, their sum. Null: told for information, adds nothing.
   * Steps that do not end at the cent carry up to six decimals, and the rounding that follows them the rest.
   */
  amount: DecimalText | null;
  ruleId: RuleId | null;
  children: ExplanationNode[];
}

/** A line of a journal, or a share of a charge that is only proposed. */
export interface ExplainedLine {
  description: string;
  from: CivilDate;
  to: CivilDate;
  unit: BillingUnit;
  /** Of the line, or of the line that a reversal takes back: the sign is taken from the basis. */
  quantity: DecimalText;
  rate: DecimalText;
  /** This invoicee's share of the charge, and its tax. Negative on a reversal. */
  percent: DecimalText;
  amount: DecimalText;
  tax: DecimalText;
  /** What the rule had worked out where a person changed the amount; null otherwise. */
  computedAmount: DecimalText | null;
  basis: Basis;
  /** The line takes another one back: the tree tells how that came about, with the signs changed. */
  reversal?: boolean;
}

export interface Explanation {
  /** Adds up to the amount of the line. */
  amount: ExplanationNode;
  /** Adds up to its tax; null when there is none. */
  tax: ExplanationNode | null;
}

const ZERO: Scaled = { digits: 0, scale: 0 };
const SIX = 6;

/** `codeName` gives the code of a billing code's id; without it the ids are shown. */
export function explainCharge(
  line: ExplainedLine,
  codeName: (billingCodeId: number) => string = (id) => `code ${id}`,
): Explanation {
  const sign = line.reversal === true ? -1 : 1;
  const amount = centsOf(line.amount) * sign;
  const computed = line.computedAmount === null ? amount : centsOf(line.computedAmount) * sign;
  const tax = centsOf(line.tax) * sign;
  const whole = wholeCharge(line, computed);

  const steps: ExplanationNode[] = [
    priceNode(line, codeName),
    ...line.basis.parts.flatMap((part) => partNodes(line, part)),
    ...capNodes(line, whole),
    ...careDayNodes(line),
  ];
  const { basis } = line;
  if (basis.tax?.inclusive === true && whole.inside !== 0) {
    steps.push(
      leaf(`less ${basis.tax.code} of ${basis.tax.percent}%, which the rate holds`, cents(-whole.inside), "tax"),
    );
  }
  steps.push(...shareNodes(line, whole.net, computed));
  if (computed !== amount) steps.push(leaf("changed by hand", cents(amount - computed), "journals"));

  const what = `${line.description}, ${periodWords(line.from, line.to)}`;
  const taxTree = tax === 0 && whole.tax === 0 ? null : taxNode(line, whole, tax);
  const trees = { amount: branch(what, steps, "proration"), tax: taxTree };
  return line.reversal === true
    ? {
        amount: { ...mirrored(trees.amount), text: `Taken back: ${what}`, ruleId: "adjustments" },
        tax: trees.tax === null ? null : mirrored(trees.tax),
      }
    : trees;
}

interface Whole {
  /** Cents of all parts, before any cap. */
  priced: Cents;
  /** Cents without tax, of all payers. */
  net: Cents;
  tax: Cents;
  /** Tax that the priced amount holds. */
  inside: Cents;
}

/** The charge that the line is a share of, worked out again from the basis. */
function wholeCharge(line: ExplainedLine, computed: Cents): Whole {
  const { basis } = line;
  const priced = basis.parts.reduce((sum, part) => sum + part.cents, 0);
  const percent = basis.tax === undefined ? ZERO : scaledOf(basis.tax.percent);
  const hundred: Scaled = { digits: 100, scale: 0 };
  if (basis.cap !== undefined) {
    const full = centsOf(basis.cap.full);
    const left = centsOf(basis.cap.threshold) - centsOf(basis.cap.used);
    // Either what was left under the cap or the whole day was charged; the share tells which.
    const ofLeft = Math.abs(share(left, line.percent) - computed);
    const ofFull = Math.abs(share(full, line.percent) - computed);
    const net = ofFull < ofLeft ? full : left;
    return { priced, net, tax: ratio(net, percent, hundred), inside: priced - full };
  }
  if (basis.tax?.inclusive === true) {
    const inside = ratio(priced, percent, add(hundred, percent));
    return { priced, net: priced - inside, tax: inside, inside };
  }
  return { priced, net: priced, tax: ratio(priced, percent, hundred), inside: 0 };
}

/** `cents * of / by` to the nearest cent. */
function ratio(value: Cents, of: Scaled, by: Scaled): Cents {
  const scale = Math.max(of.scale, by.scale);
  const lift = (each: Scaled): bigint => BigInt(each.digits) * 10n ** BigInt(scale - each.scale);
  return Number(roundBigRatio(BigInt(value) * lift(of), lift(by)));
}

/** Nearest cent of a share. */
function share(whole: Cents, percent: DecimalText): Cents {
  return ratio(whole, scaledOf(percent), { digits: 100, scale: 0 });
}

function priceNode(line: ExplainedLine, codeName: (id: number) => string): ExplanationNode {
  const { rates } = line.basis;
  const whose = (own: boolean): string => (own ? "the client's own rate" : "the rate for all");
  const chain = rates.map((rate): ExplanationNode => {
    const what =
      rate.percent === undefined
        ? `${codeName(rate.billingCodeId)}: ${rate.rate ?? "0"} per ${line.unit}`
        : `${codeName(rate.billingCodeId)}: ${rate.percent}% of the next`;
    return note(`${what}, ${whose(rate.own)} (rate ${rate.rateId})`, "rate-of-day");
  });
  const price = rates.reduce<Scaled>(
    (value, rate) =>
      rate.percent === undefined
        ? multiply(value, scaledOf(rate.rate ?? "0"))
        : shiftDown(multiply(value, scaledOf(rate.percent)), 2),
    { digits: 1, scale: 0 },
  );
  const times =
    line.unit === "each"
      ? `, ${scaledText(piecesOf(line))} of them`
      : compare(price, scaledOf(line.rate)) === 0 || rates.length === 0
        ? ""
        : `, which is ${scaledText(price, 2)} times the quantity of the schedule line`;
  const text = `Price: ${scaledText(scaledOf(line.rate), 2)} per ${line.unit}${times}`;
  return { text, amount: null, ruleId: "rate-of-day", children: chain };
}

function partNodes(line: ExplainedLine, part: Basis["parts"][number]): ExplanationNode[] {
  const each = line.unit === "each";
  const pieces = piecesOf(line);
  const price = each ? multiply(scaledOf(line.rate), pieces) : scaledOf(line.rate);
  const days = part.upTo - part.before;
  const raw = sixPlaces(price, BigInt(days), BigInt(part.length));
  const text = scaledText(price, 2);
  const period = periodWords(part.from, part.to);
  const what = each
    ? `${period}: ${scaledText(pieces)} x ${scaledText(scaledOf(line.rate), 2)}`
    : part.length === 1
      ? `${period}: ${days} ${days === 1 ? "day" : "days"} x ${text}`
      : days === part.length
        ? `${period}: one whole ${line.unit} at ${text}`
        : `${period}: ${days} of the ${part.length} days of the ${line.unit} at ${text}`;
  return withRounding(
    leaf(what, raw, "proration"),
    cents(part.cents),
    "rounded to the cent, counted from the start of the period",
  );
}

/** How many pieces of a fee per each, with the sign that they had when they were charged. */
function piecesOf(line: ExplainedLine): Scaled {
  const quantity = scaledOf(line.quantity);
  const charged = line.basis.parts.reduce((sum, part) => sum + part.cents, 0);
  const said = multiply(quantity, scaledOf(line.rate)).digits;
  return (charged < 0 && said > 0) || (charged > 0 && said < 0) ? negate(quantity) : quantity;
}

function capNodes(line: ExplainedLine, whole: Whole): ExplanationNode[] {
  const { cap } = line.basis;
  if (cap === undefined) return [];
  const left = centsText(centsOf(cap.threshold) - centsOf(cap.used));
  const name = cap.limitType === undefined ? `${cap.kind} cap` : CAP_NAMES[cap.limitType];
  const reached = `the ${name} of ${cap.threshold} is reached: ${cap.used} was used before, ${left} is left`;
  const full = centsOf(cap.full);
  if (whole.net === full) return [note(`${reached}; the day on which it is reached is charged in full`, "caps")];
  return [leaf(reached, cents(whole.net - full), "caps")];
}

const CAP_NAMES: Record<LimitType, string> = {
  MEANS_TESTED_ANNUAL: "annual cap",
  MEANS_TESTED_LIFETIME: "lifetime cap",
  CONTRIBUTION_LIFETIME: "lifetime cap on contributions",
};

function careDayNodes({ basis }: ExplainedLine): ExplanationNode[] {
  if (basis.careDays === undefined) return [];
  const { used, maximum } = basis.careDays;
  const text = `its last day is day ${used} of the ${maximum} on which the contribution can be charged: none follows`;
  return [note(text, "caps")];
}

function shareNodes(line: ExplainedLine, whole: Cents, mine: Cents): ExplanationNode[] {
  const percent = scaledOf(line.percent);
  const rest = add({ digits: 100, scale: 0 }, negate(percent));
  if (rest.digits === 0 && whole === mine) return [];
  const others = sixPlaces(negate(multiply(cents(whole), rest)), 1n, 100n);
  const text = `less the ${scaledText(rest)}% that others pay of ${centsText(whole)}`;
  const target = add(cents(mine), negate(cents(whole)));
  return withRounding(leaf(text, others, "splits"), target, "odd cent of the split");
}

function taxNode(line: ExplainedLine, whole: Whole, tax: Cents): ExplanationNode {
  const { basis } = line;
  const { code, percent, inclusive } = basis.tax ?? { code: "Tax", percent: "0", inclusive: false };
  const value = scaledOf(percent);
  const inRate = inclusive && basis.cap === undefined;
  const base = inRate ? whole.priced : whole.net;
  const divisor = inRate ? add({ digits: 100, scale: 0 }, value) : { digits: 100, scale: 0 };
  const scale = 10n ** BigInt(divisor.scale);
  const raw = sixPlaces(multiply(cents(base), value), scale, BigInt(divisor.digits));
  const of = inRate ? `${percent}% inside ${centsText(base)}` : `${percent}% of ${centsText(base)}`;
  const steps = [
    ...withRounding(
      leaf(`${code}: ${of}`, raw, "tax"),
      cents(whole.tax),
      "rounded to the cent, once for the whole charge",
    ),
  ];
  if (line.computedAmount === null) steps.push(...shareNodes(line, whole.tax, tax));
  else {
    const expected = share(whole.tax, line.percent);
    steps.push(...shareNodes(line, whole.tax, expected));
    if (expected !== tax) steps.push(leaf("changed by hand", cents(tax - expected), "journals"));
  }
  return branch(`${code} on ${line.description}`, steps, "tax");
}

/** A step, and the difference to the cents it is rounded to where there is one. */
function withRounding(step: ExplanationNode, target: Scaled, why: string): ExplanationNode[] {
  const difference = add(target, negate(scaledOf(step.amount ?? "0")));
  return difference.digits === 0 ? [step] : [step, leaf(why, difference, step.ruleId)];
}

/** `value * of / by` with six decimals. */
function sixPlaces(value: Scaled, of: bigint, by: bigint): Scaled {
  const up = SIX - value.scale;
  const scaledUp = BigInt(value.digits) * of * 10n ** BigInt(Math.max(up, 0));
  const digits = roundBigRatio(scaledUp, by * 10n ** BigInt(Math.max(-up, 0)));
  return shiftDown({ digits, scale: 0 }, SIX);
}

function cents(value: Cents): Scaled {
  return shiftDown({ digits: value, scale: 0 }, 2);
}

function leaf(text: string, amount: Scaled, ruleId: RuleId | null): ExplanationNode {
  return { text, amount: scaledText(amount, 2), ruleId, children: [] };
}

function note(text: string, ruleId: RuleId): ExplanationNode {
  return { text, amount: null, ruleId, children: [] };
}

function branch(text: string, children: ExplanationNode[], ruleId: RuleId): ExplanationNode {
  return { text, amount: scaledText(sumOf(children), 2), ruleId, children };
}

function sumOf(nodes: readonly ExplanationNode[]): Scaled {
  return nodes.reduce<Scaled>((sum, node) => (node.amount === null ? sum : add(sum, scaledOf(node.amount))), ZERO);
}

function mirrored(node: ExplanationNode): ExplanationNode {
  return {
    ...node,
    amount: node.amount === null ? null : scaledText(negate(scaledOf(node.amount)), 2),
    children: node.children.map(mirrored),
  };
}
