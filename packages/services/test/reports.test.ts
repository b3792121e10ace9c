import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import type { Context } from "../src/context.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { getJournalTotals } from "../src/ledger/get-journal-totals.ts";
import { listCustomerTransactions } from "../src/ledger/list-customer-transactions.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { getHome } from "../src/reports/get-home.ts";
import { searchEverything } from "../src/reports/search-everything.ts";
import { contextOf, propose, type Provider, resident, tinyProvider, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
let posted: number;
let draft: number;
beforeAll(async () => {
  p = await tinyProvider();
  const { client, lines } = await resident(p, "Homely");
  const { entry } = await villager(p, "Remote");
  await createScheduleLine(p.admin, {
    serviceEntryId: entry.id,
    serviceGroupId: null,
    billingCodeId: p.extra,
    description: null,
    quantity: "1",
    startDate: "2026-10-01",
    endDate: null,
    billToDate: null,
  });
  const september = await createJournal(p.admin, {
    journalTypeId: p.journalType,
    description: "September",
    postingDate: "2026-09-30",
  });
  await addManualLine(p.admin, {
    journalId: september.id,
    clientId: client.id,
    billingCodeId: p.bdf,
    serviceId: p.house,
    periodFrom: "2026-09-01",
    periodTo: "2026-09-30",
    quantity: "1",
    rate: "2000.00",
    reason: "Before",
  });
  posted = september.id;
  await postJournal(p.admin, { journalId: posted });
  draft = (await propose(p, p.admin, "billing")).journalId;
  await updateScheduleLine(p.admin, { scheduleLineId: lines[0]!.id, endDate: "2026-10-20" });
});
afterAll(() => p.close());

test("home: what waits, what runs, this month against last by facility", async () => {
  const home = await getHome(p.admin, {});
  keepsContract(endpoints.getHome, home);
  expect(home).toMatchObject({
    today: "2026-10-15",
    unpostedCount: 1,
    unpostedJournals: [{ id: draft }],
    parkedOpen: 0,
    adjustmentRequiredLines: 1,
    adjustmentRequiredClients: 1,
    currentEntries: 2,
    thisMonth: { from: "2026-10-01", to: "2026-10-31", postedAmount: "0.00", draftAmount: "2690.80", lineCount: 2 },
    lastMonth: { from: "2026-09-01", to: "2026-09-30", postedAmount: "2000.00", draftAmount: "0.00", lineCount: 1 },
    byService: [
      { serviceName: "Banksia House", thisMonth: "2070.80", lastMonth: "2000.00", difference: "70.80" },
      { serviceName: "Wattle Village", thisMonth: "620.00", lastMonth: "0.00", difference: "620.00" },
    ],
  });
  expect((await getHome(p.admin, { serviceId: p.village })).byService.map((row) => row.serviceName)).toEqual([
    "Wattle Village",
  ]);
  const own = await getHome(p.officer, {});
  expect(own).toMatchObject({ currentEntries: 1, thisMonth: { draftAmount: "2070.80" } });
  expect(own.byService.map((row) => row.serviceName)).toEqual(["Banksia House"]);
  const key = contextOf(p.db.app, {
    ...p.admin.actor,
    kind: "api_key",
    scopes: ["customers:read"],
  } as Context["actor"]);
  expect(await refusal(getHome(key, {}))).toMatchObject({ code: "FORBIDDEN" });
});

test("a journal's totals stand against what was posted in the month before", async () => {
  const totals = await getJournalTotals(p.admin, { journalId: draft });
  expect(totals).toMatchObject({
    amount: "2690.80",
    previousAmount: "2000.00",
    difference: "690.80",
    previousFrom: "2026-09-01",
    clientCount: 2,
    byCode: [
      { code: "BDF", amount: "2070.80", previousAmount: "2000.00", lineCount: 1 },
      { code: "EXTRA", amount: "620.00", previousAmount: "0.00" },
    ],
  });
  const earlier = await getJournalTotals(p.admin, { journalId: posted });
  expect(earlier).toMatchObject({ amount: "2000.00", previousAmount: "0.00", lineCount: 1 });
});

test("search finds each kind of thing by name or number, and only what the caller may see", async () => {
  const find = async (q: string, ctx = p.admin) => {
    const found = await searchEverything(ctx, { q });
    keepsContract(endpoints.searchEverything, found);
    return found.items.map(({ type, title }) => [type, title]);
  };
  expect(await find("homely")).toEqual([["customer", "Pat Homely"]]);
  expect(await find("wattle")).toEqual([["service", "Wattle Village"]]);
  expect(await find("basic daily")).toEqual([["billing_code", "BDF"]]);
  expect(await find("september")).toEqual([["journal", `Journal ${posted}`]]);
  expect(await find(String(draft))).toEqual(expect.arrayContaining([["journal", `Journal ${draft}`]]));
  const [invoice] = (await listCustomerTransactions(p.admin, { journalId: posted })).items;
  expect(await find(invoice!.documentNumber)).toEqual([["customer_transaction", invoice!.documentNumber]]);
  expect(await find("1")).toEqual(
    expect.arrayContaining([
      ["customer_transaction", invoice!.documentNumber],
      ["run", "Run 1"],
    ]),
  );
  expect(await find("remote", p.officer)).toEqual([]);
  expect(await find("wattle", p.officer)).toEqual([]);
  expect(await find("  ")).toEqual([]);
  expect(await find("100% of_them \\ '; drop")).toEqual([]);
  const key = contextOf(p.db.app, { ...p.admin.actor, kind: "api_key", scopes: ["setup:read"] } as Context["actor"]);
  expect(await find("homely", key)).toEqual([]);
});
