import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import type { State } from "../customers/customer-view.ts";
import { type Service, serviceView } from "./service-view.ts";

export interface UpdateServiceInput {
  serviceId: number;
  code?: string;
  name?: string;
  departmentServiceId?: string | null;
  state?: State;
  funded?: boolean;
  allowPartnered?: boolean;
  placeAddress?: boolean;
  addressLine?: string | null;
  suburb?: string | null;
  postcode?: string | null;
  active?: boolean;
}

/**
 * Changes a service. Its kind and its legal entity stay: what it has posted stands in that entity's books.
 * @throws NOT_FOUND, ALREADY_EXISTS for the code, CONFLICT when places that are shared should no longer be
 */
export async function updateService(ctx: Context, input: UpdateServiceInput): Promise<Service> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { serviceId, ...patch } = input;
    const before = await lockRow(tx, schema.service, serviceId, "service");
    await refuseTakenCode(tx, schema.service, input.code, serviceId);
    await updateRow(tx, ctx, schema.service, before, patch, {
      verb: "updateService",
      objectType: "service",
      serviceId,
    }).catch(
      whenViolated("place_stay_no_overlap", () => {
        const detail = "Several clients live in one place: move or depart them before places are no longer shared.";
        return new ServiceError("CONFLICT", detail, [{ pointer: "/allowPartnered", code: "OVERLAP", detail }]);
      }),
    );
    return loadOne<Service>(tx, serviceView, serviceId);
  });
}
