import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Service, serviceView } from "./service-view.ts";

/**
 * One service.
 * @throws NOT_FOUND
 */
export async function getService(ctx: Context, input: { serviceId: number }): Promise<Service> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => loadOne<Service>(tx, serviceView, input.serviceId));
}
