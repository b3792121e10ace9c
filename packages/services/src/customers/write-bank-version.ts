import { type OrmTx, schema } from "@banksia/db";
import { audit } from "../common/audit.ts";
import { type Context, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { maskedNumber } from "./mask-number.ts";

/** A version of a bank account that is asked for. */
export interface NewVersion {
  bankAccountId: number;
  customerId: number;
  accountTitle: string;
  /** Six digits. */
  bsb: string;
  accountNumber: string;
  note: string | null;
}

/** The person who asks for or decides on a change; there must be one. */
export function personOf(ctx: Context): number {
  const id = userIdOf(ctx.actor);
  if (id === null) throw new ServiceError("FORBIDDEN", "Bank accounts are changed by people only.");
  return id;
}

/** Writes a version that waits for a second person. The audit log gets the number masked. */
export async function writeVersion(
  tx: OrmTx,
  ctx: Context,
  version: NewVersion,
  entry: { verb: string; serviceId: number | null },
): Promise<void> {
  const askedBy = personOf(ctx);
  const [made] = await tx
    .insert(schema.bankAccountVersion)
    .values({ ...version, status: "waiting", askedBy, askedByName: ctx.actor.name })
    .returning({ id: schema.bankAccountVersion.id });
  if (made === undefined) throw new Error("An insert gave no row.");
  await audit(tx, ctx, {
    ...entry,
    objectType: "bank_account_version",
    objectId: made.id,
    after: { ...version, accountNumber: maskedNumber(version.accountNumber), status: "waiting" },
  });
}
