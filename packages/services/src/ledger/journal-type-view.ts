import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** A kind of journal that people choose from. */
export interface JournalType {
  id: number;
  code: string;
  name: string;
}

export const journalTypeView: View = {
  what: "journal type",
  columns: sql`t.id, t.code, t.name`,
  from: sql`journal_type t`,
  id: sql`t.id`,
};
