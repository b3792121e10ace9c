import { type DepositSegment, retentionOfDays } from "@banksia/core/accommodation/index";
import { dayNumber } from "@banksia/core/days/civil";
import { periodWords } from "@banksia/core/days/words";
import { type Scaled, add, compare, negate, scaledOf, scaledText } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { lifeOf, loadDeposit } from "../accommodation/load-deposit.ts";
import { type ExplainNode, note } from "./explain-tree.ts";
import type { JournalLine } from "./journal-line-view.ts";
import { lawLink, ruleLink } from "./laws.ts";
import type { LineBasis } from "./line-basis.ts";

/** A charge of a lump sum as it was worked out, with the steps of law. */
type AccommodationCharge = NonNullable<LineBasis["accommodation"]>;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * Tells in the tree of a charge of a lump sum what it was worked out from: the rule and law of each step, and for
 * retention the balance of its days.
 */
export async function explainAccommodation(
  tx: OrmTx,
  root: ExplainNode,
  source: JournalLine & { accommodationPaymentId: number | null },
  charge: AccommodationCharge,
): Promise<void> {
  const [first, ...others] = charge.steps;
  if (first !== undefined)
    root.links = [...root.links.filter((link) => link.type !== "rule"), ruleLink(first.page), ...laws(first)];
  const parts = root.children.filter((child) => child.kind === "part");
  const rest = root.children.filter((child) => child.kind !== "part" && child.kind !== "rate");
  for (const part of parts) {
    part.links = [];
    if (charge.perDay === null) part.text = `${periodWords(source.periodFrom, source.periodTo)}: ${charge.text}`;
  }
  const stretches =
    charge.kind === "retention" && source.accommodationPaymentId !== null
      ? await retentionOfStretches(tx, source.accommodationPaymentId, charge)
      : null;
  const takenBack = parts.some((part) => part.amount?.startsWith("-") === true);
  if (stretches !== null && takenBack) for (const node of stretches) node.amount = opposite(node.amount);
  // What makes a day's amount stands before its days; a charge of a period says so itself.
  const day = charge.perDay === null || first === undefined ? [] : [told(first, `${charge.perDay} a day`)];
  const taken = others.filter((step) => step.page === "drawdown").map((step) => told(step, step.value));
  root.children = [...day, ...(stretches ?? parts), ...rest, ...taken];
}

type Step = AccommodationCharge["steps"][number];

const laws = (step: Step) => (step.law === null ? [] : [lawLink(step.law)]);

function told(step: Step, value: string | null): ExplainNode {
  const words = value === null ? "" : isDay(value) ? ` ${periodWords(value, value)}` : `: ${value}`;
  return note("note", `${step.text}${words}`, [ruleLink(step.page), ...laws(step)]);
}

const opposite = (amount: string | null): string | null => (amount === null ? null : text(negate(scaledOf(amount))));
const text = (value: Scaled): string => scaledText(value, 2);

/**
 * The retention of each stretch of one balance, and what rounding makes of their sum. Null where the days are not held
 * any more as they were when it was charged.
 */
async function retentionOfStretches(
  tx: OrmTx,
  paymentId: number,
  charge: AccommodationCharge,
): Promise<ExplainNode[] | null> {
  const deposit = await loadDeposit(tx, paymentId);
  const { life } = lifeOf(deposit, charge.to);
  if (life === null) return null;
  let left = scaledOf(charge.amount);
  const nodes: ExplainNode[] = [];
  for (const { from, to, balance } of stretchesOf(life.segments, charge)) {
    const days = dayNumber(to) - dayNumber(from) + 1;
    const amount = scaledOf(retentionOfDays(balance, from, days, deposit.policy));
    left = add(left, negate(amount));
    const words = `${periodWords(from, to)}: ${days} ${days === 1 ? "day" : "days"} x ${balance} x 2% a year`;
    nodes.push({ kind: "part", text: words, amount: text(amount), links: [], children: [] });
  }
  const cent = scaledOf("0.01");
  if (nodes.length === 0 || compare(left, cent) >= 0 || compare(negate(left), cent) >= 0) return null;
  if (left.digits !== 0)
    nodes.push({ kind: "rounding", text: "rounded to the cent", amount: text(left), links: [], children: [] });
  return nodes;
}

/** Counted days inside a charge; stretches that follow each other at one balance are one. */
function stretchesOf(segments: readonly DepositSegment[], charge: AccommodationCharge) {
  const found: { from: string; to: string; balance: string }[] = [];
  for (const { from, to, balance } of segments.filter((row) => row.retention)) {
    if (to < charge.from || from > charge.to) continue;
    const stretch = { from: from < charge.from ? charge.from : from, to: to > charge.to ? charge.to : to, balance };
    const last = found.at(-1);
    if (last?.balance === balance && dayNumber(last.to) + 1 === dayNumber(stretch.from)) last.to = stretch.to;
    else found.push(stretch);
  }
  return found;
}
