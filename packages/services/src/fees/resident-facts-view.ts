import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";

type Row = typeof schema.residentFacts.$inferSelect;

/** The dates and choices of a resident. */
export type ResidentFacts = Omit<Row, "updatedAt"> & {
  /** Null: never saved; these are the defaults. */
  updatedAt: string | null;
};

/** A client's facts; the defaults where none were saved. */
export async function loadResidentFacts(tx: OrmTx, clientId: number): Promise<ResidentFacts> {
  const table = schema.residentFacts;
  const [row] = await tx
    .select({ facts: table, updatedAt: instantText(sql`${table.updatedAt}`) })
    .from(table)
    .where(eq(table.clientId, clientId));
  if (row !== undefined) return { ...row.facts, updatedAt: row.updatedAt };
  return {
    clientId,
    homeCareOnSep2024: "none",
    choiceOf2014: null,
    electionOf2025: null,
    agreementBefore2014: "unknown",
    pre2014Fee: "standard",
    hasDependentChild: false,
    formerPrisonerOfWar: false,
    inCareIn1997: false,
    zeroFrom: null,
    zeroTo: null,
    personInformedOn: null,
    providerInformedOn: null,
    updatedAt: null,
  };
}
