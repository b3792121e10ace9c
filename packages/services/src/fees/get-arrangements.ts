import type { Arrangements as Derived } from "@banksia/core/arrangements/facts";
import { staysOf } from "@banksia/month-end/residents/stays";
import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type ArrangementOverride, loadOverrides } from "./arrangement-override.ts";
import type { Cohort, FeeEffect } from "./fee-effect.ts";
import { plannedResident } from "./planned-resident.ts";

export interface ArrangementDays {
  from: string;
  to: string | null;
  arrangement: "PRE14" | "POST14" | "NOV25";
  reason: string;
  law: string | null;
  text: string;
  derived: { arrangement: "PRE14" | "POST14" | "NOV25"; reason: string; law: string | null; text: string } | null;
  /** Only of the accommodation arrangement. */
  retention: boolean | null;
  indexation: boolean | null;
}

export interface Arrangements {
  clientId: number;
  asOf: string;
  cohort: Cohort | null;
  fee: ArrangementDays[];
  accommodation: ArrangementDays[];
  cohorts: Derived["cohorts"];
  stays: {
    kind: "permanent" | "respite" | "multi_purpose";
    home: string;
    from: string;
    to: string | null;
    serviceEntryId: number | null;
    earlierStayId: number | null;
    assumed: boolean;
  }[];
  overrides: ArrangementOverride[];
  issues: FeeEffect["issues"];
}

/**
 * A resident's fee and accommodation arrangement by days: what the dates say, and what people decided otherwise.
 * @throws NOT_FOUND
 */
export async function getArrangements(ctx: Context, input: { clientId: number; asOf?: string }): Promise<Arrangements> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const { record, plan, seen } = await plannedResident(tx, ctx, input.clientId);
    const asOf = input.asOf ?? ctx.today();
    const found = plan.arrangements;
    const current = found?.cohorts.find((row) => row.from <= asOf && (row.to === null || row.to >= asOf));
    const aboutArrangements = new Set(["stays", "overrides", "choiceOf2014", "electionOf2025", "agreementBefore2014"]);
    return {
      clientId: input.clientId,
      asOf,
      cohort: current?.cohort ?? null,
      fee: (found?.fee ?? []).map((row) => ({ ...row, retention: null, indexation: null })),
      accommodation: found?.accommodation ?? [],
      cohorts: found?.cohorts ?? [],
      stays: staysOf(record).map((stay) => ({
        ...stay,
        home:
          stay.serviceEntryId === null || stay.assumed || seen.has(stay.serviceEntryId)
            ? stay.home
            : "another facility",
      })),
      overrides: await loadOverrides(tx, sql`client_id = ${input.clientId}`),
      issues: plan.issues
        .filter((issue) => aboutArrangements.has(issue.field))
        .map(({ code, severity, day, message }) => ({ code, severity, day, message })),
    };
  });
}
