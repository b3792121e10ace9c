import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { homePurposeDefaults, purposeSettings } from "./home-address.ts";

/** What admissions do to addresses; purposes by their code. */
export interface AdmissionSettings {
  /** Of the address that a place gives. */
  homePurpose: string;
  /** Of the home address of before, in its place. */
  oldHomePurpose: string;
}

/** The settings as they stand. */
export async function loadAdmissionSettings(tx: OrmTx): Promise<AdmissionSettings> {
  const rows = await rowsOf<{ name: string; value: string }>(
    tx,
    sql`select name, value #>> '{}' as value from setting where name in (${purposeSettings.homePurpose}, ${purposeSettings.oldHomePurpose})`,
  );
  const set = new Map(rows.map((row) => [row.name, row.value]));
  return {
    homePurpose: set.get(purposeSettings.homePurpose) ?? homePurposeDefaults.homePurpose,
    oldHomePurpose: set.get(purposeSettings.oldHomePurpose) ?? homePurposeDefaults.oldHomePurpose,
  };
}

/** What admissions do to addresses. */
export async function getAdmissionSettings(ctx: Context): Promise<AdmissionSettings> {
  requireScope(ctx, "setup:read");
  return read(ctx, loadAdmissionSettings);
}
