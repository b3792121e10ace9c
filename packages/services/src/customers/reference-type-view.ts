import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** A kind of number by which others know a client. */
export interface ReferenceType {
  id: number;
  code: string;
  name: string;
  /** No two clients may have the same active number of this type. */
  distinct: boolean;
  active: boolean;
}

export const referenceTypeView: View = {
  what: "reference type",
  columns: sql`t.id, t.code, t.name, t.is_distinct as "distinct", t.active`,
  from: sql`reference_type t`,
  id: sql`t.id`,
};
