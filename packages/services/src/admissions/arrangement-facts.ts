import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** A stay in residential care elsewhere. */
export interface EarlierStayInput {
  kind: "permanent" | "respite" | "multi_purpose";
  home: string;
  startDate: string;
  endDate: string | null;
}

/** Dates and choices of a person from which the arrangements follow; what is left out stays as it is. */
export interface ArrangementFactsInput {
  homeCareOnSep2024?: "none" | "approved" | "continuing";
  choiceOf2014?: string | null;
  electionOf2025?: string | null;
  agreementBefore2014?: "formal" | "bond" | "charge" | "eligible" | "none" | "unknown";
  pre2014Fee?: "standard" | "protected" | "non_standard";
  hasDependentChild?: boolean;
  formerPrisonerOfWar?: boolean;
  inCareIn1997?: boolean;
  earlierStays?: readonly EarlierStayInput[];
}

/** What is wrong with the facts of a person about to be admitted. */
export function arrangementFactFaults(facts: ArrangementFactsInput | undefined, entryDate: string): FieldError[] {
  return (facts?.earlierStays ?? []).flatMap((stay, at): FieldError[] => {
    const pointer = (name: string) => `/facts/earlierStays/${at}/${name}`;
    if (stay.endDate !== null && stay.endDate < stay.startDate)
      return [{ pointer: pointer("endDate"), code: "BEFORE_START", detail: "The stay ends before it begins." }];
    if (stay.startDate > entryDate)
      return [
        {
          pointer: pointer("startDate"),
          code: "OUT_OF_RANGE",
          detail: `An earlier stay begins before the entry on ${dayWords(entryDate)}.`,
        },
      ];
    if (stay.endDate === null || stay.endDate > entryDate)
      return [
        {
          pointer: pointer("endDate"),
          code: stay.endDate === null ? "REQUIRED" : "OVERLAP",
          detail: `An earlier stay ends by the entry on ${dayWords(entryDate)}.`,
        },
      ];
    return [];
  });
}

/** Writes the facts of a person, over those on record; earlier stays that are on record already are not written again. */
export async function writeArrangementFacts(
  tx: OrmTx,
  clientId: number,
  facts: ArrangementFactsInput | undefined,
): Promise<void> {
  if (facts === undefined) return;
  const { earlierStays = [], ...values } = facts;
  if (Object.keys(values).length > 0)
    await tx
      .insert(schema.residentFacts)
      .values({ clientId, ...values })
      .onConflictDoUpdate({ target: schema.residentFacts.clientId, set: { ...values, updatedAt: sql`now()` } });
  if (earlierStays.length === 0) return;
  const known = await rowsOf<{ startDate: string; kind: string }>(
    tx,
    sql`select start_date as "startDate", kind from earlier_stay where client_id = ${clientId}`,
  );
  const fresh = earlierStays.filter(
    (stay) => !known.some((one) => one.startDate === stay.startDate && one.kind === stay.kind),
  );
  if (fresh.length > 0) await tx.insert(schema.earlierStay).values(fresh.map((stay) => ({ clientId, ...stay })));
}
