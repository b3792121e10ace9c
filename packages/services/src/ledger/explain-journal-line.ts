import { explainCharge } from "@banksia/core/billing/explain";
import type { BillingUnit } from "@banksia/core/billing/facts";
import { multiply, roundProduct, scaledOf } from "@banksia/core/money/index";
import type { RatePart } from "@banksia/month-end/residents/record";
import { type OrmTx, schema } from "@banksia/db";
import { tableOf } from "@banksia/rates-au";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { loadOne } from "../common/view.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, read, requireScope } from "../context.ts";
import { explainAccommodation } from "./explain-accommodation.ts";
import { type ExplainNode, note, shownTree } from "./explain-tree.ts";
import type { Link } from "./journal-issues.ts";
import { type JournalLine, journalLineView } from "./journal-line-view.ts";
import { lawLink, ruleLink } from "./laws.ts";
import type { LineBasis } from "./line-basis.ts";

/** Why a line is what it is: the leaves of each tree add up to the amount, and to the tax, to the cent. */
export interface Explanation {
  lineId: number;
  amount: string;
  tax: string;
  total: string;
  root: ExplainNode;
  taxRoot: ExplainNode | null;
}

/** A line with the facts that its amount was worked out from. */
type Explained = JournalLine & { basis: LineBasis; accommodationPaymentId: number | null };

/**
 * The derivation of a journal line in plain words, with links to the rates, the schedule line, the rules and the laws.
 * @throws NOT_FOUND
 */
export async function explainJournalLine(ctx: Context, input: { journalLineId: number }): Promise<Explanation> {
  requireScope(ctx, "journals:read");
  return read(ctx, async (tx) => {
    const line = await loadExplained(tx, input.journalLineId);
    const source = await sourceOf(tx, line);
    const rates = await loadRates(tx, source.basis);
    const codes = new Map(rates.map((rate) => [rate.billingCodeId, rate.code]));
    const trees = explainCharge(chargeOf(line, source), (id) => codes.get(id) ?? source.billingCode);
    const root = shownTree(trees.amount);
    linkRates(root, source, rates);
    const { accommodation } = source.basis;
    if (accommodation !== undefined) await explainAccommodation(tx, root, source, accommodation);
    describe(root, line, source);
    const taxRoot = trees.tax === null ? null : shownTree(trees.tax);
    if (taxRoot !== null) taxRoot.links.push({ type: "tax_code", id: line.taxCodeId, label: line.taxCode, href: null });
    const { id, amount, tax, total } = line;
    return { lineId: id, amount, tax, total, root, taxRoot };
  });
}

async function loadExplained(tx: OrmTx, id: number): Promise<Explained> {
  const line = await loadOne<JournalLine>(tx, journalLineView, id);
  const row = await firstOf<Pick<Explained, "basis" | "accommodationPaymentId">>(
    tx,
    sql`select basis, accommodation_payment_id as "accommodationPaymentId" from journal_line where id = ${id}`,
  );
  return { ...line, ...(row ?? { basis: { rates: [], parts: [] }, accommodationPaymentId: null }) };
}

/** The line that was charged: itself, or what a reversal took back, or what a reinstatement put in force again. */
async function sourceOf(tx: OrmTx, line: Explained): Promise<Explained> {
  let source = line;
  while (source.reversesId !== null) source = await loadExplained(tx, source.reversesId);
  return source;
}

const units: readonly string[] = schema.billingCode.unit.enumValues;
const isUnit = (text: string): text is BillingUnit => units.includes(text);

