import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitClient } from "../src/admissions/admit-client.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import type { Context } from "../src/context.ts";
import { createFeeAdvice } from "../src/fees/create-fee-advice.ts";
import { createBedReservation } from "../src/leave/create-bed-reservation.ts";
import { createDeclaredEmergency } from "../src/leave/create-declared-emergency.ts";
import { createLeaveRecord } from "../src/leave/create-leave-record.ts";
import { deleteBedReservation } from "../src/leave/delete-bed-reservation.ts";
import { deleteDeclaredEmergency } from "../src/leave/delete-declared-emergency.ts";
import { deleteLeaveRecord } from "../src/leave/delete-leave-record.ts";
import { endLeave } from "../src/leave/end-leave.ts";
import { getLeaveAccount } from "../src/leave/get-leave-account.ts";
import { listDeclaredEmergencies } from "../src/leave/list-declared-emergencies.ts";
import { listLeave } from "../src/leave/list-leave.ts";
import { setLeaveBefore } from "../src/leave/set-leave-before.ts";
import { updateBedReservation } from "../src/leave/update-bed-reservation.ts";
import { updateDeclaredEmergency } from "../src/leave/update-declared-emergency.ts";
import { updateLeaveRecord } from "../src/leave/update-leave-record.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { type CareProvider, careProvider } from "./fees-fixture.ts";
import { contextOf, person, propose } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: CareProvider;
beforeAll(async () => {
  p = await careProvider();
});
afterAll(() => p.close());

const on = (ctx: Context, day: string): Context => contextOf(p.db.app, ctx.actor, day);

let beds = 0;

async function resident(lastName: string, entryDate = "2025-12-01") {
  beds += 1;
  const client = await person(p, lastName);
  const place = await createPlace(p.admin, { serviceId: p.house, code: `L${beds}`, wing: null, price: null });
  const { serviceEntry } = await admitClient(p.admin, {
    clientId: client.id,
    serviceId: p.house,
    careTypeId: p.permanent,
    placeId: place.id,
    entryDate,
  });
  await createFeeAdvice(p.admin, {
    clientId: client.id,
    issuedOn: entryDate,
    startDate: entryDate,
    meansTestedAmount: "150.00",
    meansNotDisclosed: false,
    hotellingContribution: null,
    nonClinicalCareContribution: null,
    meansTestedCareFee: null,
    incomeTestedFee: null,
    accommodationContribution: null,
    reference: null,
    endDate: null,
    preview: false,
  });
  return { clientId: client.id, serviceEntryId: serviceEntry.id };
}

const absent = (
  serviceEntryId: number,
  startDate: string,
  endDate: string | null,
  more: Partial<Parameters<typeof createLeaveRecord>[1]> = {},
) =>
  createLeaveRecord(p.admin, {
    serviceEntryId,
    type: "social",
    startDate,
    endDate,
    cameBack: true,
    note: null,
    preview: false,
    ...more,
  });

