import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode, unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, refuseIfAny } from "../errors.ts";
import type { State } from "../customers/customer-view.ts";
import { type Service, type ServiceKind, serviceView } from "./service-view.ts";

export interface CreateServiceInput {
  code: string;
  name: string;
  kind: ServiceKind;
  legalEntityId: number;
  departmentServiceId: string | null;
  state: State;
  funded: boolean;
  allowPartnered: boolean;
  /** On admission the address of the place becomes the client's home address. No when left out. */
  placeAddress?: boolean;
  addressLine?: string | null;
  suburb?: string | null;
  postcode?: string | null;
}

/**
 * Creates a service. Only who sees all services can: anyone else would lose sight of it at once.
 * @throws FORBIDDEN, VALIDATION, ALREADY_EXISTS for the code
 */
export async function createService(ctx: Context, input: CreateServiceInput): Promise<Service> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { all } = await oneOf<{ all: boolean }>(tx, sql`select banksia.sees_all() as all`);
    if (!all) throw new ServiceError("FORBIDDEN", "Only people who see all services can create one.");
    await refuseTakenCode(tx, schema.service, input.code, null);
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/legalEntityId",
        table: schema.legalEntity,
        what: "legal entity",
        id: input.legalEntityId,
      }),
    );
    const { id } = await insertRow(tx, ctx, schema.service, input, { verb: "createService", objectType: "service" });
    return loadOne<Service>(tx, serviceView, id);
  });
}
