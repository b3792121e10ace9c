import { expect, test } from "vitest";
import { readMigrations } from "./migrate.ts";

/** The first characters of the SHA-256 of each migration that databases out there have applied: a new one is added at the end. */
const applied = {
  "0000_tables": "b0608976cf7b",
  "0001_guards": "394fafa3b95e",
  "0002_journal_totals": "7f7de25d4c3f",
  "0003_residents": "c1db5e365add",
  "0004_resident_guards": "8a5cf13db0dc",
  "0005_accommodation": "32901c1d13e4",
  "0006_accommodation_guards": "4c0a06df4af7",
  "0007_bank_files": "a4f9296b5233",
  "0008_money_taken_back": "7205192d74b5",
  "0009_decided_lines": "ce657eee07ed",
  "0010_brought_over": "7091ef2f03ef",
  "0011_lump_sum_guards": "43d061686a50",
};

test("a migration that was applied somewhere is never edited: a database that has it would be refused", async () => {
  const here = (await readMigrations()).map(({ name, hash }) => [name, hash.slice(0, 12)]);
  expect(Object.fromEntries(here)).toMatchObject(applied);
});
