import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../src/context.ts";
import { approveBankAccountChanges } from "../src/customers/approve-bank-account-changes.ts";
import { changeBankAccount } from "../src/customers/change-bank-account.ts";
import { countBankAccountChanges } from "../src/customers/count-bank-account-changes.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { deletePresetDebit } from "../src/customers/delete-preset-debit.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { getPaymentDefaults } from "../src/customers/get-payment-defaults.ts";
import { listBankAccountChanges } from "../src/customers/list-bank-account-changes.ts";
import { listBankAccountVersions } from "../src/customers/list-bank-account-versions.ts";
import { listBankAccounts } from "../src/customers/list-bank-accounts.ts";
import { maskedNumber } from "../src/customers/mask-number.ts";
import { refuseBankAccountChanges } from "../src/customers/refuse-bank-account-changes.ts";
import { revealBankAccountVersion } from "../src/customers/reveal-bank-account-version.ts";
import { setPresetDebit } from "../src/customers/set-preset-debit.ts";
import { updateBankAccount } from "../src/customers/update-bank-account.ts";
import { updatePaymentDefaults } from "../src/customers/update-payment-defaults.ts";
import { withdrawBankAccountChanges } from "../src/customers/withdraw-bank-account-changes.ts";
import { type Provider, person, tinyProvider, userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
let second: Context;
beforeAll(async () => {
  p = await tinyProvider();
  second = await userContext(p.db, "approver", null);
});
afterAll(() => p.close());

const numbers = { accountTitle: "Mrs E Moore", bsb: "062-692", accountNumber: "1234 5678" };

const open = async (lastName: string, as = p.admin) => {
  const customer = await person(p, lastName);
  const account = await createBankAccount(as, { customerId: customer.id, code: "MAIN", ...numbers });
  return { customer, account, waiting: account.waiting!.id };
};

const all = async () => JSON.stringify(await p.db.owner.sql`select * from audit_log`);

describe("versions", () => {
  test("S-036: a new account waits, and is in force once another person approves it", async () => {
    const { customer, account, waiting } = await open("Opens");
    keepsContract(endpoints.createBankAccount, account);
    expect(account).toMatchObject({
      code: "MAIN",
      inForce: null,
      waiting: { bsb: "062-692", accountNumber: "••••5678", status: "waiting", askedByName: p.admin.actor.name },
      warnings: [],
    });
    const { items } = await approveBankAccountChanges(second, { versionIds: [waiting], note: "Seen on the form" });
    keepsContract(endpoints.approveBankAccountChanges, { items });
    expect(items).toMatchObject([{ status: "approved", inForce: true, decidedByName: second.actor.name }]);
    const listed = await listBankAccounts(p.admin, { customerId: customer.id });
    keepsContract(endpoints.listBankAccounts, listed);
    expect(listed.items).toMatchObject([{ inForce: { id: waiting }, waiting: null, versionCount: 1 }]);
  });

  test("S-033: a change keeps the code and every earlier version; what is in force stays until it is approved", async () => {
    const { account, waiting } = await open("Changes");
    await approveBankAccountChanges(second, { versionIds: [waiting] });
    const changed = await changeBankAccount(p.admin, {
      bankAccountId: account.id,
      ...numbers,
      accountNumber: "012-345-678",
      note: "New bank",
    });
    keepsContract(endpoints.changeBankAccount, changed);
    expect(changed).toMatchObject({
      code: "MAIN",
      inForce: { id: waiting, accountNumber: "••••5678" },
      waiting: { accountNumber: "••••5678", note: "New bank" },
      versionCount: 2,
    });
    expect((await refusal(changeBankAccount(p.admin, { bankAccountId: account.id, ...numbers }))).code).toBe(
      "CONFLICT",
    );
    await approveBankAccountChanges(second, { versionIds: [changed.waiting!.id] });
    const versions = await listBankAccountVersions(p.admin, { bankAccountId: account.id });
    keepsContract(endpoints.listBankAccountVersions, versions);
    expect(versions.items.map((one) => [one.status, one.inForce])).toEqual([
      ["approved", true],
      ["approved", false],
    ]);
    // A leading zero belongs to the number.
    const revealed = await revealBankAccountVersion(p.admin, { bankAccountVersionId: versions.items[0]!.id });
    expect(revealed.accountNumber).toBe("012345678");
    const same = changeBankAccount(p.admin, { bankAccountId: account.id, ...numbers, accountNumber: "012345678" });
    expect(await refusal(same)).toMatchObject({ fields: [{ pointer: "/accountNumber", code: "DUPLICATE" }] });
  });

  test("the asker cannot approve, not by an API key of theirs either, and the database refuses it too", async () => {
    const { waiting } = await open("Alone");
    expect(await refusal(approveBankAccountChanges(p.admin, { versionIds: [waiting] }))).toMatchObject({
      fields: [{ pointer: "/versionIds/0", code: "NOT_ALLOWED" }],
    });
    const { actor } = p.admin;
    if (actor.kind !== "user") throw new Error("a user");
    const key: Context = {
      ...p.admin,
      actor: { ...actor, kind: "api_key", id: 999, scopes: ["bank-accounts:approve"] },
    };
    expect((await refusal(approveBankAccountChanges(key, { versionIds: [waiting] }))).code).toBe("VALIDATION");
    const { sql } = p.db.app;
    const as = (statement: (tx: typeof sql) => PromiseLike<unknown>) =>
      sql.begin(async (tx) => {
        await tx`select banksia.begin_as_system()`;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        await statement(tx as unknown as typeof sql);
      });
    const decide = (by: number | null, status = "approved") =>
      as(
        (tx) =>
          tx`update bank_account_version set status = ${status}, decided_by = ${by}, decided_at = now() where id = ${waiting}`,
      );
    await expect(decide(actor.userId)).rejects.toMatchObject({ code: "BK001" });
    await expect(decide(null)).rejects.toMatchObject({ code: "BK001" });
    await expect(decide(987_654)).rejects.toMatchObject({ code: "BK001" });
    await expect(
      as((tx) => tx`update bank_account_version set account_number = '9' where id = ${waiting}`),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(as((tx) => tx`delete from bank_account_version where id = ${waiting}`)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(
      as(
        (
          tx,
        ) => tx`insert into bank_account_version (bank_account_id, customer_id, account_title, bsb, account_number, status, asked_by, asked_by_name, decided_by, decided_at)
          select bank_account_id, customer_id, 'x', bsb, '999', 'approved', 1, 'x', 2, now() from bank_account_version where id = ${waiting}`,
      ),
    ).rejects.toMatchObject({ code: "BK001" });
    await approveBankAccountChanges(second, { versionIds: [waiting] });
    await expect(decide(987_654, "refused")).rejects.toMatchObject({ code: "BK001" });
    expect((await refusal(refuseBankAccountChanges(second, { versionIds: [waiting], note: "too late" }))).code).toBe(
      "CONFLICT",
    );
  });

  test("two who decide at once: one does, the other is told", async () => {
    const { waiting } = await open("Raced");
    const third = await userContext(p.db, "approver", null);
    const done = await Promise.allSettled([
      approveBankAccountChanges(second, { versionIds: [waiting] }),
      refuseBankAccountChanges(third, { versionIds: [waiting], note: "does not look right" }),
    ]);
    expect(done.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("refuse with a note, withdraw what one asked for oneself, all or none", async () => {
    const one = await open("Refused");
    const two = await open("Withdrawn", p.officer);
    const both = [one.waiting, two.waiting];
    expect((await refusal(withdrawBankAccountChanges(p.admin, { versionIds: both }))).fields).toMatchObject([
      { pointer: "/versionIds/1", code: "NOT_ALLOWED" },
    ]);
    const refused = await refuseBankAccountChanges(second, { versionIds: [one.waiting], note: "Not signed" });
    keepsContract(endpoints.refuseBankAccountChanges, refused);
    expect(refused.items).toMatchObject([{ status: "refused", decisionNote: "Not signed", inForce: false }]);
    const withdrawn = await withdrawBankAccountChanges(p.officer, { versionIds: [two.waiting] });
    keepsContract(endpoints.withdrawBankAccountChanges, withdrawn);
    expect(withdrawn.items).toMatchObject([{ status: "withdrawn" }]);
    expect((await refusal(approveBankAccountChanges(second, { versionIds: [two.waiting] }))).code).toBe("CONFLICT");
    expect((await refusal(approveBankAccountChanges(second, { versionIds: [424_242] }))).fields).toMatchObject([
      { code: "UNKNOWN" },
    ]);
    // A new change may be asked for afterwards.
    const again = await changeBankAccount(p.admin, { bankAccountId: one.account.id, ...numbers });
    expect(again.waiting).not.toBeNull();
  });
});

describe("numbers", () => {
  test.each([
    ["123456789", "••••6789"],
    ["12345678", "••••5678"],
    ["123456", "••••456"],
    ["1234", "••••34"],
    ["12", "••••2"],
    ["7", "••••"],
  ])("%s is shown as %s", (number, shown) => {
    expect(maskedNumber(number)).toBe(shown);
  });

  test("faults at fields, in words that never quote the number", async () => {
    const { id } = await person(p, "Faulty");
    const make = (rest: Partial<typeof numbers>) =>
      createBankAccount(p.admin, { customerId: id, code: "BANK", ...numbers, ...rest });
    for (const [rest, faults] of [
      [{ bsb: "06-2692" }, ["/bsb INVALID"]],
      [{ bsb: "999-999" }, ["/bsb INVALID"]],
      [{ accountNumber: "" }, ["/accountNumber REQUIRED"]],
      [{ accountNumber: "1234567890" }, ["/accountNumber TOO_LONG"]],
      [{ accountNumber: "0000" }, ["/accountNumber INVALID"]],
      [{ bsb: "1", accountNumber: "12.34" }, ["/bsb INVALID", "/accountNumber INVALID"]],
    ] as const) {
      const refused = await refusal(make(rest));
      expect(refused.fields.map((fault) => `${fault.pointer} ${fault.code}`)).toEqual(faults);
      expect(refused.message).not.toContain("1234567890");
    }
    const odd = await make({ accountNumber: "AB12" });
    expect(odd.warnings.map((one) => one.code)).toEqual(["ACCOUNT_LETTERS", "ACCOUNT_SHORT"]);
    expect(await refusal(make({}))).toMatchObject({ code: "ALREADY_EXISTS", fields: [{ pointer: "/code" }] });
  });

  test("a look is recorded with who and when, needs its permission, and nothing in the audit log holds a number", async () => {
    const { waiting } = await open("Revealed");
    expect((await refusal(revealBankAccountVersion(p.reader, { bankAccountVersionId: waiting }))).code).toBe(
      "FORBIDDEN",
    );
    const before = await p.db.owner.sql`select 1 as x from audit_log where verb = 'revealBankAccountVersion'`;
    const found = await revealBankAccountVersion(p.officer, { bankAccountVersionId: waiting });
    keepsContract(endpoints.revealBankAccountVersion, found);
    expect(found).toEqual({ bankAccountVersionId: waiting, bsb: "062-692", accountNumber: "12345678" });
    const after = await p.db.owner.sql<{ actor_name: string; object_id: string }[]>`
      select actor_name, object_id from audit_log where verb = 'revealBankAccountVersion' order by id`;
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toEqual({ actor_name: p.officer.actor.name, object_id: String(waiting) });
    const log = await all();
    expect(log).toContain("••••5678");
    for (const whole of ["12345678", "012345678"]) expect(log).not.toContain(whole);
  });
});

describe("the queue of the second person", () => {
  test("lists what waits across customers with what it would replace, and counts what changed since a file", async () => {
    await p.db.owner
      .sql`update bank_account_version set status = 'withdrawn', decided_at = now() where status = 'waiting'`;
    const { account, waiting } = await open("Queue");
    await approveBankAccountChanges(second, { versionIds: [waiting] });
    const [{ now } = { now: "" }] = await p.db.owner.sql<{ now: string }[]>`
      select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`;
    expect(await countBankAccountChanges(p.admin, { since: now })).toEqual({ changed: 0, replaced: 0, waiting: 0 });
    await changeBankAccount(p.officer, { bankAccountId: account.id, ...numbers, bsb: "650000" });
    const fresh = await open("QueueNew");
    const list = await listBankAccountChanges(p.admin, { status: "waiting" });
    keepsContract(endpoints.listBankAccountChanges, list);
    expect(list.items).toMatchObject([
      {
        customerName: "Pat Queue",
        bankAccountCode: "MAIN",
        bsb: "650-000",
        before: { bsb: "062-692", accountNumber: "••••5678" },
        mine: false,
      },
      { customerName: "Pat QueueNew", before: null, mine: true },
    ]);
    expect((await listBankAccountChanges(second, { search: "queuenew" })).total).toBe(1);
    await approveBankAccountChanges(second, { versionIds: list.items.map((one) => one.id) });
    const count = await countBankAccountChanges(p.admin, { since: now });
    keepsContract(endpoints.countBankAccountChanges, count);
    expect(count).toEqual({ changed: 2, replaced: 1, waiting: 0 });
    expect(await countBankAccountChanges(p.admin, { since: now, serviceId: p.village })).toMatchObject({ changed: 0 });
    expect((await countBankAccountChanges(p.admin, {})).changed).toBeGreaterThan(2);
    expect(fresh.account.code).toBe("MAIN");
  });
});

describe("payment defaults", () => {
  test("S-022, S-031, S-037: an account does nothing until it is chosen; direct debit without one is told", async () => {
    const { customer, account, waiting } = await open("Defaults");
    const codes = async () =>
      (await getPaymentDefaults(p.admin, { customerId: customer.id })).warnings.map((one) => one.code);
    const set = await updatePaymentDefaults(p.admin, { customerId: customer.id, methodOfPayment: "direct_debit" });
    keepsContract(endpoints.updatePaymentDefaults, set);
    expect(await codes()).toEqual(["DIRECT_DEBIT_WITHOUT_ACCOUNT"]);
    expect((await getCustomer(p.admin, { customerId: customer.id })).warnings.map((one) => one.code)).toContain(
      "DIRECT_DEBIT_WITHOUT_ACCOUNT",
    );
    await updatePaymentDefaults(p.admin, { customerId: customer.id, bankAccountId: account.id });
    expect(await codes()).toEqual(["DIRECT_DEBIT_NOT_APPROVED"]);
    await approveBankAccountChanges(second, { versionIds: [waiting] });
    expect(await codes()).toEqual([]);
    expect((await listBankAccounts(p.admin, { customerId: customer.id })).items).toMatchObject([
      { forDirectDebit: true },
    ]);
    expect((await refusal(updateBankAccount(p.admin, { bankAccountId: account.id, active: false }))).code).toBe(
      "IN_USE",
    );
    await updatePaymentDefaults(p.admin, { customerId: customer.id, bankAccountId: null });
    const ended = await updateBankAccount(p.admin, { bankAccountId: account.id, active: false });
    keepsContract(endpoints.updateBankAccount, ended);
    expect(
      await refusal(updatePaymentDefaults(p.admin, { customerId: customer.id, bankAccountId: account.id })),
    ).toMatchObject({
      fields: [{ pointer: "/bankAccountId", code: "INACTIVE" }],
    });
    const other = await open("Someone");
    expect(
      await refusal(updatePaymentDefaults(p.admin, { customerId: customer.id, bankAccountId: other.account.id })),
    ).toMatchObject({ fields: [{ pointer: "/bankAccountId", code: "UNKNOWN" }] });
    await expect(
      p.db.owner.sql`update customer set bank_account_id = ${other.account.id} where id = ${customer.id}`,
    ).rejects.toMatchObject({ code: "BK001" });
  });

  test("S-023: no limit and a limit of zero are two things", async () => {
    const { id } = await person(p, "Limits");
    const limit = async (directDebitLimit: string | null) =>
      updatePaymentDefaults(p.admin, { customerId: id, methodOfPayment: "direct_debit", directDebitLimit });
    expect((await limit(null)).directDebitLimit).toBeNull();
    const zero = await limit("0");
    expect([zero.directDebitLimit, zero.warnings.map((one) => one.code)]).toEqual([
      "0.00",
      ["DIRECT_DEBIT_WITHOUT_ACCOUNT", "DIRECT_DEBIT_LIMIT_ZERO"],
    ]);
    expect((await limit("1200.5")).directDebitLimit).toBe("1200.50");
    // What is left out stays.
    expect((await updatePaymentDefaults(p.admin, { customerId: id, methodOfPayment: "eft" })).directDebitLimit).toBe(
      "1200.50",
    );
    expect(await refusal(limit("-1"))).toMatchObject({
      fields: [{ pointer: "/directDebitLimit", code: "OUT_OF_RANGE" }],
    });
  });

  test("S-024: a fixed amount for each service", async () => {
    const { id } = await person(p, "Presets");
    const preset = (amount: string, serviceId = p.house, as = p.admin) =>
      setPresetDebit(as, { customerId: id, serviceId, amount, enabled: true, fromDate: null });
    const set = await preset("300");
    keepsContract(endpoints.setPresetDebit, set);
    expect(set.presetDebits).toMatchObject([{ serviceName: "Banksia House", amount: "300.00", enabled: true }]);
    expect(set.warnings.map((one) => one.code)).toEqual(["PRESET_WITHOUT_DIRECT_DEBIT"]);
    expect((await preset("310.50")).presetDebits).toMatchObject([{ amount: "310.50" }]);
    expect((await preset("20", p.village)).presetDebits).toHaveLength(2);
    // Amounts of services that one does not see are left out.
    expect((await getPaymentDefaults(p.officer, { customerId: id })).presetDebits).toHaveLength(1);
    expect(await refusal(preset("0"))).toMatchObject({ fields: [{ pointer: "/amount", code: "OUT_OF_RANGE" }] });
    expect(await refusal(preset("5", p.village, p.officer))).toMatchObject({ fields: [{ code: "UNKNOWN" }] });
    const gone = await deletePresetDebit(p.admin, { customerId: id, serviceId: p.house });
    keepsContract(endpoints.deletePresetDebit, gone);
    expect(gone.presetDebits).toHaveLength(1);
    expect((await refusal(deletePresetDebit(p.admin, { customerId: id, serviceId: p.house }))).code).toBe("NOT_FOUND");
  });
});

test("people of another facility see, change and decide nothing; a reader looks at masked numbers only", async () => {
  const customer = await person(p, "Secluded", p.village);
  const account = await createBankAccount(p.admin, { customerId: customer.id, code: "MAIN", ...numbers });
  const waiting = account.waiting!.id;
  const west = await userContext(p.db, "approver", [p.house]);
  const asked: [() => Promise<unknown>, string][] = [
    [() => listBankAccounts(p.officer, { customerId: customer.id }), "NOT_FOUND"],
    [() => listBankAccountVersions(p.officer, { bankAccountId: account.id }), "NOT_FOUND"],
    [() => changeBankAccount(p.officer, { bankAccountId: account.id, ...numbers }), "NOT_FOUND"],
    [() => updateBankAccount(p.officer, { bankAccountId: account.id, active: false }), "NOT_FOUND"],
    [() => revealBankAccountVersion(p.officer, { bankAccountVersionId: waiting }), "NOT_FOUND"],
    [() => getPaymentDefaults(p.officer, { customerId: customer.id }), "NOT_FOUND"],
    [() => approveBankAccountChanges(west, { versionIds: [waiting] }), "VALIDATION"],
    [() => approveBankAccountChanges(p.officer, { versionIds: [waiting] }), "FORBIDDEN"],
    [() => createBankAccount(p.reader, { customerId: customer.id, code: "B", ...numbers }), "FORBIDDEN"],
    [() => refuseBankAccountChanges(p.reader, { versionIds: [waiting], note: "no" }), "FORBIDDEN"],
  ];
  for (const [ask, code] of asked) expect((await refusal(ask())).code).toBe(code);
  expect((await listBankAccountChanges(p.officer, { customerId: customer.id })).items).toEqual([]);
  expect((await countBankAccountChanges(west, { serviceId: p.village })).waiting).toBe(0);
  const seen = await listBankAccounts(p.reader, { customerId: customer.id });
  expect(seen.items[0]?.waiting?.accountNumber).toBe("••••5678");
});
