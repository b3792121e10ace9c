import { DOCUMENT_PURPOSES } from "@banksia/core/customers/index";
import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** What an address, telephone number or e-mail address is for. */
export interface Purpose {
  id: number;
  code: string;
  name: string;
  /** Documents choose by it. */
  builtIn: boolean;
  active: boolean;
}

/** Codes by which documents choose: they stay, and stay in use. */
export const builtInPurposes: ReadonlySet<string> = new Set(Object.values(DOCUMENT_PURPOSES));

export const purposeView: View = {
  what: "purpose",
  columns: sql`p.id, p.code, p.name, p.code = any(${sql.param([...builtInPurposes])}::text[]) as "builtIn", p.active`,
  from: sql`purpose p`,
  id: sql`p.id`,
};
