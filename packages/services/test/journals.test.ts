import { endpoints } from "@banksia/contracts";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeBillingRate } from "../src/billing/change-billing-rate.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { listBillingRates } from "../src/billing/list-billing-rates.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { closePeriod } from "../src/ledger/close-period.ts";
import { consolidateJournal } from "../src/ledger/consolidate-journal.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { deleteJournal } from "../src/ledger/delete-journal.ts";
import { dropJournalLines } from "../src/ledger/drop-journal-lines.ts";
import { editJournalLine } from "../src/ledger/edit-journal-line.ts";
import { getJournal } from "../src/ledger/get-journal.ts";
import { getJournalLine } from "../src/ledger/get-journal-line.ts";
import { getJournalTotals } from "../src/ledger/get-journal-totals.ts";
import { listCustomerTransactions } from "../src/ledger/list-customer-transactions.ts";
import { listJournalLineGroups } from "../src/ledger/list-journal-line-groups.ts";
import { listJournalLines } from "../src/ledger/list-journal-lines.ts";
import { listJournals } from "../src/ledger/list-journals.ts";
import { listTrialBalance } from "../src/ledger/list-trial-balance.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reopenPeriod } from "../src/ledger/reopen-period.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { unconsolidateJournal } from "../src/ledger/unconsolidate-journal.ts";
import { updateJournal } from "../src/ledger/update-journal.ts";
import { validateJournal } from "../src/ledger/validate-journal.ts";
import { person, propose, type Provider, resident, tinyProvider, userContext, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(() => p.close());

/** A resident with the daily fee, extra services split in three, and laundry with GST. */
async function client(name: string) {
  const made = await resident(p, name);
  const add = (billingCodeId: number) =>
    createScheduleLine(p.admin, {
      serviceEntryId: made.entry.id,
      serviceGroupId: null,
      billingCodeId,
      description: null,
      quantity: "1",
      startDate: "2026-10-01",
      endDate: null,
      billToDate: null,
    });
  const extra = (await add(p.extra)).scheduleLine;
  await add(p.laundry);
  const [b, c] = [await person(p, `${name}B`), await person(p, `${name}C`)];
  await setInvoicees(p.admin, {
    scheduleLineId: extra.id,
    startDate: "2026-10-01",
    invoicees: [
      { customerId: made.client.id, percent: "33.33" },
      { customerId: b.id, percent: "33.33" },
      { customerId: c.id, percent: "33.34" },
    ],
  });
  return { ...made, extra };
}

/** Drops whatever drafts other tests left, so that each starts with what it makes itself. */
async function clean() {
  for (const journal of (await listJournals(p.admin, { limit: 1000 })).items)
    if (journal.lineCount > 0) await dropJournalLines(p.admin, { journalId: journal.id, matching: {} });
}

async function draft(name: string) {
  await clean();
  const made = await client(name);
  const { journalId } = await propose(p, p.admin, "billing");
  return { ...made, journalId };
}

const manual = (journalId: number, clientId: number, more: Partial<Parameters<typeof addManualLine>[1]> = {}) =>
  addManualLine(p.admin, {
    journalId,
    clientId,
    billingCodeId: p.laundry,
    serviceId: p.house,
    periodFrom: "2026-10-01",
    periodTo: "2026-10-31",
    quantity: "1",
    rate: "10.00",
    reason: "By hand",
    ...more,
  });

const emptyJournal = (postingDate = "2026-10-31") =>
  createJournal(p.admin, { journalTypeId: p.journalType, description: "By hand", postingDate });

describe("the list", () => {
  test("S-162: unposted by default, posted, all, mine; with sums over all that match", async () => {
    const { journalId } = await draft("List");
    const mine = await createJournal(p.officer, {
      journalTypeId: p.journalType,
      description: "Of the officer",
      postingDate: "2026-10-31",
    });
    keepsContract(endpoints.createJournal, mine);
    const unposted = await listJournals(p.admin, { limit: 1000 });
    keepsContract(endpoints.listJournals, unposted);
    expect(unposted.items.map((item) => item.id)).toEqual(expect.arrayContaining([journalId, mine.id]));
    expect((await listJournals(p.officer, { mine: true })).items.map((item) => item.id)).toEqual([mine.id]);
    await postJournal(p.admin, { journalId });
    expect((await listJournals(p.admin, { show: "posted" })).items.map((item) => item.id)).toContain(journalId);
    expect((await listJournals(p.admin, { limit: 1000 })).items.map((item) => item.id)).not.toContain(journalId);
    const all = await listJournals(p.admin, { show: "all", limit: 1000 });
    expect(all.sums.lineCount).toBe(all.items.reduce((sum, item) => sum + item.lineCount, 0));
    await deleteJournal(p.officer, { journalId: mine.id });
    expect(await refusal(getJournal(p.admin, { journalId: mine.id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("type, description and posting date of a draft change; a journal with lines or a run is not deleted", async () => {
    const { journalId } = await draft("Update");
    const changed = await updateJournal(p.admin, { journalId, description: "October", postingDate: "2026-11-01" });
    keepsContract(endpoints.updateJournal, changed);
    expect(changed).toMatchObject({ description: "October", postingDate: "2026-11-01" });
    await expect(deleteJournal(p.admin, { journalId })).rejects.toMatchObject({
      cause: { message: "JOURNAL_NOT_EMPTY" },
    });
    await dropJournalLines(p.admin, { journalId, matching: {} });
    expect(await refusal(deleteJournal(p.admin, { journalId }))).toMatchObject({ code: "IN_USE" });
  });
});

describe("lines", () => {
  test("filters, sorts by several keys, and sums the whole filtered set", async () => {
    const { journalId, client: who } = await draft("Filter");
    const all = await listJournalLines(p.admin, { journalId, limit: 1000 });
    keepsContract(endpoints.listJournalLines, all);
    const cents = (items: { amount: string }[]) =>
      items.reduce((sum, item) => sum + Math.round(Number(item.amount) * 100), 0);
    expect(Math.round(Number(all.sums.amount) * 100)).toBe(cents(all.items));
    const mine = await listJournalLines(p.admin, { journalId, clientId: who.id, limit: 2 });
    expect(mine.items).toHaveLength(2);
    const rest = await listJournalLines(p.admin, { journalId, clientId: who.id, limit: 1000 });
    expect(mine.sums).toEqual(rest.sums);
    expect(mine.total).toBe(rest.total);
    const found = await listJournalLines(p.admin, { journalId, search: "laundry filter", limit: 1000 });
    expect(new Set(found.items.map((item) => item.billingCode))).toEqual(new Set(["LAUNDRY"]));
    const big = await listJournalLines(p.admin, { journalId, amountFrom: "2000", limit: 1000 });
    expect(big.items.every((item) => Number(item.amount) >= 2000)).toBe(true);
    const sorted = await listJournalLines(p.admin, {
      journalId,
      limit: 1000,
      sort: [
        { key: "billingCode", descending: true },
        { key: "amount", descending: false },
      ],
    });
    expect(sorted.items[0]!.billingCode).toBe("LAUNDRY");
    expect(await refusal(listJournalLines(p.admin, {}))).toMatchObject({ fields: [{ code: "REQUIRED" }] });
    const across = await listJournalLines(p.admin, { clientId: who.id, limit: 1000 });
    expect(across.total).toBe(rest.total);
    keepsContract(endpoints.getJournal, await getJournal(p.admin, { journalId }));
    const totals = await getJournalTotals(p.admin, { journalId });
    keepsContract(endpoints.getJournalTotals, totals);
    expect(totals.amount).toBe(all.sums.amount);
    expect(totals.byCode.map((row) => row.code)).toEqual(["BDF", "EXTRA", "LAUNDRY"]);
  });

  test("a line entered by hand: its tax worked out, its payer and account name by default, refused when wrong", async () => {
    const { client: who } = await resident(p, "Manual");
    const journal = await emptyJournal();
    const line = await manual(journal.id, who.id, { quantity: "3", rate: "-12.35" });
    keepsContract(endpoints.addManualLine, line);
    expect(line).toMatchObject({ kind: "manual", customerId: who.id, amount: "-37.05", tax: "-3.71", total: "-40.76" });
    expect(await refusal(manual(journal.id, who.id, { periodTo: "2026-09-30" }))).toMatchObject({
      fields: [{ pointer: "/periodTo", code: "BEFORE_START" }],
    });
    expect(await refusal(manual(journal.id, who.id, { serviceId: 999, customerId: 999 }))).toMatchObject({
      fields: [{ pointer: "/customerId" }, { pointer: "/serviceId" }],
    });
    expect(await refusal(manual(journal.id, who.id, { quantity: "1000000", rate: "9999999.99" }))).toMatchObject({
      fields: [{ code: "OUT_OF_RANGE" }],
    });
  });

  test("editing a charge: all its shares follow, the tax too, what the rule had said stays, and back again", async () => {
    const { journalId, extra } = await draft("Edit");
    const before = await listJournalLines(p.admin, { journalId, scheduleLineId: extra.id });
    expect(before.items.map((item) => item.amount)).toEqual(["206.65", "206.64", "206.71"]);
    const [first] = before.items;
    const edited = await editJournalLine(p.admin, { journalLineId: first!.id, amount: "100", reason: "Agreed" });
    keepsContract(endpoints.editJournalLine, edited);
    expect(edited).toMatchObject({ amount: "33.33", computedAmount: "206.65" });
    const after = await listJournalLines(p.admin, { journalId, chargeId: first!.chargeId });
    expect(after.items.map((item) => item.amount)).toEqual(["33.33", "33.33", "33.34"]);
    expect(after.sums.amount).toBe("100.00");
    expect((await listJournalLines(p.admin, { journalId, changed: true })).total).toBe(3);
    const priced = await editJournalLine(p.admin, {
      journalLineId: first!.id,
      quantity: "30",
      rate: "20",
      reason: "A day less",
    });
    expect(priced).toMatchObject({ quantity: "30", rate: "20.00", computedAmount: "206.65" });
    const back = await editJournalLine(p.admin, { journalLineId: first!.id, amount: "620.00", reason: "As it was" });
    expect(back).toMatchObject({ amount: "206.65", computedAmount: null });
    const laundry = await listJournalLines(p.admin, { journalId, billingCodeId: p.laundry, limit: 1 });
    const taxed = await editJournalLine(p.admin, {
      journalLineId: laundry.items[0]!.id,
      amount: "33.33",
      reason: "Less",
    });
    expect(taxed).toMatchObject({ amount: "33.33", tax: "3.33" });
    expect(
      await refusal(
        editJournalLine(p.admin, {
          journalLineId: first!.id,
          quantity: "999999",
          rate: "9999999999",
          reason: "Too much",
        }),
      ),
    ).toMatchObject({ fields: [{ pointer: "/rate", code: "OUT_OF_RANGE" }] });
    await postJournal(p.admin, { journalId });
    expect(
      await refusal(editJournalLine(p.admin, { journalLineId: first!.id, amount: "1.00", reason: "Late" })),
    ).toMatchObject({ code: "JOURNAL_NOT_DRAFT" });
  });
});

describe("dropping", () => {
  test("a line goes with all shares of its charge, the days are free, and a rerun proposes exactly what is missing", async () => {
    const { journalId, extra } = await draft("Drop");
    const all = await getJournal(p.admin, { journalId });
    const [share] = (await listJournalLines(p.admin, { journalId, scheduleLineId: extra.id })).items;
    const seen = await dropJournalLines(p.admin, { journalId, lineIds: [share!.id], preview: true });
    keepsContract(endpoints.dropJournalLines, seen);
    expect(seen).toMatchObject({ charges: 1, lines: 3, amount: "620.00", total: "620.00" });
    expect(seen.journal.lineCount).toBe(all.lineCount);
    expect(
      await refusal(
        dropJournalLines(p.admin, { journalId, lineIds: [share!.id], expectedLineCount: 1, expectedTotal: "620.00" }),
      ),
    ).toMatchObject({ code: "PRECONDITION" });
    const dropped = await dropJournalLines(p.admin, {
      journalId,
      lineIds: [share!.id],
      expectedLineCount: 3,
      expectedTotal: "620.00",
    });
    expect(dropped.journal.lineCount).toBe(all.lineCount - 3);
    expect(await refusal(dropJournalLines(p.admin, { journalId, lineIds: [share!.id] }))).toMatchObject({
      code: "PRECONDITION",
    });
    await propose(p, p.admin, "billing", { journalId });
    const again = await getJournal(p.admin, { journalId });
    expect(again).toMatchObject({ lineCount: all.lineCount, amount: all.amount, tax: all.tax });
    await propose(p, p.admin, "billing", { journalId });
    expect((await getJournal(p.admin, { journalId })).lineCount).toBe(all.lineCount);
  });

  test("by filter, all of them, and neither or both ways of saying which is refused", async () => {
    const { journalId } = await draft("DropAll");
    const laundry = await listJournalLines(p.admin, { journalId, billingCodeId: p.laundry });
    const dropped = await dropJournalLines(p.admin, { journalId, matching: { search: "laundry" } });
    expect(dropped.lines).toBe(laundry.total);
    expect((await dropJournalLines(p.admin, { journalId, matching: {} })).journal.lineCount).toBe(0);
    expect(await refusal(dropJournalLines(p.admin, { journalId }))).toMatchObject({ code: "VALIDATION" });
    expect(await refusal(dropJournalLines(p.admin, { journalId, lineIds: [1], matching: {} }))).toMatchObject({
      code: "VALIDATION",
    });
  });
});

test("whatever is dropped, a rerun brings back exactly that", async () => {
  const { journalId } = await draft("Rerun");
  await client("RerunToo");
  await propose(p, p.admin, "billing", { journalId });
  const image = async () => {
    const rows = await p.db.owner
      .sql`select kind, client_id, customer_id, schedule_line_id, period_from, period_to, amount, tax, share_no
      from journal_line where journal_id = ${journalId} order by client_id, schedule_line_id, period_from, share_no`;
    return [...rows];
  };
  const whole = await image();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(whole.length - 1), { minLength: 1, maxLength: 10 }), async (picks) => {
      const lines = await listJournalLines(p.admin, { journalId, limit: 1000 });
      const lineIds = [...new Set(picks)].map((at) => lines.items[at]!.id);
      const dropped = await dropJournalLines(p.admin, { journalId, lineIds });
      expect(dropped.lines).toBeGreaterThanOrEqual(lineIds.length);
      expect(dropped.journal.lineCount).toBe(whole.length - dropped.lines);
      await propose(p, p.admin, "billing", { journalId });
      expect(await image()).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

describe("consolidating", () => {
  test("S-177: same customer, code and service become one, children and exact sums stay; an empty journal is refused", async () => {
    const { client: who } = await resident(p, "Kin");
    const journal = await emptyJournal();
    expect(await refusal(consolidateJournal(p.admin, { journalId: journal.id }))).toMatchObject({
      code: "JOURNAL_EMPTY",
    });
    for (const rate of ["10.00", "0.15", "-3.33"]) await manual(journal.id, who.id, { rate });
    const other = await manual(journal.id, who.id, { billingCodeId: p.extra });
    const done = await consolidateJournal(p.admin, { journalId: journal.id });
    keepsContract(endpoints.consolidateJournal, done);
    expect(done).toMatchObject({ groupCount: 1, lineCount: 4 });
    const groups = await listJournalLineGroups(p.admin, { journalId: journal.id });
    keepsContract(endpoints.listJournalLineGroups, groups);
    expect(groups.items).toMatchObject([{ lineCount: 3, amount: "6.82", tax: "0.69", billingCode: "LAUNDRY" }]);
    const children = await listJournalLines(p.admin, { groupId: groups.items[0]!.id });
    expect(children.items.map((item) => item.rate)).toEqual(["10.00", "0.15", "-3.33"]);
    expect(children.sums).toMatchObject({ amount: "6.82", tax: "0.69" });
    expect((await getJournalLine(p.admin, { journalLineId: other.id })).groupId).toBeNull();

    await editJournalLine(p.admin, { journalLineId: children.items[0]!.id, amount: "20.00", reason: "More" });
    expect((await listJournalLineGroups(p.admin, { journalId: journal.id })).sums.amount).toBe("16.82");
    await dropJournalLines(p.admin, { journalId: journal.id, lineIds: [children.items[1]!.id] });
    expect((await listJournalLineGroups(p.admin, { journalId: journal.id })).items).toMatchObject([
      { lineCount: 2, amount: "16.67" },
    ]);
    await dropJournalLines(p.admin, { journalId: journal.id, lineIds: [children.items[2]!.id] });
    expect((await getJournal(p.admin, { journalId: journal.id })).groupCount).toBe(0);
    expect((await getJournalLine(p.admin, { journalLineId: children.items[0]!.id })).groupId).toBeNull();

    await manual(journal.id, who.id);
    expect((await consolidateJournal(p.admin, { journalId: journal.id })).groupCount).toBe(1);
    expect((await unconsolidateJournal(p.admin, { journalId: journal.id })).groupCount).toBe(0);
    await consolidateJournal(p.admin, { journalId: journal.id });
    await postJournal(p.admin, { journalId: journal.id });
    expect(await refusal(unconsolidateJournal(p.admin, { journalId: journal.id }))).toMatchObject({
      code: "JOURNAL_NOT_DRAFT",
    });
    expect((await listJournalLineGroups(p.admin, { journalId: journal.id })).total).toBe(1);
  });
});

describe("posting", () => {
  test("S-163: what was seen is posted, once; lines, documents and the ledger say the same", async () => {
    const { journalId } = await draft("Post");
    const check = await validateJournal(p.admin, { journalId });
    keepsContract(endpoints.validateJournal, check);
    expect(check.ok).toBe(true);
    expect(
      await refusal(
        postJournal(p.admin, { journalId, expectedLineCount: check.lineCount + 1, expectedTotal: check.total }),
      ),
    ).toMatchObject({ code: "PRECONDITION" });
    const posted = await postJournal(p.admin, {
      journalId,
      expectedLineCount: check.lineCount,
      expectedTotal: check.total,
    });
    keepsContract(endpoints.postJournal, posted);
    expect(posted.journal).toMatchObject({ status: "posted", lineCount: check.lineCount, total: check.total });
    expect(posted.documents).toMatchObject([
      { type: "invoice", legalEntityName: "Banksia Care Ltd", amount: check.total },
    ]);
    const documents = await listCustomerTransactions(p.admin, { journalId, limit: 1000 });
    expect(documents.sums).toEqual({ amount: check.total, tax: check.tax });
    expect(documents.total).toBe(posted.transactionCount);
    const balance = await listTrialBalance(p.admin, {});
    keepsContract(endpoints.listTrialBalance, balance);
    expect(balance.sums.balance).toBe("0.00");
    expect(balance.sums.debit).toBe(balance.sums.credit);
    expect(await refusal(postJournal(p.admin, { journalId }))).toMatchObject({ code: "CONFLICT" });
    expect(await refusal(postJournal(p.admin, { journalId: (await emptyJournal()).id }))).toMatchObject({
      code: "JOURNAL_EMPTY",
    });
  });

  test("document numbers have no gaps, however many post at once and however many are refused", async () => {
    const { client: who } = await resident(p, "Numbers");
    const journals = [];
    for (let n = 0; n < 6; n += 1) {
      const journal = await emptyJournal();
      await manual(journal.id, who.id, { rate: n % 2 === 0 ? "10.00" : "-10.00" });
      journals.push(journal);
    }
    const wrong = journals.map((journal, n) =>
      postJournal(p.admin, { journalId: journal.id, ...(n % 3 === 2 ? { expectedLineCount: 99 } : {}) }).catch(
        () => null,
      ),
    );
    await Promise.all(wrong);
    await Promise.all(journals.map((journal) => postJournal(p.admin, { journalId: journal.id }).catch(() => null)));
    for (const type of ["invoice", "credit_note"]) {
      const numbers = await p.db.owner.sql<{ n: number }[]>`
        select right(document_number, 7)::int as n from customer_transaction where type = ${type} order by 1`;
      expect(numbers.map((row) => row.n)).toEqual(numbers.map((_, at) => at + 1));
      const [next] = await p.db.owner.sql`select next_number as n from number_sequence where series = ${type}`;
      expect(next!["n"]).toBe(numbers.length + 1);
    }
  });

  test("a closed period is named, before and by the database itself; reopened it posts", async () => {
    const { client: who } = await resident(p, "Closed");
    const journal = await emptyJournal("2026-09-30");
    await manual(journal.id, who.id);
    const closed = await closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-09-01" });
    keepsContract(endpoints.closePeriod, closed);
    expect(closed).toMatchObject({ status: "closed", draftJournals: 1 });
    const refused = await refusal(postJournal(p.admin, { journalId: journal.id }));
    expect(refused.code).toBe("PERIOD_CLOSED");
    expect(refused.message).toContain("Banksia Care Ltd: the period 01/09/2026 to 30/09/2026 is closed");
    const check = await validateJournal(p.admin, { journalId: journal.id });
    expect(check).toMatchObject({ ok: false, issues: [{ code: "PERIOD_CLOSED", severity: "error" }] });
    expect(await refusal(closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-09-01" }))).toMatchObject({
      code: "CONFLICT",
    });
    await reopenPeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-09-01", reason: "Late invoice" });
    expect((await postJournal(p.admin, { journalId: journal.id })).transactionCount).toBe(1);
  });

  test("someone who does not see all its services can neither post, change nor reverse it", async () => {
    await clean();
    await client("Mixed");
    const { entry } = await villager(p, "Mixed");
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
    const { journalId } = await propose(p, p.admin, "billing");
    const whole = await getJournal(p.admin, { journalId });
    const part = await getJournal(p.officer, { journalId });
    expect(part.lineCount).toBeLessThan(whole.lineCount);
    expect((await listJournalLines(p.officer, { journalId, serviceId: p.village })).total).toBe(0);
    expect(await refusal(postJournal(p.officer, { journalId }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusal(updateJournal(p.officer, { journalId, postingDate: "2026-12-31" }))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await validateJournal(p.officer, { journalId })).toMatchObject({
      ok: false,
      issues: [{ code: "OUT_OF_SCOPE" }],
    });
    const laundry = await dropJournalLines(p.officer, { journalId, matching: { billingCodeId: p.laundry } });
    expect(laundry.journal.lineCount).toBe(part.lineCount - laundry.lines);
    const approver = await userContext(p.db, "approver", null);
    await postJournal(approver, { journalId });
    expect(
      await refusal(reverseJournal(p.officer, { journalId, postingDate: "2026-10-31", reason: "No" })),
    ).toMatchObject({
      code: "FORBIDDEN",
    });
    // Of a journal of another facility alone not even its existence shows, also once one's own lines are dropped.
    const { client: afar } = await villager(p, "Alone");
    const foreign = await emptyJournal();
    await manual(foreign.id, afar.id, { serviceId: p.village });
    await manual(foreign.id, afar.id, { serviceId: p.house });
    expect(await dropJournalLines(p.officer, { journalId: foreign.id, matching: {} })).toMatchObject({
      lines: 1,
      journal: { lineCount: 0 },
    });
    expect(await refusal(getJournal(p.officer, { journalId: foreign.id }))).toMatchObject({ code: "NOT_FOUND" });
    expect((await listJournals(p.officer, { limit: 1000 })).items.map((item) => item.id)).not.toContain(foreign.id);
  });

  test("a journal that a run still writes into is not posted, also by those who do not see the run", async () => {
    const { client: who } = await resident(p, "Running");
    const journal = await createJournal(p.officer, {
      journalTypeId: p.journalType,
      description: "Busy",
      postingDate: "2026-10-31",
    });
    await manual(journal.id, who.id);
    await p.db.owner.sql`insert into run (kind, status, journal_id, posting_date, end_date, started_by_name)
      values ('billing', 'running', ${journal.id}, '2026-10-31', '2026-10-31', 'Someone')`;
    expect(await refusal(postJournal(p.officer, { journalId: journal.id }))).toMatchObject({ code: "CONFLICT" });
    expect(await validateJournal(p.officer, { journalId: journal.id })).toMatchObject({
      ok: false,
      issues: [{ code: "RUN_ACTIVE" }],
    });
    await p.db.owner.sql`update run set status = 'done' where journal_id = ${journal.id}`;
    expect((await postJournal(p.officer, { journalId: journal.id })).journal.status).toBe("posted");
  });

  test("readers and approvers: who may post may not change, who reads does neither", async () => {
    const { journalId } = await draft("Roles");
    const approver = await userContext(p.db, "approver", null);
    expect(await refusal(dropJournalLines(approver, { journalId, matching: {} }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusal(postJournal(p.reader, { journalId }))).toMatchObject({ code: "FORBIDDEN" });
    expect((await postJournal(approver, { journalId })).journal.postedByName).toBe(approver.actor.name);
  });

  test("a draft that other people change while it is posted is posted as a whole or not at all", async () => {
    const { journalId, extra } = await draft("Races");
    const [line] = (await listJournalLines(p.admin, { journalId, scheduleLineId: extra.id })).items;
    const all = await getJournal(p.admin, { journalId });
    const [posting, dropping] = await Promise.allSettled([
      postJournal(p.admin, { journalId, expectedLineCount: all.lineCount, expectedTotal: all.total }),
      dropJournalLines(p.admin, { journalId, lineIds: [line!.id] }),
    ]);
    expect([posting.status, dropping.status].sort()).toEqual(["fulfilled", "rejected"]);
    const after = await getJournal(p.admin, { journalId });
    expect([after.status, after.lineCount]).toEqual(
      posting.status === "fulfilled" ? ["posted", all.lineCount] : ["draft", all.lineCount - 3],
    );
  });
});

describe("reversing", () => {
  test("a posted journal is taken back as a whole, once, by a linked journal that posts like any other", async () => {
    const { journalId, extra } = await draft("Reverse");
    const before = await listTrialBalance(p.admin, {});
    const posted = await postJournal(p.admin, { journalId });
    const back = await reverseJournal(p.admin, { journalId, postingDate: "2026-10-31", reason: "Wrong month" });
    keepsContract(endpoints.reverseJournal, back);
    expect(back).toMatchObject({
      reversesId: journalId,
      status: "draft",
      lineCount: posted.journal.lineCount,
      kinds: [{ kind: "reversal" }],
    });
    expect((await getJournal(p.admin, { journalId })).reversedById).toBe(back.id);
    expect(
      await refusal(reverseJournal(p.admin, { journalId, postingDate: "2026-10-31", reason: "Again" })),
    ).toMatchObject({
      code: "CONFLICT",
    });
    const [line] = (await listJournalLines(p.admin, { journalId: back.id, scheduleLineId: extra.id })).items;
    expect(
      await refusal(editJournalLine(p.admin, { journalLineId: line!.id, amount: "1", reason: "No" })),
    ).toMatchObject({
      code: "CONFLICT",
    });
    await postJournal(p.admin, { journalId: back.id });
    const after = await listTrialBalance(p.admin, {});
    expect(after.items.map((row) => [row.code, row.balance])).toEqual(
      before.items.map((row) => [row.code, row.balance]),
    );
    const [taxes] = await p.db.owner.sql`select sum(tax) as tax, sum(amount) as amount from customer_transaction
      where journal_id in (${journalId}, ${back.id})`;
    expect(taxes).toEqual({ tax: "0.00", amount: "0.00" });

    // The days are due again; and what took back can be taken back, which puts the first in force again.
    const { journalId: again } = await propose(p, p.admin, "billing", { preview: false });
    expect((await getJournal(p.admin, { journalId: again })).amount).toBe(posted.journal.amount);
    await dropJournalLines(p.admin, { journalId: again, matching: {} });
    const restored = await reverseJournal(p.admin, {
      journalId: back.id,
      postingDate: "2026-10-31",
      reason: "It was right",
    });
    expect(restored).toMatchObject({ amount: posted.journal.amount, kinds: [{ kind: "reinstatement" }] });
    await postJournal(p.admin, { journalId: restored.id });
    await propose(p, p.admin, "billing", { journalId: again });
    expect((await getJournal(p.admin, { journalId: again })).lineCount).toBe(0);
    const third = await reverseJournal(p.admin, {
      journalId: restored.id,
      postingDate: "2026-10-31",
      reason: "No, wrong",
    });
    expect(third).toMatchObject({ kinds: [{ kind: "reversal" }], lineCount: posted.journal.lineCount });
  });

  test("lines taken back since by an adjustment stay so; the adjustment itself can be reversed, reversals and all", async () => {
    const { journalId, client: who } = await draft("Adjusted");
    await postJournal(p.admin, { journalId });
    const [old] = (await listBillingRates(p.admin, { billingCodeId: p.bdf, validFor: "all", on: "2026-10-15" })).items;
    await changeBillingRate(p.admin, {
      billingRateId: old!.id,
      startDate: "2026-10-15",
      endDate: null,
      model: "amount",
      rate: "70.00",
      baseCodeId: null,
      percent: null,
      source: null,
    });
    const { journalId: adjustment } = await propose(p, p.admin, "adjustment");
    const kinds = (await listJournalLines(p.admin, { journalId: adjustment, clientId: who.id })).items;
    expect(kinds.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["reversal", "-2070.80"],
      ["rebill", "935.20"],
      ["rebill", "1190.00"],
    ]);
    // A reversal without what was billed in its place would bill days twice.
    await expect(dropJournalLines(p.admin, { journalId: adjustment, lineIds: [kinds[0]!.id] })).rejects.toMatchObject({
      cause: { message: "BILLED_TWICE" },
    });
    await postJournal(p.admin, { journalId: adjustment });

    const undone = await reverseJournal(p.admin, {
      journalId: adjustment,
      postingDate: "2026-10-31",
      reason: "Rate was wrong",
    });
    const lines = (await listJournalLines(p.admin, { journalId: undone.id, clientId: who.id })).items;
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["reinstatement", "2070.80"],
      ["reversal", "-935.20"],
      ["reversal", "-1190.00"],
    ]);
    await dropJournalLines(p.admin, { journalId: undone.id, matching: {} });

    const rest = await reverseJournal(p.admin, { journalId, postingDate: "2026-10-31", reason: "All of it" });
    const original = await getJournal(p.admin, { journalId });
    const taken = await p.db.owner.sql`select count(*) from journal_line o where o.journal_id = ${journalId}
      and exists (select from journal_line r where r.reverses_id = o.id and r.journal_id = ${adjustment})`;
    expect(rest.lineCount).toBe(original.lineCount - Number(taken[0]!["count"]));
    expect((await listJournalLines(p.admin, { journalId: rest.id, billingCodeId: p.bdf })).total).toBe(0);
  });
});
