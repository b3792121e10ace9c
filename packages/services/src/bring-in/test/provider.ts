import type { Actor, Role } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import type { Context } from "../../context.ts";
import type { BringIn } from "../bring-in-view.ts";
import { BringInQueue } from "../bring-in-work.ts";
import type { Fault } from "../faults.ts";
import { getBringIn } from "../get-bring-in.ts";
import type { BringInKind } from "../kind.ts";
import { listBringInErrors } from "../list-bring-in-errors.ts";
import { startBringIn } from "../start-bring-in.ts";

const setUp = `
  insert into legal_entity (code, name, abn) values ('BK', 'Banksia Care Ltd', '51824753556');
  insert into ledger_account (code, name, type, control) values ('1100', 'Receivables', 'asset', 'receivable'), ('4100', 'Fees', 'income', null);
  insert into tax_code (code, name, percent, ledger_account_id) values ('FRE', 'GST free', 0, 1);
  insert into account_name (code, name, type, receivable_account_id) values ('FEES', 'Fees', 'customer', 1);
  insert into service (code, name, kind, legal_entity_id, state, allow_partnered, active) values
    ('S1', 'Wattle Lodge', 'residential', 1, 'NSW', false, true), ('S2', 'Grevillea House', 'residential', 1, 'VIC', false, true),
    ('V1', 'Gum Village', 'village', 1, 'NSW', true, true), ('H1', 'Home care west', 'home_care', 1, 'WA', false, true),
    ('S9', 'Closed Lodge', 'residential', 1, 'NSW', false, false);
  insert into place (service_id, code, active) values (1, 'A1', true), (1, 'A2', true), (1, 'A3', false), (2, 'B1', true), (3, 'U1', true);
  insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id, active, charge_departure_day) values
    ('BDF', 'Basic daily fee', 'day', 'advance', 1, 1, 2, true, false), ('DISC', 'Discount', 'day', 'advance', 1, 1, 2, true, true),
    ('EXTRA', 'Extra service', 'day', 'advance', 1, 1, 2, true, true), ('TV', 'Television', 'week', 'advance', 1, 1, 2, true, true),
    ('HAIR', 'Hairdresser', 'each', 'arrears', 1, 1, 2, true, true), ('OLD', 'No longer charged', 'day', 'advance', 1, 1, 2, false, true);
  insert into service_group (code, name) values ('BASIC', 'Basic fees'), ('S2ONLY', 'Fees of Grevillea');
  insert into service_group_code values (1, 1), (1, 4), (2, 1);
  insert into service_group_service values (2, 2);
  insert into schedule_template (code, name) values ('PERM', 'Permanent'), ('S2', 'Grevillea'), ('STALE', 'Stale');
  insert into schedule_template_line (schedule_template_id, service_group_id, billing_code_id, quantity) values
    (1, 1, 1, 1), (1, 1, 4, 2), (2, 2, 1, 1), (3, 1, 6, 1);
  insert into care_type (code, name, setting, schedule_template_id) values ('PERM', 'Permanent', 'residential', 1),
    ('RESP', 'Respite', 'respite', null), ('S2PERM', 'Permanent, Grevillea', 'residential', 2), ('STALE', 'Old', 'residential', 3),
    ('ILU', 'Independent living', 'village', null);
  insert into customer_group (code, name) values ('RES', 'Residents');
  insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14);`;

export interface Provider {
  db: TestDatabase;
  /** Sees all services. */
  officer: Context;
  /** Sees Wattle Lodge, S1, only. */
  wattle: Context;
  queue: BringInQueue;
  /** What the queue told of faults of ours. */
  broken: Error[];
  /** Brings a file in and waits until it is done. */
  bring(kind: BringInKind, csv: string, as?: Context, checkOnly?: boolean): Promise<BringIn & { errors: Fault[] }>;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
  close(): Promise<void>;
}

/** The day on which the tests play. */
export const today = "2026-10-15";

/** A context of a user with a role who sees the services with these ids, or all. */
export async function contextOf(
  db: TestDatabase,
  name: string,
  role: Role,
  services: number[] | null,
): Promise<Context> {
  const [user] = await db.owner.sql<{ id: number }[]>`
    insert into app_user (email, name, password_hash, role, all_services)
    values (${`${name}@banksia.test`}, ${name}, 'x', ${role}, ${services === null}) returning id`;
  const id = user!.id;
  for (const service of services ?? [])
    await db.owner.sql`insert into user_service (user_id, service_id) values (${id}, ${service})`;
  const actor: Actor = { kind: "user", id, userId: id, name, role, scopes: null };
  return { db: db.app, actor, today: () => today };
}

/** A small provider with nobody in care, and users to bring files in as. */
export async function provider(): Promise<Provider> {
  const db = await testDatabase();
  await db.owner.sql.unsafe(setUp);
  const officer = await contextOf(db, "officer", "finance_officer", null);
  const wattle = await contextOf(db, "wattle", "finance_officer", [1]);
  const broken: Error[] = [];
  const queue = new BringInQueue((error) => broken.push(error));
  return {
    db,
    officer,
    wattle,
    queue,
    broken,
    bring: async (kind, csv, as = officer, checkOnly = false) => {
      const { id } = await startBringIn({ ...as, bringIns: queue }, { kind, csv, fileName: `${kind}.csv`, checkOnly });
      await queue.idle();
      const done = await getBringIn(as, { bringInId: id });
      const errors = await listBringInErrors(as, { bringInId: id, limit: 1000 });
      return { ...done, errors: errors.items };
    },
    count: async (table) => {
      const [row] = await db.owner.sql<{ n: number }[]>`select count(*) as n from ${db.owner.sql(table)}`;
      return row!.n;
    },
    close: async () => {
      await queue.stop();
      await db.close();
    },
  };
}

/** A file of rows under a heading. */
export function file(heading: string, ...rows: string[]): string {
  return [heading, ...rows].join("\r\n");
}
