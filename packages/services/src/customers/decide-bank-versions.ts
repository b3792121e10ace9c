import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { whenRefused } from "../common/violated.ts";
import type { Context } from "../context.ts";
import { type FieldError, ServiceError, invalid, refuseIfAny } from "../errors.ts";
import { type BankAccountVersion, loadVersions } from "./bank-account-view.ts";
import { personOf } from "./write-bank-version.ts";

export interface Decision {
  verb: string;
  status: "approved" | "refused" | "withdrawn";
  /** Who of the asker and others may decide so. */
  by: "another" | "anyone" | "asker";
  note: string | null;
}

/** At most this many changes are decided at once. */
const most = 1000;

const wrongPerson: Record<Decision["by"], string> = {
  another: "Whoever asked for a change cannot approve it: a second person must.",
  asker: "Only who asked for a change can withdraw it; others with the permission can refuse it.",
  anyone: "",
};

/**
 * Decides on changes of bank accounts that wait, all or none.
 * @throws VALIDATION for changes that the caller does not see or may not decide on, CONFLICT for those decided already
 */
export async function decideVersions(
  tx: OrmTx,
  ctx: Context,
  versionIds: readonly number[],
  { verb, status, by, note }: Decision,
): Promise<{ items: BankAccountVersion[] }> {
  const me = personOf(ctx);
  const asked = [...new Set(versionIds)];
  if (asked.length === 0 || asked.length > most)
    throw invalid({ pointer: "/versionIds", code: "OUT_OF_RANGE", detail: `Name 1 to ${most} changes.` });
  const rows = await rowsOf<{ id: number; status: string; askedBy: number | null; serviceId: number | null }>(
    tx,
    sql`select v.id, v.status, v.asked_by as "askedBy", c.home_service_id as "serviceId"
      from bank_account_version v join customer c on c.id = v.customer_id
      where v.id = any(${ids(asked)}) order by v.id for update of v`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const faults: FieldError[] = asked.flatMap((id, at): FieldError[] => {
    const pointer = `/versionIds/${at}`;
    const row = found.get(id);
    if (row === undefined)
      return [{ pointer, code: "UNKNOWN", detail: `There is no change ${id}, or it is of a customer you cannot see.` }];
    const mine = row.askedBy === me;
    const wrong = (by === "another" && mine) || (by === "asker" && !mine);
    return wrong ? [{ pointer, code: "NOT_ALLOWED", detail: wrongPerson[by] }] : [];
  });
  refuseIfAny(faults);
  const decided = rows.find((row) => row.status !== "waiting");
  if (decided !== undefined)
    throw new ServiceError("CONFLICT", `Change ${decided.id} is ${decided.status} already: look at it again.`);
  await tx
    .execute(
      sql`update bank_account_version set status = ${status}, decided_by = ${me}, decided_by_name = ${ctx.actor.name},
        decided_at = clock_timestamp(), decision_note = ${note} where id = any(${ids(asked)})`,
    )
    .catch(whenRefused("REFERENCE", (detail) => new ServiceError("CONFLICT", detail)));
  await audit(
    tx,
    ctx,
    ...rows.map((row) => ({
      verb,
      objectType: "bank_account_version",
      objectId: row.id,
      serviceId: row.serviceId,
      before: { status: "waiting" },
      after: { status, note },
    })),
  );
  return { items: await loadVersions(tx, sql`v.id = any(${ids(asked)})`) };
}
