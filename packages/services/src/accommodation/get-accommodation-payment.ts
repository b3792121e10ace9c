import { type Context, read, requireScope } from "../context.ts";
import { type AccommodationDetail, loadDetail } from "./accommodation-detail.ts";

/**
 * One accommodation payment with its lines and figures.
 * @throws NOT_FOUND
 */
export async function getAccommodationPayment(
  ctx: Context,
  input: { accommodationPaymentId: number },
): Promise<AccommodationDetail> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadDetail(tx, input.accommodationPaymentId, ctx.today()));
}
