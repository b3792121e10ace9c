import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { emergencyView } from "./emergency-view.ts";
import type { DeclaredEmergency } from "./leave-account-view.ts";

/** Situations of emergency declared for services, the newest first. */
export function listDeclaredEmergencies(
  ctx: Context,
  input: PageInput<"startDate"> & { serviceId?: number },
): Promise<Page<DeclaredEmergency>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchPage<DeclaredEmergency, "startDate">(
      tx,
      {
        ...emergencyView,
        where: [when(input.serviceId, (id) => sql`d.service_id = ${id}`)],
        keys: { startDate: { by: sql`d.start_date`, type: "date" } },
        order: [{ key: "startDate", descending: true }],
      },
      input,
    ),
  );
}
