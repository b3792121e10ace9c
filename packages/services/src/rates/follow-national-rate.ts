import type { Query } from "@banksia/month-end/residents/query";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { auditOn } from "./audit-on.ts";
import { type GlobalRate, before, gapsAround, stepFor } from "./global-rate-step.ts";

/** A figure that global rates follow. */
export interface FollowedFigure {
  tableKey: string;
  from: string;
  value: string;
  source: string;
  verified: boolean;
}

/** What became of the global rates of one code. */
export interface Followed {
  code: string;
  description: string;
  ended: { id: number; endDate: string } | null;
  added: { id: number; startDate: string; endDate: string | null; rate: string } | null;
  /** Schedule lines that were billed for days on which their rate has now changed. */
  adjustmentRequiredLines: number;
}

interface CodeRates {
  codeId: number;
  code: string;
  description: string;
  rates: GlobalRate[];
}

export type RateKind = "billing" | "funding";

/**
 * Ends the global rates of the codes that take theirs from the table on the day before the figure, and adds the next
 * ones; a rate that begins on that very day gets the figure.
 */
export async function followFigure(
  query: Query,
  ctx: Context,
  kind: RateKind,
  figure: FollowedFigure,
  verb: string,
): Promise<{ followed: Followed[]; warnings: Warning[] }> {
  const followed: Followed[] = [];
  const warnings: Warning[] = [];
  for (const code of await globalRates(query, kind, figure.tableKey)) {
    const one = await followOne(query, ctx, kind, code, figure, verb);
    followed.push(one.followed);
    warnings.push(...one.warnings.map(({ code: name, detail }) => ({ code: name, detail: `${code.code}: ${detail}` })));
  }
  return { followed, warnings };
}

/** The codes that take their rates from a table, with their global rates in order. */
async function globalRates(query: Query, kind: RateKind, tableKey: string): Promise<CodeRates[]> {
  const rows = await query<Omit<CodeRates, "rates"> & { [K in keyof GlobalRate]: GlobalRate[K] | null }>(
    `select c.id as "codeId", c.code, c.description, r.id, r.start_date::text as "startDate", r.end_date::text as "endDate",
        trim_scale(r.rate)::text as rate
      from ${kind}_code c left join ${kind}_rate r on r.${kind}_code_id = c.id and r.client_id is null
      where c.national_rate = $1 order by c.code, r.start_date for update of c`,
    [tableKey],
  );
  return [...Map.groupBy(rows, (row) => row.codeId).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { codeId, code, description } = first;
    const rates = of.flatMap(({ id, startDate, endDate, rate }): GlobalRate[] =>
      id === null || startDate === null ? [] : [{ id, startDate, endDate, rate }],
    );
    return [{ codeId, code, description, rates }];
  });
}

async function followOne(
  query: Query,
  ctx: Context,
  kind: RateKind,
  code: CodeRates,
  figure: FollowedFigure,
  verb: string,
): Promise<{ followed: Followed; warnings: Warning[] }> {
  const { from, value, source, verified } = figure;
  const followed: Followed = {
    code: code.code,
    description: code.description,
    ended: null,
    added: null,
    adjustmentRequiredLines: 0,
  };
  const step = stepFor(code.rates, from, value);
  const objectType = `${kind}_rate`;
  if (step.kind === "none") {
    const share = {
      code: "NOT_FOLLOWED",
      detail: "its global rate is a share of another code and does not follow the table.",
    };
    return { followed, warnings: step.why === "SHARE_OF_ANOTHER_CODE" ? [share] : [] };
  }
  if (step.kind === "replace") {
    await query(
      `update ${kind}_rate set rate = $2::text::numeric, source = $3, verified = $4::text::boolean where id = $1::text::bigint`,
      [String(step.rate.id), value, source, String(verified)],
    );
    const after = { ...step.rate, rate: value, source, verified };
    await auditOn(query, ctx, { verb, objectType, objectId: step.rate.id, before: step.rate, after });
    followed.added = { id: step.rate.id, startDate: from, endDate: step.rate.endDate, rate: value };
  } else {
    if (step.ends !== null) {
      const endDate = before(from);
      await endRate(query, ctx, kind, step.ends, endDate, verb);
      followed.ended = { id: step.ends.id, endDate };
    }
    const model = kind === "billing" ? ", model" : "";
    const amount = kind === "billing" ? ", 'amount'" : "";
    const [added] = await query<{ id: number }>(
      `insert into ${kind}_rate (${kind}_code_id, start_date, end_date, rate, source, verified${model})
        values ($1::text::bigint, $2::text::date, $3::text::date, $4::text::numeric, $5, $6::text::boolean${amount}) returning id`,
      [String(code.codeId), from, step.endDate, value, source, String(verified)],
    );
    if (added === undefined) throw new Error("An insert of a rate gave no row.");
    followed.added = { id: added.id, startDate: from, endDate: step.endDate, rate: value };
    await auditOn(query, ctx, { verb, objectType, objectId: added.id, after: { ...figure, codeId: code.codeId } });
  }
  const warnings = gapsAround(code.rates, from).map(({ from: first, to }) => ({
    code: "RATE_GAP",
    detail: `from ${dayWords(first)} to ${dayWords(to)} the code has no rate: close the gap if that is not meant.`,
  }));
  if (kind === "billing") followed.adjustmentRequiredLines = await linesToAdjust(query, code.codeId, from);
  else {
    const claimed = await claimedLines(query, code.codeId, from);
    if (claimed > 0)
      warnings.push({
        code: "CLAIMED",
        detail: `${claimed} funding lines are claimed for days from ${dayWords(from)} on at the rate before.`,
      });
  }
  return { followed, warnings };
}

/** Gives a global rate another end. */
export async function endRate(
  query: Query,
  ctx: Context,
  kind: RateKind,
  rate: GlobalRate,
  endDate: string | null,
  verb: string,
): Promise<void> {
  await query(`update ${kind}_rate set end_date = $2::text::date where id = $1::text::bigint`, [
    String(rate.id),
    endDate,
  ]);
  const after = { ...rate, endDate };
  await auditOn(query, ctx, { verb, objectType: `${kind}_rate`, objectId: rate.id, before: rate, after });
}

/** Lines billed from a day on at the code's global rate, or at a rate based on it, that wait to be adjusted. */
async function linesToAdjust(query: Query, codeId: number, since: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `with recursive moved (id) as (
        select $1::text::bigint union select r.billing_code_id from billing_rate r join moved m on r.base_code_id = m.id)
      select count(*) as count from billing_schedule_line l
      where l.billing_code_id in (select id from moved) and l.adjust_from is not null and upper(l.billed) > $2::text::date
        and (l.billing_code_id <> $1::text::bigint or not exists (
          select from billing_rate own where own.client_id = l.client_id and own.billing_code_id = l.billing_code_id
            and own.start_date <= greatest($2::text::date, lower(l.billed))
            and (own.end_date is null or own.end_date >= upper(l.billed) - 1)))`,
    [String(codeId), since],
  );
  return row?.count ?? 0;
}

/** Lines of a funding code that claims hold for days from a day on. */
async function claimedLines(query: Query, codeId: number, since: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*) as count from funding_schedule_line l
      where l.funding_code_id = $1::text::bigint and l.mirrors_id is null and l.last_calculated_date >= $2::text::date`,
    [String(codeId), since],
  );
  return row?.count ?? 0;
}