function chargeOf(line: Explained, source: Explained): Parameters<typeof explainCharge>[0] {
  const reversal = line.kind === "reversal";
  const { edit, manual } = source.basis;
  const quantity = edit?.quantity ?? source.quantity;
  const rate = edit?.rate ?? source.rate;
  const computed = source.computedAmount;
  const opposite = (amount: string) => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`);
  const { description, percent, periodFrom: from, periodTo: to } = source;
  return {
    description,
    from,
    to,
    unit: manual === undefined && isUnit(source.unit) ? source.unit : "each",
    quantity,
    rate,
    percent,
    amount: line.amount,
    tax: line.tax,
    computedAmount: computed === null ? null : reversal ? opposite(computed) : computed,
    basis: manual === undefined ? source.basis : { ...source.basis, parts: [manualPart(from, to, quantity, rate)] },
    reversal,
  };
}

/** What was entered by hand, as one part of quantity times rate. */
function manualPart(from: string, to: string, quantity: string, rate: string) {
  const { digits, scale } = multiply(scaledOf(quantity), scaledOf(rate));
  const cents = roundProduct(digits, 100, 10n ** BigInt(scale));
  return { from, to, periodFrom: from, length: 1, before: 0, upTo: 1, cents };
}

interface RateFacts {
  id: number;
  billingCodeId: number;
  code: string;
  nationalRate: string | null;
  startDate: string;
  source: string | null;
  /** How a rate that follows from the client's facts came about; null for one that people entered. */
  basis: RatePart[] | null;
  /** Gone by now; kept because it was billed. */
  superseded: boolean;
}

function loadRates(tx: OrmTx, basis: LineBasis): Promise<RateFacts[]> {
  return rowsOf<RateFacts>(
    tx,
    sql`select r.id, b.id as "billingCodeId", b.code, b.national_rate as "nationalRate", r.start_date as "startDate", r.source, r.basis,
        r.superseded
      from (select id, billing_code_id, start_date, source, basis, false as superseded from billing_rate
        union all select rate_id, billing_code_id, start_date, source, basis, true from superseded_rate) r
      join billing_code b on b.id = r.billing_code_id
      where r.id = any(${ids(basis.rates.map((rate) => rate.rateId))})`,
  );
}

/** Links the steps of the price, which stand in the order of the basis, to their rates and the laws behind those. */
function linkRates(root: ExplainNode, source: Explained, rates: readonly RateFacts[]): void {
  const price = root.children.find((child) => child.kind === "rate");
  for (const [at, step] of (price?.children ?? []).entries()) {
    const used = source.basis.rates[at];
    const facts = rates.find((rate) => rate.id === used?.rateId);
    if (at > 0) step.kind = "base";
    if (used === undefined || facts === undefined) continue;
    const label = `${facts.code} from ${dayWords(facts.startDate)}${used.own ? ", the client's own" : ""}`;
    if (!facts.superseded) step.links.unshift({ type: "billing_rate", id: facts.id, label, href: null });
    const table = used.own || facts.nationalRate === null ? null : tableOf(facts.nationalRate);
    if (table !== null) step.links.push(lawLink(table.law));
    if (facts.basis !== null) step.children.push(...derivation(facts.basis, source.periodFrom, source.periodTo));
    else if (facts.source !== null) step.children.push(note("note", `Source: ${facts.source}`));
  }
}

/** How a rate came about on the days of a line, step by step with the rule and the law of each. */
function derivation(parts: readonly RatePart[], from: string, to: string): ExplainNode[] {
  return parts
    .filter((part) => part.from <= to && (part.to === null || part.to >= from))
    .map((part) => {
      const since = part.from > from ? `From ${dayWords(part.from)}: ` : "";
      const told = note("note", `${since}${part.source}`);
      for (const step of part.steps) {
        const one = note("note", step.value === null ? step.text : `${step.text}: ${step.value}`);
        one.links.push(ruleLink(step.page));
        if (step.law !== null) one.links.push(lawLink(step.law));
        told.children.push(one);
      }
      if (part.verified === false)
        told.children.push(note("note", "Stands on a figure that was not read in law or on a government page."));
      return told;
    });
}

/** Says what people did to the line, and links it to where it came from. */
function describe(root: ExplainNode, line: Explained, source: Explained): void {
  const links: Link[] = [];
  if (source.scheduleLineId !== null)
    links.push({
      type: "schedule_line",
      id: source.scheduleLineId,
      label: `Schedule line ${source.scheduleLineId}`,
      href: null,
    });
  if (line.id !== source.id) {
    links.push({
      type: "journal_line",
      id: source.id,
      label: `Line ${source.id} of journal ${source.journalId}`,
      href: null,
    });
    if (line.kind === "reinstatement") {
      root.text = `Put in force again: ${root.text}`;
      root.kind = "reversal";
    }
  } else root.kind = "line";
  root.links.unshift(...links);
  for (const step of root.children) {
    if (step.kind === "cap")
      step.links.unshift({ type: "client_cap", id: line.clientId, label: `Caps of ${line.clientName}`, href: null });
    if (step.kind === "edit" && source.basis.edit !== undefined)
      step.text = `changed by hand by ${source.basis.edit.by}: ${source.basis.edit.reason}`;
  }
  const { manual, edit } = source.basis;
  if (manual !== undefined) root.children.unshift(note("manual", `Entered by hand by ${manual.by}: ${manual.reason}`));
  if (edit !== undefined && source.computedAmount === null)
    root.children.push(note("edit", `Changed by hand by ${edit.by}, the amount stayed: ${edit.reason}`));
}
