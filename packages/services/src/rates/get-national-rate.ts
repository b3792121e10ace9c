import { type Context, read, requireScope } from "../context.ts";
import { type NationalRateDetail, loadNationalTable } from "./national-rate-view.ts";

/**
 * One national table with its whole history.
 * @throws NOT_FOUND
 */
export async function getNationalRate(ctx: Context, input: { key: string }): Promise<NationalRateDetail> {
  requireScope(ctx, "rates:read");
  return read(ctx, (tx) => loadNationalTable(tx, ctx, input.key));
}
