import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { type Page, type PageInput, type SortKey, fetchPage } from "./page.ts";
import { matches } from "./sql.ts";
import type { View } from "./view.ts";

/** How a list of things with a code and a name is asked for. */
export interface CodeListInput extends PageInput<"code" | "name"> {
  /** Words of code or name. */
  search?: string;
}

/** The sort keys of things with a code and a name, whose table has this alias. */
export function codeKeys(alias: string): Record<"code" | "name", SortKey> {
  return {
    code: { by: sql.raw(`${alias}.code`), type: "text" },
    name: { by: sql.raw(`${alias}.name`), type: "text" },
  };
}

/** One page of things with a code and a name, by code. */
export function fetchCodeList<T extends object>(
  tx: OrmTx,
  view: View,
  alias: string,
  input: CodeListInput,
  where: readonly (SQL | null)[] = [],
): Promise<Page<T>> {
  const keys = codeKeys(alias);
  return fetchPage<T, "code" | "name">(
    tx,
    {
      ...view,
      where: [matches(input.search, keys.code.by, keys.name.by), ...where],
      keys,
      order: [{ key: "code", descending: false }],
    },
    input,
  );
}