describe("absences", () => {
  test("are refused outside the stay, without a night away, or over each other, at the field", async () => {
    const { serviceEntryId } = await resident("Refused");
    const fields = async (work: Promise<unknown>) =>
      (await refusal(work)).fields.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(await fields(absent(serviceEntryId, "2025-11-30", null))).toEqual(["/startDate BEFORE_START"]);
    expect(await fields(absent(serviceEntryId, "2026-01-05", "2026-01-05"))).toEqual(["/endDate BEFORE_START"]);
    await absent(serviceEntryId, "2026-01-05", "2026-01-10");
    expect(await fields(absent(serviceEntryId, "2026-01-09", "2026-01-12"))).toEqual(["/startDate OVERLAP"]);
    expect(await fields(absent(serviceEntryId, "2026-01-01", null))).toEqual(["/endDate OVERLAP"]);
    await absent(serviceEntryId, "2026-01-10", "2026-01-12");
    await departClient(p.admin, {
      serviceEntryId,
      departureDate: "2026-02-10",
      departureReason: "home",
      billingEndDate: null,
    });
    expect(await fields(absent(serviceEntryId, "2026-02-10", null))).toEqual(["/startDate OUT_OF_RANGE"]);
    expect(await fields(absent(serviceEntryId, "2026-02-05", "2026-02-11"))).toEqual(["/endDate OUT_OF_RANGE"]);
    expect(await refusal(absent(999_999, "2026-02-05", null))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a preview tells everything and saves nothing; saving does the same", async () => {
    const { clientId, serviceEntryId } = await resident("Preview");
    const { journalId } = await propose(p, p.admin, "billing", { postingDate: "2026-03-31", endDate: "2026-03-31" });
    await postJournal(p.admin, { journalId });
    await createBedReservation(p.admin, {
      serviceEntryId,
      startDate: "2026-01-01",
      endDate: null,
      perDay: "100.00",
      preview: false,
    });
    const preview = await absent(serviceEntryId, "2026-01-05", "2026-03-06", { preview: true });
    keepsContract(endpoints.createLeaveRecord, preview);
    expect(preview.effect.preview).toBe(true);
    // 8 days of 65.55, 22.15 and 56.91.
    expect(preview.effect.adjustment).toBe("-1156.88");
    expect(preview.effect.amounts.find((row) => row.billingCode === "BED")).toMatchObject({
      from: "2026-02-26",
      to: "2026-03-05",
      before: null,
      after: "100.00",
    });
    expect((await getLeaveAccount(p.admin, { clientId })).records).toEqual([]);

    const saved = await absent(serviceEntryId, "2026-01-05", "2026-03-06");
    expect({ ...saved.effect, preview: true }).toEqual(preview.effect);
    keepsContract(endpoints.getLeaveAccount, saved.account);
    expect(saved.account.absences).toMatchObject([
      { from: "2026-01-05", to: "2026-02-25", days: 52, kind: "social", residentPays: "The usual fees" },
      { from: "2026-02-26", to: "2026-03-05", days: 8, kind: "unfunded_social", funding: "none" },
    ]);
    expect(saved.account.absences[1]?.residentPays).toContain("bed reservation fee as agreed");
    expect(saved.account.socialYears.find((year) => year.financialYear === 2025)).toMatchObject({
      used: 52,
      remaining: 0,
      unfunded: 8,
      unfundedFrom: "2026-02-26",
    });
    expect(saved.account.warnings.map((one) => one.code)).toContain("SOCIAL_LEAVE_USED_UP");

    const [record] = saved.account.records;
    const undone = await deleteLeaveRecord(p.admin, { leaveRecordId: record!.id, preview: false });
    expect(undone.effect.adjustment).toBe("1156.88");
    expect(undone.account.records).toEqual([]);
  });

  test("a hospital stay of 30 days has no base rate from day 29 on; who is away now, and the return", async () => {
    const { clientId, serviceEntryId } = await resident("Hospital");
    await absent(serviceEntryId, "2026-09-10", null, { type: "hospital", note: "Hip" });
    const away = await listLeave(p.admin, { serviceId: p.house, search: "Hospital" });
    keepsContract(endpoints.listLeave, away);
    // 10 September to 15 October.
    expect(away.items).toMatchObject([{ clientId, type: "hospital", daysSoFar: 36, socialDaysUsed: 0, note: "Hip" }]);
    expect((await listLeave(p.admin, { on: "2026-09-09", search: "Hospital" })).total).toBe(0);
    const account = await getLeaveAccount(p.admin, { clientId });
    expect(account.hospitalRuns).toMatchObject([{ days: 36, extended: true, cutFrom: "2026-10-08", goingOn: true }]);
    expect(account.absences.at(-1)).toMatchObject({ funding: "base_rate_nil", from: "2026-10-08", to: "2026-10-15" });

    const { id } = account.records[0]!;
    const back = await endLeave(p.admin, { leaveRecordId: id, endDate: "2026-09-20", cameBack: false, preview: false });
    expect(back.account.hospitalRuns).toMatchObject([{ days: 10, extended: false, cutFrom: null, goingOn: false }]);
    expect(back.account.warnings.map((one) => one.code)).toEqual(["LEAVE_WITHOUT_RETURN"]);
    const next = await absent(serviceEntryId, "2026-09-20", "2026-09-25", { type: "hospital_transition" });
    expect(next.account.hospitalRuns).toMatchObject([{ from: "2026-09-10", to: "2026-09-24", days: 15 }]);
    expect(next.account.warnings).toEqual([]);
    expect(
      await refusal(endLeave(p.admin, { leaveRecordId: id, endDate: "2026-09-20", cameBack: true, preview: false })),
    ).toMatchObject({ code: "CONFLICT" });
    const changed = await updateLeaveRecord(p.admin, {
      leaveRecordId: id,
      type: "social",
      startDate: "2026-09-11",
      endDate: "2026-09-20",
      cameBack: false,
      note: null,
      preview: false,
    });
    expect(changed.account.socialYears[0]).toMatchObject({ financialYear: 2026, used: 9, remaining: 43 });
  });

  test("days taken elsewhere count", async () => {
    const { clientId, serviceEntryId } = await resident("Before");
    const set = await setLeaveBefore(p.admin, { clientId, years: [{ financialYear: 2025, days: 50 }], preview: false });
    keepsContract(endpoints.setLeaveBefore, set);
    const { account } = await absent(serviceEntryId, "2026-01-05", "2026-01-10");
    expect(account.socialYears.find((year) => year.financialYear === 2025)).toMatchObject({
      used: 52,
      before: 50,
      unfunded: 3,
      unfundedFrom: "2026-01-07",
    });
    const twice = [
      { financialYear: 2025, days: 1 },
      { financialYear: 2025, days: 2 },
    ];
    const refused = await refusal((async () => setLeaveBefore(p.admin, { clientId, years: twice, preview: false }))());
    expect(refused.fields).toMatchObject([{ pointer: "/years/1/financialYear", code: "DUPLICATE" }]);
    const none = await setLeaveBefore(p.admin, { clientId, years: [], preview: false });
    expect(none.account.socialYears.find((year) => year.financialYear === 2025)).toMatchObject({ used: 5, before: 0 });
  });

  test("a declared emergency goes first, for whoever is away from the home", async () => {
    const { clientId, serviceEntryId } = await resident("Emergency");
    const lodged = await absent(serviceEntryId, "2026-03-01", "2026-03-11", { type: "emergency" });
    expect(lodged.account.warnings.map((one) => one.code)).toEqual(["EMERGENCY_NOT_DECLARED"]);
    await absent(serviceEntryId, "2026-04-01", "2026-04-11");
    const declared = await createDeclaredEmergency(p.admin, {
      serviceId: p.house,
      startDate: "2026-03-01",
      endDate: null,
      description: "Flood",
    });
    keepsContract(endpoints.createDeclaredEmergency, declared);
    const account = await getLeaveAccount(p.admin, { clientId });
    expect(account.absences.map((row) => row.kind)).toEqual(["emergency", "emergency"]);
    expect(account.warnings).toEqual([]);
    await updateDeclaredEmergency(p.admin, {
      declaredEmergencyId: declared.id,
      startDate: "2026-03-01",
      endDate: "2026-03-31",
      description: "Flood",
    });
    const kinds = (await getLeaveAccount(p.admin, { clientId })).absences.map((row) => row.kind);
    expect(kinds).toEqual(["emergency", "social"]);
    expect((await listDeclaredEmergencies(p.admin, { serviceId: p.house })).items).toMatchObject([
      { endDate: "2026-03-31" },
    ]);
    await deleteDeclaredEmergency(p.admin, { declaredEmergencyId: declared.id });
    expect((await listDeclaredEmergencies(p.admin, {})).total).toBe(0);
  });

  test("agreements to keep the place are checked, changed and deleted", async () => {
    const { serviceEntryId } = await resident("Agreed");
    const agree = (startDate: string, endDate: string | null, perDay: string | null = null) =>
      createBedReservation(p.admin, { serviceEntryId, startDate, endDate, perDay, preview: false });
    expect((await refusal(agree("2025-11-01", "2025-10-01", "-1.00"))).fields).toMatchObject([
      { pointer: "/startDate" },
      { pointer: "/endDate" },
      { pointer: "/perDay" },
    ]);
    const made = await agree("2026-01-01", "2026-06-30", "80.00");
    expect((await refusal(agree("2026-06-30", null))).fields).toMatchObject([
      { pointer: "/startDate", code: "OVERLAP" },
    ]);
    const [first] = made.account.bedReservations;
    const changed = await updateBedReservation(p.admin, {
      bedReservationId: first!.id,
      startDate: "2026-01-01",
      endDate: null,
      perDay: null,
      preview: false,
    });
    expect(changed.account.bedReservations).toMatchObject([{ endDate: null, perDay: null }]);
    const gone = await deleteBedReservation(p.admin, { bedReservationId: first!.id, preview: false });
    expect(gone.account.bedReservations).toEqual([]);
  });
});

test("who may only look sees the account and changes nothing; who sees another facility sees nothing", async () => {
  const { clientId, serviceEntryId } = await resident("Scoped");
  expect((await getLeaveAccount(p.reader, { clientId })).stays).toMatchObject([{ serviceEntryId }]);
  const work = async () =>
    createLeaveRecord(p.reader, {
      serviceEntryId,
      type: "social",
      startDate: "2026-01-05",
      endDate: null,
      cameBack: true,
      note: null,
      preview: false,
    });
  expect(await refusal(work())).toMatchObject({ code: "FORBIDDEN" });
  expect((await getLeaveAccount(on(p.officer, "2026-10-15"), { clientId })).stays).toHaveLength(1);
});
