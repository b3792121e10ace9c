import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** What a contact may be to a client: wife, next of kin, power of attorney. */
export interface ContactType {
  id: number;
  code: string;
  name: string;
  active: boolean;
}

export const contactTypeView: View = {
  what: "contact type",
  columns: sql`t.id, t.code, t.name, t.active`,
  from: sql`contact_type t`,
  id: sql`t.id`,
};
