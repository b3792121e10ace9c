import type { Actor, Role } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { runEngine } from "@banksia/month-end";
import { finishRuns } from "@banksia/month-end/run-finish";
import { loadRun, processShard } from "@banksia/month-end/shard";
import { admitClient } from "../src/admissions/admit-client.ts";
import { createCareType } from "../src/admissions/create-care-type.ts";
import { createLegalEntity } from "../src/admissions/create-legal-entity.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { createService } from "../src/admissions/create-service.ts";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode, type CreateBillingCodeInput } from "../src/billing/create-billing-code.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createScheduleTemplate } from "../src/billing/create-schedule-template.ts";
import { createServiceGroup } from "../src/billing/create-service-group.ts";
import { createTaxCode } from "../src/billing/create-tax-code.ts";
import type { Context } from "../src/context.ts";
import { createCustomer } from "../src/customers/create-customer.ts";
import { createCustomerGroup } from "../src/customers/create-customer-group.ts";
import { createTermsOfPayment } from "../src/customers/create-terms-of-payment.ts";
import { createJournalType } from "../src/ledger/create-journal-type.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import { startRun } from "../src/runs/start-run.ts";

/** A tiny provider made through the verbs: one legal entity, two facilities, a handful of codes. */
export interface Provider {
  db: TestDatabase;
  /** Sees all services. */
  admin: Context;
  /** A finance officer of Banksia House only. */
  officer: Context;
  /** Reads only, sees all services. */
  reader: Context;
  entity: number;
  /** Banksia House, residential. */
  house: number;
  /** Wattle Village. */
  village: number;
  group: number;
  terms: number;
  journalType: number;
  accountName: number;
  receivable: number;
  revenue: number;
  gstFree: number;
  gst: number;
  serviceGroup: number;
  template: number;
  permanent: number;
  villageCare: number;
  /** Per day, in advance, GST free, 66.80. */
  bdf: number;
  /** Per day, in advance, GST free, 20.00. */
  extra: number;
  /** Per week, in arrears, with GST on top, 110.00. */
  laundry: number;
  close(): Promise<void>;
}

/** The day it is in tests. */
export const today = "2026-10-15";

export function contextOf(db: TestDatabase["app"], actor: Actor, day = today): Context {
  return { db, actor, today: () => day };
}

let users = 0;

/** A user with a context; of all services when none are given. */
export async function userContext(db: TestDatabase, role: Role, services: number[] | null): Promise<Context> {
  users += 1;
  const [user] = await db.owner.sql<{ id: number }[]>`
    insert into app_user (email, name, password_hash, role, all_services)
    values (${`user${users}@example.org`}, ${`User ${users}`}, 'x', ${role}, ${services === null}) returning id`;
  const id = user!.id;
  for (const service of services ?? [])
    await db.owner.sql`insert into user_service (user_id, service_id) values (${id}, ${service})`;
  return contextOf(db.app, { kind: "user", id, userId: id, name: `User ${users}`, role, scopes: null });
}

export const codeDefaults = {
  anchor: "line",
  timing: "advance",
  capped: false,
  chargeDepartureDay: true,
  nationalRate: null,
} as const;

/** Makes the provider in a database of its own. */
export async function tinyProvider(): Promise<Provider> {
  const db = await testDatabase();
  const admin = await userContext(db, "administrator", null);
  const entity = await createLegalEntity(admin, {
    code: "BAN",
    name: "Banksia Care Ltd",
    abn: "51824753556",
    timeZone: "Australia/Sydney",
    billFrom: null,
  });
  const service = (code: string, name: string, kind: "residential" | "village") =>
    createService(admin, {
      code,
      name,
      kind,
      legalEntityId: entity.id,
      departmentServiceId: null,
      state: "NSW",
      funded: kind === "residential",
      allowPartnered: kind === "village",
    });
  const house = await service("BH", "Banksia House", "residential");
  const village = await service("WV", "Wattle Village", "village");
  const account = (
    code: string,
    name: string,
    type: "asset" | "liability" | "income",
    control: "receivable" | "tax" | null,
  ) => createLedgerAccount(admin, { code, name, type, control });
  const receivable = await account("1100", "Residents receivable", "asset", "receivable");
  const tax = await account("2300", "GST payable", "liability", "tax");
  const revenue = await account("4100", "Resident fees", "income", null);
  const gstFree = await createTaxCode(admin, {
    code: "FRE",
    name: "GST free",
    percent: "0",
    inclusive: false,
    ledgerAccountId: tax.id,
  });
  const gst = await createTaxCode(admin, {
    code: "GST",
    name: "GST",
    percent: "10",
    inclusive: false,
    ledgerAccountId: tax.id,
  });
  const accountName = await createAccountName(admin, {
    code: "RES",
    name: "Residents",
    type: "customer",
    receivableAccountId: receivable.id,
  });
  const code = (
    values: Pick<CreateBillingCodeInput, "code" | "description" | "unit"> & Partial<CreateBillingCodeInput>,
  ) =>
    createBillingCode(admin, {
      ...codeDefaults,
      taxCodeId: gstFree.id,
      accountNameId: accountName.id,
      revenueAccountId: revenue.id,
      ...values,
    });
  const bdf = await code({ code: "BDF", description: "Basic daily fee", unit: "day" });
  const extra = await code({ code: "EXTRA", description: "Extra services", unit: "day" });
  const laundry = await code({
    code: "LAUNDRY",
    description: "Laundry",
    unit: "week",
    timing: "arrears",
    taxCodeId: gst.id,
  });
  for (const [billingCodeId, rate] of [
    [bdf.id, "66.80"],
    [extra.id, "20.00"],
    [laundry.id, "110.00"],
  ] as const)
    await globalRate(admin, billingCodeId, rate);
  const serviceGroup = await createServiceGroup(admin, {
    code: "STD",
    name: "Standard fees",
    billingCodeIds: [bdf.id, extra.id, laundry.id],
    serviceIds: [],
  });
  const template = await createScheduleTemplate(admin, {
    code: "PERM",
    name: "Permanent residents",
    lines: [{ serviceGroupId: serviceGroup.id, billingCodeId: bdf.id, quantity: "1" }],
  });
  const permanent = await createCareType(admin, {
    code: "PERM",
    name: "Permanent care",
    setting: "residential",
    scheduleTemplateId: template.id,
  });
  const villageCare = await createCareType(admin, {
    code: "ILU",
    name: "Independent living",
    setting: "village",
    scheduleTemplateId: null,
  });
  const group = await createCustomerGroup(admin, { code: "RES", name: "Residents" });
  const terms = await createTermsOfPayment(admin, { code: "N14", name: "14 days", days: 14, fromEndOfMonth: false });
  const journalType = await createJournalType(admin, { code: "BILL", name: "Billing" });
  return {
    db,
    admin,
    officer: await userContext(db, "finance_officer", [house.id]),
    reader: await userContext(db, "read_only", null),
    entity: entity.id,
    house: house.id,
    village: village.id,
    group: group.id,
    terms: terms.id,
    journalType: journalType.id,
    accountName: accountName.id,
    receivable: receivable.id,
    revenue: revenue.id,
    gstFree: gstFree.id,
    gst: gst.id,
    serviceGroup: serviceGroup.id,
    template: template.id,
    permanent: permanent.id,
    villageCare: villageCare.id,
    bdf: bdf.id,
    extra: extra.id,
    laundry: laundry.id,
    close: () => db.close(),
  };
}

