import { type WhyNotAnswer, type WhyNotReason, whyNot as reasons } from "@banksia/core/billing/index";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import type { Link } from "../ledger/journal-issues.ts";
import { loadBillingBook } from "./billing-book.ts";
import { loadClientFacts } from "./client-facts.ts";

export interface WhyNotInput {
  clientId: number;
  billingCodeId: number;
  /** At most three years. */
  from: string;
  to: string;
}

/** Days on which one thing holds. */
export interface WhyNotStretch {
  from: string;
  to: string;
  billed: boolean;
  code: string;
  text: string;
  links: Link[];
}

export interface WhyNot {
  clientId: number;
  clientName: string;
  billingCodeId: number;
  billingCode: string;
  from: string;
  to: string;
  /** The whole period, cut wherever the reason changes. */
  stretches: WhyNotStretch[];
}

interface BilledBy {
  scheduleLineId: number;
  from: string;
  to: string;
  lineId: number;
  name: string;
}

const longest = 1100;

/**
 * Why a client was not billed a code in a period, day by day: what a run posted today with no limits would do.
 * @throws NOT_FOUND, VALIDATION for a period that is no period
 */
export async function whyNot(ctx: Context, input: WhyNotInput): Promise<WhyNot> {
  requireScope(ctx, "journals:read");
  const { clientId, billingCodeId, from, to } = input;
  if (to < from) throw invalid({ pointer: "/to", code: "BEFORE_START", detail: "The last day is before the first." });
  if (Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days > longest)
    throw invalid({ pointer: "/to", code: "OUT_OF_RANGE", detail: "Ask for at most three years at once." });
  return read(ctx, async (tx) => {
    const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, clientId));
    if (client === undefined) throw notFound("client", clientId);
    const [code] = await tx.select().from(schema.billingCode).where(eq(schema.billingCode.id, billingCodeId));
    if (code === undefined) throw notFound("billing code", billingCodeId);
    const { facts, inError } = await loadClientFacts(tx, clientId);
    const lines = facts.lines.filter((line) => line.billingCodeId === billingCodeId);
    const mistaken = inError.filter((line) => line.billingCodeId === billingCodeId).map((line) => line.id);
    const billedBy = await loadBilledBy(
      tx,
      lines.map((line) => line.id),
      input,
    );
    const answers = reasons(
      facts,
      await loadBillingBook(tx),
      {
        postingDate: ctx.today(),
        endDate: to,
        timing: null,
        departed: "include",
        billingCodeIds: null,
        serviceIds: null,
      },
      {
        // Only lines marked as created in error: then that is the reason, not that there is no line.
        ...(lines.length === 0 && mistaken.length > 0
          ? { scheduleLineIds: mistaken, inErrorLineIds: mistaken }
          : { billingCodeId }),
        from,
        to,
        billedBy,
      },
    );
    return {
      clientId,
      clientName: client.name,
      billingCodeId,
      billingCode: code.code,
      from,
      to,
      stretches: mergedDays(answers, from, to).map((answer) => ({
        from: answer.from,
        to: answer.to,
        billed: answer.reason === "ALREADY_BILLED",
        code: answer.reason,
        text: answer.reason === "ALREADY_BILLED" ? answer.message : `${answer.message} ${answer.fix}`,
        links: linksOf(answer, { clientId, billingCodeId, code: code.code, billedBy, facts }),
      })),
    };
  });
}

function loadBilledBy(tx: OrmTx, lineIds: readonly number[], { from, to }: WhyNotInput): Promise<BilledBy[]> {
  return rowsOf<BilledBy>(
    tx,
    sql`select l.schedule_line_id as "scheduleLineId", l.period_from as "from", l.period_to as "to", l.id as "lineId",
        'line ' || l.id || ' of journal ' || j.id || case when j.status = 'posted' then '' else ', a draft' end as name
      from journal_line l join journal j on j.id = l.journal_id
      where l.schedule_line_id = any(${ids(lineIds)}) and l.share_no = 0 and l.kind <> 'reversal'
        and l.period_from <= ${to} and l.period_to >= ${from}
        and not exists (select from journal_line r where r.reverses_id = l.id
          and not exists (select from journal_line again where again.reverses_id = r.id))
      order by l.id desc`,
  );
}

/** The less a reason stands in the way, the more it tells: a day is billed when any of the lines bills it. */
function weight(reason: WhyNotReason): number {
  if (reason === "ALREADY_BILLED") return 0;
  if (reason === "WOULD_BE_BILLED") return 1;
  if (reason === "NOT_STARTED" || reason === "ENDED" || reason === "ONCE_ONLY") return 3;
  return reason === "NO_SUCH_LINE" ? 4 : 2;
}

/** One answer a day out of those of several lines, and like days joined. */
function mergedDays(answers: readonly WhyNotAnswer[], from: string, to: string): WhyNotAnswer[] {
  const merged: WhyNotAnswer[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) {
    const text = day.toString();
    const [best] = answers
      .filter((answer) => answer.from <= text && answer.to >= text)
      .sort((a, b) => weight(a.reason) - weight(b.reason));
    const last = merged.at(-1);
    if (best === undefined) continue;
    if (last !== undefined && last.message === best.message && last.scheduleLineId === best.scheduleLineId)
      last.to = text;
    else merged.push({ ...best, from: text, to: text });
  }
  return merged;
}

const ofTheStay: readonly WhyNotReason[] = ["BEFORE_BILLING_START", "BILLING_ENDED", "DEPARTED"];
const ofTheRate: readonly WhyNotReason[] = ["RATE_MISSING", "RATE_CIRCLE", "RATE_BASE_UNIT"];
const ofTheCap: readonly WhyNotReason[] = ["CAP_REACHED", "CAP_SETUP_MISSING", "CAP_THRESHOLD_MISSING"];

function linksOf(
  answer: WhyNotAnswer,
  about: {
    clientId: number;
    billingCodeId: number;
    code: string;
    billedBy: readonly BilledBy[];
    facts: { lines: readonly { id: number; serviceEntryId: number }[] };
  },
): Link[] {
  const links: Link[] = [];
  const add = (type: Link["type"], id: number, label: string) => links.push({ type, id, label, href: null });
  const { scheduleLineId, reason } = answer;
  if (scheduleLineId !== null) add("schedule_line", scheduleLineId, `Schedule line ${scheduleLineId}`);
  const entryId = about.facts.lines.find((line) => line.id === scheduleLineId)?.serviceEntryId;
  if (ofTheStay.includes(reason) && entryId !== undefined) add("service_entry", entryId, `Service entry ${entryId}`);
  if (ofTheRate.includes(reason)) add("billing_code", about.billingCodeId, about.code);
  if (ofTheCap.includes(reason)) add("client_cap", about.clientId, "Caps of the client");
  if (reason === "ALREADY_BILLED") {
    const by = about.billedBy.find(
      (line) => line.scheduleLineId === scheduleLineId && line.from <= answer.from && line.to >= answer.from,
    );
    if (by !== undefined) add("journal_line", by.lineId, by.name);
  }
  return links;
}