/** A global amount from 1 July 2026 on. */
export function globalRate(ctx: Context, billingCodeId: number, rate: string, startDate = "2026-07-01") {
  return createBillingRate(ctx, {
    billingCodeId,
    clientId: null,
    startDate,
    endDate: null,
    model: "amount",
    rate,
    baseCodeId: null,
    percent: null,
    source: null,
  });
}

let people = 0;

/** A person kept by a service. */
export function person(p: Provider, lastName: string, homeServiceId: number | null = p.house) {
  return createCustomer(p.admin, {
    type: "person",
    firstName: "Pat",
    lastName,
    customerGroupId: p.group,
    termsOfPaymentId: p.terms,
    homeServiceId,
  });
}

/** An organisation that pays. */
export function organisation(p: Provider, name: string) {
  return createCustomer(p.admin, {
    type: "organisation",
    name,
    customerGroupId: p.group,
    termsOfPaymentId: p.terms,
  });
}

/** A new resident of Banksia House in a bed of their own, with the fees of the template. */
export async function resident(p: Provider, lastName: string, entryDate = "2026-10-01") {
  people += 1;
  const client = await person(p, lastName);
  const place = await createPlace(p.admin, { serviceId: p.house, code: `R${people}`, wing: null, price: null });
  const admission = await admitClient(p.admin, {
    clientId: client.id,
    serviceId: p.house,
    careTypeId: p.permanent,
    placeId: place.id,
    entryDate,
  });
  return { client, place, entry: admission.serviceEntry, lines: admission.scheduleLines };
}

/** A new resident of Wattle Village, without fees. */
export async function villager(p: Provider, lastName: string, entryDate = "2026-10-01") {
  const client = await person(p, lastName, p.village);
  const admission = await admitClient(p.admin, {
    clientId: client.id,
    serviceId: p.village,
    careTypeId: p.villageCare,
    placeId: null,
    entryDate,
  });
  return { client, entry: admission.serviceEntry };
}

/** The shards are done by hand. */
const noQueue: Parameters<typeof runEngine>[1] = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve([]),
  complete: () => Promise.resolve(),
  fail: () => Promise.resolve(),
  touch: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Runs a proposal to its end, here and now, into a new journal or one that is there. */
export async function propose(
  p: Provider,
  ctx: Context,
  kind: "billing" | "adjustment",
  options: {
    postingDate?: string;
    endDate?: string;
    journalId?: number;
    preview?: boolean;
    timing?: "advance" | "arrears";
  } = {},
) {
  const runs = runEngine(p.db.app, noQueue);
  const { postingDate = "2026-10-31", endDate = "2026-10-31", journalId, preview = false } = options;
  const started = await startRun(
    { ...ctx, runs },
    {
      kind,
      preview,
      postingDate,
      endDate,
      filters: {
        timing: options.timing ?? null,
        departed: "include",
        serviceIds: null,
        billingCodeIds: null,
        clientIds: null,
        customerGroupIds: null,
      },
      ...(preview
        ? {}
        : journalId === undefined
          ? { journalTypeId: p.journalType, description: `${kind} to ${endDate}` }
          : { journalId }),
    },
  );
  const facts = await p.db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    return loadRun(tx, started.id);
  });
  for (let shard = 0; shard < started.shardCount; shard += 1) await processShard(p.db.app.sql, facts, shard, "test");
  await finishRuns(p.db.app.sql);
  return { runId: started.id, journalId: started.journalId ?? 0 };
}
