import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace } from "../src/admissions/create-place.ts";
import { admitClient } from "../src/admissions/admit-client.ts";
import { createService } from "../src/admissions/create-service.ts";
import { transferFacility } from "../src/admissions/transfer-facility.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { BringInQueue } from "../src/bring-in/bring-in-work.ts";
import { getBringIn } from "../src/bring-in/get-bring-in.ts";
import { listBringInErrors } from "../src/bring-in/list-bring-in-errors.ts";
import { startBringIn } from "../src/bring-in/start-bring-in.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import { ServiceError } from "../src/errors.ts";
import { addEverydayService } from "../src/fees/add-everyday-service.ts";
import { createArrangementOverride } from "../src/fees/create-arrangement-override.ts";
import { createClassification } from "../src/fees/create-classification.ts";
import { createEarlierStay } from "../src/fees/create-earlier-stay.ts";
import { createEverydayAgreement } from "../src/fees/create-everyday-agreement.ts";
import { createFeeAdvice } from "../src/fees/create-fee-advice.ts";
import { createFeeReduction } from "../src/fees/create-fee-reduction.ts";
import { deleteClassification } from "../src/fees/delete-classification.ts";
import { endEverydayAgreement } from "../src/fees/end-everyday-agreement.ts";
import { getArrangements } from "../src/fees/get-arrangements.ts";
import { getResidentFacts } from "../src/fees/get-resident-facts.ts";
import { getResidentFees } from "../src/fees/get-resident-fees.ts";
import { listEverydayAgreements } from "../src/fees/list-everyday-agreements.ts";
import { listFeeAdvices } from "../src/fees/list-fee-advices.ts";
import { recalculateFees } from "../src/fees/recalculate-fees.ts";
import { setResidentFacts } from "../src/fees/set-resident-facts.ts";
import { withdrawFeeAdvice } from "../src/fees/withdraw-fee-advice.ts";
import { explainJournalLine } from "../src/ledger/explain-journal-line.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { person, propose } from "./fixture.ts";
import { type CareProvider, careProvider } from "./fees-fixture.ts";

let p: CareProvider;
let queue: BringInQueue;
beforeAll(async () => {
  p = await careProvider();
  queue = new BringInQueue((error) => {
    throw error;
  });
});
afterAll(async () => {
  await queue.stop();
  await p.close();
});

let beds = 0;

type Admit = Parameters<typeof admitClient>[1];

async function admitted(lastName: string, entryDate: string, extra: Partial<Admit> = {}) {
  beds += 1;
  const client = await person(p, lastName);
  const place = await createPlace(p.admin, { serviceId: p.house, code: `F${beds}`, wing: null, price: null });
  const admission = await admitClient(p.admin, {
    clientId: client.id,
    serviceId: p.house,
    careTypeId: p.permanent,
    placeId: place.id,
    entryDate,
    ...extra,
  });
  return { id: client.id, account: client.account, entry: admission.serviceEntry.id };
}

const noAmounts = {
  meansNotDisclosed: false,
  hotellingContribution: null,
  nonClinicalCareContribution: null,
  meansTestedCareFee: null,
  incomeTestedFee: null,
  accommodationContribution: null,
  reference: null,
  endDate: null,
  preview: false,
};

const advise = (
  clientId: number,
  issuedOn: string,
  startDate: string,
  meansTestedAmount: string | null,
  extra: Partial<Parameters<typeof createFeeAdvice>[1]> = {},
) => createFeeAdvice(p.admin, { ...noAmounts, clientId, issuedOn, startDate, meansTestedAmount, ...extra });

/** Bills up to a day and posts; the amounts of a client by code. */
async function bill(clientId: number, endDate: string, kind: "billing" | "adjustment" = "billing") {
  const { journalId } = await propose(p, p.admin, kind, { postingDate: endDate, endDate });
  const rows = await p.db.owner.sql<{ code: string; amount: string }[]>`
    select c.code, sum(l.amount)::text as amount from journal_line l join billing_code c on c.id = l.billing_code_id
    where l.journal_id = ${journalId} and l.client_id = ${clientId} group by c.code having sum(l.amount) <> 0 order by c.code`;
  const zero = await p.db.owner.sql`select from journal_line where journal_id = ${journalId} and amount = 0`;
  expect(zero).toHaveLength(0);
  const [count] = await p.db.owner.sql<
    { n: number }[]
  >`select count(*) as n from journal_line where journal_id = ${journalId}`;
  if ((count?.n ?? 0) > 0) await postJournal(p.admin, { journalId });
  return Object.fromEntries(rows.map((row) => [row.code, row.amount]));
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; fields: unknown[]; detail: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ServiceError)
      return {
        code: error.code,
        fields: error.fields.map(({ pointer, code }) => `${pointer} ${code}`),
        detail: error.message,
      };
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("a month of each cohort, from admission to the bill", () => {
  test("NOV25: D15", async () => {
    const client = await admitted("November", "2025-12-01");
    expect(await bill(client.id, "2025-12-31")).toEqual({ BDF: "2032.05" });
    await advise(client.id, "2026-01-05", "2025-12-01", "150.00");
    // The days whose fees were nothing stayed due: 31 x 22.15 and 31 x 56.91.
    expect(await bill(client.id, "2025-12-31")).toEqual({ HC: "686.65", NCC: "1764.21" });
  });

  test("NOV25: D14, and means not disclosed", async () => {
    const client = await admitted("Low", "2025-12-01");
    await advise(client.id, "2025-12-05", "2025-12-01", "80.00");
    await advise(client.id, "2025-12-20", "2025-12-16", null, { meansNotDisclosed: true });
    // 15 x 9.06; 16 x 22.15 and 16 x 105.30
    expect(await bill(client.id, "2025-12-31")).toEqual({ BDF: "2032.05", HC: "490.30", NCC: "1684.80" });
  });

  test("POST14: the ceiling of P35 without supplements, and a class that comes later", async () => {
    const client = await admitted("Fourteen", "2018-02-01");
    await createClassification(p.admin, {
      clientId: client.id,
      classCode: "13",
      startDate: "2025-11-01",
      endDate: null,
      preview: false,
    });
    await advise(client.id, "2025-11-12", "2025-11-01", "150.00");
    const arrangements = await getArrangements(p.admin, { clientId: client.id });
    expect(arrangements.cohort).toBe("POST14");
    await p.db.owner.sql`update billing_schedule_line set start_date = '2025-11-01' where client_id = ${client.id}`;
    expect(await bill(client.id, "2025-12-31").then((sums) => sums["MTCF"])).toBe("4822.66");
    // 61 days at 79.06
    const [day] = (await getResidentFees(p.admin, { clientId: client.id, from: "2025-12-01", to: "2025-12-31" })).days;
    expect(day).toMatchObject({ arrangement: "POST14", total: "144.61", kind: "care" });
    expect(day?.fees.map((fee) => [fee.legalFee, fee.amount, fee.billingCodes])).toEqual([
      ["basic_daily_fee", "65.55", ["BDF"]],
      ["means_tested_care_fee", "79.06", ["MTCF"]],
    ]);
  });

  test("POST14-HC: approved for home care on 12 September 2024", async () => {
    const client = await admitted("Homecare", "2025-12-01", { facts: { homeCareOnSep2024: "approved" } });
    await advise(client.id, "2025-12-05", "2025-12-01", "100.00");
    expect(await bill(client.id, "2025-12-31")).toEqual({ BDF: "2032.05", MTCF: "900.86" });
    const { cohort, accommodation } = await getArrangements(p.admin, { clientId: client.id });
    expect(cohort).toBe("POST14-HC");
    expect(accommodation[0]).toMatchObject({ arrangement: "NOV25", retention: true, indexation: true });
  });

  test("PRE14: D24 protected and D25 the most of the income tested fee", async () => {
    const client = await admitted("Protected", "2012-05-01", {
      facts: { pre2014Fee: "protected", agreementBefore2014: "bond" },
    });
    await createClassification(p.admin, {
      clientId: client.id,
      classCode: "13",
      startDate: "2025-11-01",
      endDate: null,
      preview: false,
    });
    await advise(client.id, "2025-11-10", "2025-11-01", null, { meansNotDisclosed: true });
    await p.db.owner.sql`update billing_schedule_line set start_date = '2025-12-01' where client_id = ${client.id}`;
    // 31 x 59.76 and 31 x 104.11
    expect(await bill(client.id, "2025-12-31")).toEqual({ BDF: "1852.56", ITF: "3227.41" });
  });

  test("OPT-IN: the old fee up to the day before the election, the new ones from it on", async () => {
    const client = await admitted("Elects", "2018-02-01");
    await advise(client.id, "2025-11-12", "2025-11-01", "150.00");
    await p.db.owner.sql`update billing_schedule_line set start_date = '2025-12-01' where client_id = ${client.id}`;
    const { effect } = await setResidentFacts(p.admin, {
      clientId: client.id,
      electionOf2025: "2025-12-11",
      preview: true,
    });
    expect(effect.arrangements).toEqual([{ from: "2025-12-11", to: null, before: "POST14", after: "OPT-IN" }]);
    expect((await getResidentFacts(p.admin, { clientId: client.id })).electionOf2025).toBeNull();
    await setResidentFacts(p.admin, { clientId: client.id, electionOf2025: "2025-12-11", preview: false });
    // 10 x 79.06; 21 x 22.15; 21 x 56.91
    expect(await bill(client.id, "2025-12-31")).toEqual({
      BDF: "2032.05",
      MTCF: "790.60",
      HC: "465.15",
      NCC: "1195.11",
    });
    const { cohorts } = await getArrangements(p.admin, { clientId: client.id });
    expect(cohorts.map((row) => [row.cohort, row.fee, row.accommodation])).toEqual([
      ["POST14", "POST14", "POST14"],
      ["OPT-IN", "NOV25", "POST14"],
    ]);
  });
});

const heading =
  "account,reference_number,issued_on,start_date,end_date,means_tested_amount,means_not_disclosed,hotelling_contribution,letter_reference";

async function bring(csv: string[], checkOnly = false) {
  const started = await startBringIn(
    { ...p.admin, bringIns: queue },
    { kind: "fee_advices", fileName: "letters.csv", csv: [heading, ...csv].join("\r\n"), checkOnly },
  );
  await queue.idle();
  const done = await getBringIn(p.admin, { bringInId: started.id });
  const { items } = await listBringInErrors(p.admin, { bringInId: started.id, limit: 100 });
  return { status: done.status, errors: items.map((one) => `${one.row} ${one.column} ${one.code}`) };
}

describe("a back-dated advice by CSV", () => {
  test("a lower one refunds to the cent, a higher one charges to the cent", async () => {
    const client = await admitted("Backdated", "2025-12-01");
    await advise(client.id, "2025-12-05", "2025-12-01", "150.00");
    for (const end of ["2025-12-31", "2026-01-31", "2026-02-28"]) await bill(client.id, end);
    expect(await bill(client.id, "2026-02-28", "adjustment")).toEqual({});

    // What follows is told before it is saved, and comes to what the run then does.
    const asked = await advise(client.id, "2026-03-02", "2026-01-01", "120.00", { preview: true });
    expect(asked.effect).toMatchObject({ preview: true, adjustment: "-1770.00", adjustmentRequiredLines: 1 });
    expect(asked.effect.adjustments).toMatchObject([{ billingCode: "NCC", amount: "-1770.00" }]);
    expect(asked.effect.amounts).toMatchObject([
      { billingCode: "NCC", from: "2026-01-01", to: "2026-03-19", before: "56.91", after: "26.91" },
      { billingCode: "NCC", from: "2026-03-20", to: null, before: "55.55", after: "25.55" },
    ]);
    expect((await listFeeAdvices(p.admin, { clientId: client.id })).total).toBe(1);

    expect(await bring([`${client.account},,2026-03-02,2026-01-01,,120.00,,,SA-77`])).toEqual({
      status: "loaded",
      errors: [],
    });
    // 59 days of January and February at 30.00 less.
    expect(await bill(client.id, "2026-02-28", "adjustment")).toEqual({ NCC: "-1770.00" });
    expect(await bill(client.id, "2026-02-28", "adjustment")).toEqual({});

    expect(await bring([`${client.account},,10/03/2026,2026-02-01,,160.00,no,,`])).toMatchObject({ status: "loaded" });
    // 28 days at 40.00 more.
    expect(await bill(client.id, "2026-02-28", "adjustment")).toEqual({ NCC: "1120.00" });
    expect(
      (await listFeeAdvices(p.admin, { clientId: client.id })).items.map((one) => [
        one.source,
        one.inForce,
        one.backDated,
      ]),
    ).toEqual([
      ["file", [{ from: "2026-02-01", to: null }], true],
      ["file", [{ from: "2026-01-01", to: "2026-01-31" }], true],
      ["entered", [{ from: "2025-12-01", to: "2025-12-31" }], true],
    ]);
  });

  test("a fee that becomes nothing is taken back whole; withdrawn, it is charged again", async () => {
    const client = await admitted("Nothing", "2025-12-01");
    const first = await advise(client.id, "2025-12-05", "2025-12-01", "150.00");
    await bill(client.id, "2025-12-31");
    const none = await advise(client.id, "2026-01-10", "2025-12-01", "60.00");
    expect(none.effect.adjustment).toBe("-2450.86");
    expect(await bill(client.id, "2025-12-31", "adjustment")).toEqual({ HC: "-686.65", NCC: "-1764.21" });
    expect(await bill(client.id, "2025-12-31")).toEqual({});
    const back = await withdrawFeeAdvice(p.admin, {
      feeAdviceId: none.feeAdvice.id,
      reason: "Wrong person",
      preview: false,
    });
    expect(back.feeAdvice.withdrawnAt).not.toBeNull();
    expect(await bill(client.id, "2025-12-31")).toEqual({ HC: "686.65", NCC: "1764.21" });
    expect(
      await refusal(withdrawFeeAdvice(p.admin, { feeAdviceId: none.feeAdvice.id, reason: "Again", preview: false })),
    ).toMatchObject({ code: "CONFLICT" });
    expect(first.feeAdvice.inForce).toEqual([{ from: "2025-12-01", to: null }]);
  });

  test("the line of a fee says which letter it stands on, also after another took its place", async () => {
    const client = await admitted("Explained", "2025-12-01");
    await advise(client.id, "2025-12-05", "2025-12-01", "150.00");
    await bill(client.id, "2025-12-31");
    const [line] = await p.db.owner.sql<{ id: number }[]>`
      select id from journal_line where client_id = ${client.id} and billing_code_id = ${p.codes.nonClinicalCare}`;
    const told = async () => JSON.stringify(await explainJournalLine(p.admin, { journalLineId: line?.id ?? 0 }));
    expect(await told()).toContain("Fee advice of 05/12/2025: means tested amount 150.00 a day");
    expect(await told()).toContain("means tested amount 150.00 less 93.09, between 0 and 105.30");
    await advise(client.id, "2026-01-10", "2025-12-01", "130.00");
    expect(await told()).toContain("Fee advice of 05/12/2025: means tested amount 150.00 a day");
  });

  test("bad files load nothing, and say what is wrong", async () => {
    const client = await admitted("Filed", "2025-12-01");
    const other = await admitted("Numbered", "2025-12-01");
    const [type] = await p.db.owner.sql<{ id: number }[]>`select id from reference_type where code = 'ACCR'`;
    await p.db.owner
      .sql`insert into client_reference (client_id, reference_type_id, number) values (${other.id}, ${type?.id ?? 0}, '123-456 789')`;
    const before = (await listFeeAdvices(p.admin, {})).total;
    const bad = await bring([
      `${client.account},,2026-03-02,2026-01-01,,120.00,,,`,
      `NOBODY,,2026-03-02,2026-01-01,,120.00,,,`,
      `,,2026-03-02,2026-01-01,,120.00,,,`,
      `,999,2026-03-02,2026-01-01,,120.00,,,`,
      `${client.account},123456789,2026-03-02,2026-02-01,,120.00,,,`,
      `${client.account},,2026-03-02,2026-01-01,,99.00,,,`,
      `${client.account},,2027-03-02,2026-04-01,,99.00,,,`,
      `${client.account},,2026-03-02,2026-04-01,2026-03-01,99.00,,,`,
      `${client.account},,2026-03-02,2026-05-01,,,,,`,
      `${client.account},,2026-03-02,2026-05-01,,"1,234.00",,,`,
      `${client.account},,2026-03-02,2026-05-01,,5000.00,,,`,
      `${client.account},,2026-03-02,2026-05-01,,10.00,yes,,`,
    ]);
    expect(bad).toEqual({
      status: "refused",
      errors: [
        "3 account UNKNOWN",
        "4 account REQUIRED",
        "5 reference_number UNKNOWN",
        "6 reference_number INVALID",
        "7 start_date DUPLICATE",
        "8 issued_on OUT_OF_RANGE",
        "9 end_date BEFORE_START",
        "10 means_tested_amount REQUIRED",
        "11 means_tested_amount INVALID",
        "12 means_tested_amount OUT_OF_RANGE",
        "13 means_tested_amount NOT_ALLOWED",
      ],
    });
    expect((await listFeeAdvices(p.admin, {})).total).toBe(before);
    expect(await bring([`,123456789,2026-03-02,2026-01-01,,120.00,,,`])).toEqual({ status: "loaded", errors: [] });
    expect((await listFeeAdvices(p.admin, { clientId: other.id })).items[0]).toMatchObject({
      meansTestedAmount: "120.00",
    });
    expect(await bring([`${other.account},,2026-03-02,2026-01-01,,120.00,,,`])).toEqual({
      status: "refused",
      errors: ["2 start_date TAKEN"],
    });
  });
});

describe("what people may not say", () => {
  test("facts, stays, overrides, advices and classes", async () => {
    const client = await admitted("Refused", "2025-12-01");
    const clientId = client.id;
    expect(
      await refusal(
        setResidentFacts(p.admin, {
          clientId,
          choiceOf2014: "2013-01-01",
          electionOf2025: "2025-10-01",
          zeroTo: "2026-01-01",
          personInformedOn: "2027-01-01",
          preview: false,
        }),
      ),
    ).toMatchObject({
      fields: [
        "/choiceOf2014 OUT_OF_RANGE",
        "/electionOf2025 OUT_OF_RANGE",
        "/zeroFrom REQUIRED",
        "/personInformedOn OUT_OF_RANGE",
      ],
    });
    expect(
      await refusal(
        createEarlierStay(p.admin, {
          clientId,
          kind: "permanent",
          home: "Acacia",
          startDate: "2025-06-01",
          endDate: "2025-12-05",
          preview: false,
        }),
      ),
    ).toMatchObject({ fields: ["/endDate OVERLAP"] });
    expect(
      await refusal(
        createArrangementOverride(p.admin, {
          clientId,
          field: "fee",
          arrangement: "POST14",
          startDate: "2026-01-01",
          endDate: "2025-12-01",
          reason: " ",
          retention: true,
          preview: false,
        }),
      ),
    ).toMatchObject({
      fields: ["/endDate BEFORE_START", "/retention NOT_ALLOWED", "/reason REQUIRED"],
    });
    expect(await refusal(advise(clientId, "2026-01-01", "2025-12-01", "-5.00"))).toMatchObject({
      fields: ["/meansTestedAmount OUT_OF_RANGE"],
    });
    expect(
      await refusal(
        createClassification(p.admin, {
          clientId,
          classCode: "14",
          startDate: "2026-01-01",
          endDate: null,
          preview: false,
        }),
      ),
    ).toMatchObject({ fields: ["/classCode UNKNOWN"] });
    expect(
      await refusal(
        createFeeReduction(p.admin, {
          clientId,
          serviceEntryId: 99_999,
          kind: "remaining_income",
          startDate: "2026-01-01",
          endDate: null,
          dailyRemainingIncome: "1.56",
          supplement: null,
          accommodationMost: null,
          reference: null,
          preview: false,
        }),
      ),
    ).toMatchObject({ fields: ["/serviceEntryId UNKNOWN"] });
    expect(await refusal(getResidentFees(p.officer, { clientId: 99_999 }))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusal(recalculateFees(p.reader, { clientId, preview: false }))).toMatchObject({ code: "FORBIDDEN" });
    expect(
      await refusal(
        createBillingRate(p.admin, {
          billingCodeId: p.codes.hotelling,
          clientId,
          startDate: "2026-01-01",
          endDate: null,
          model: "amount",
          rate: "40",
          baseCodeId: null,
          percent: null,
          source: null,
        }),
      ),
    ).toMatchObject({ code: "RATE_OVERLAP" });
  });

  test("an override says who, when and why, changes fees at once, and can end", async () => {
    const client = await admitted("Overridden", "2025-12-01");
    await advise(client.id, "2025-12-05", "2025-12-01", "150.00");
    const { arrangementOverride, effect } = await createArrangementOverride(p.admin, {
      clientId: client.id,
      field: "fee",
      arrangement: "POST14",
      startDate: "2025-12-01",
      endDate: null,
      reason: "Was a home care recipient; letter of 3 December",
      retention: null,
      preview: false,
    });
    expect(arrangementOverride).toMatchObject({
      createdByName: p.admin.actor.name,
      reason: expect.stringContaining("letter"),
    });
    expect(effect.arrangements).toEqual([{ from: "2025-12-01", to: null, before: "NOV25", after: "POST14" }]);
    expect(effect.amounts.map((row) => `${row.billingCode} ${row.from} ${row.before} ${row.after}`)).toEqual([
      "HC 2025-12-01 22.15 null",
      "MTCF 2025-12-01 null 79.06",
      "MTCF 2026-03-20 null 77.70",
      "NCC 2025-12-01 56.91 null",
      "NCC 2026-03-20 55.55 null",
    ]);
    const { fee, overrides } = await getArrangements(p.admin, { clientId: client.id });
    expect(fee[0]).toMatchObject({ arrangement: "POST14", reason: "OVERRIDDEN", derived: { arrangement: "NOV25" } });
    expect(overrides).toHaveLength(1);
  });

  test("a class that was wrong goes, and the one before it goes on", async () => {
    const client = await admitted("Classed", "2018-02-01");
    const made = (classCode: string, startDate: string) =>
      createClassification(p.admin, { clientId: client.id, classCode, startDate, endDate: null, preview: false });
    await made("2", "2025-11-01");
    const { classification } = await made("13", "2026-01-15");
    expect(classification).toMatchObject({ classCode: "13", weight: "0.73" });
    await deleteClassification(p.admin, { classificationId: classification.id, preview: false });
    const rows = await p.db.owner
      .sql`select class_code, end_date from client_classification where client_id = ${client.id}`;
    expect([...rows]).toEqual([{ class_code: "2", end_date: null }]);
  });
});

describe("hardship and higher everyday living", () => {
  test("hardship is a negative fee on the bill, kept by the calculation", async () => {
    const client = await admitted("Hardship", "2025-12-01");
    const { effect } = await createFeeReduction(p.admin, {
      clientId: client.id,
      serviceEntryId: client.entry,
      kind: "remaining_income",
      startDate: "2025-12-11",
      endDate: null,
      dailyRemainingIncome: "1.56",
      supplement: null,
      accommodationMost: null,
      reference: "HS-1",
      preview: false,
    });
    expect(effect.amounts[0]).toMatchObject({ billingCode: "HARD", from: "2025-12-11", before: null, after: "-10.00" });
    expect(await bill(client.id, "2025-12-31")).toEqual({ BDF: "2032.05", HARD: "-210.00" });
    const [line] = await p.db.owner.sql<{ id: number }[]>`
      select id from billing_schedule_line where client_id = ${client.id} and billing_code_id = ${p.codes.hardship}`;
    expect(
      await refusal(updateScheduleLine(p.admin, { scheduleLineId: line?.id ?? 0, endDate: "2026-01-01" })),
    ).toMatchObject({ code: "CONFLICT" });
    const fees = await getResidentFees(p.admin, { clientId: client.id, from: "2025-12-11", to: "2025-12-31" });
    expect(fees.days[0]).toMatchObject({ from: "2025-12-11", total: "55.55" });
    expect(fees.days[0]?.fees.at(-1)).toMatchObject({ legalFee: "fee_reduction", amount: "-10.00" });
  });

  const wine = {
    service: "Wine with dinner",
    standard: "A glass of better wine",
    accommodation: false,
    amount: "5.00",
    per: "day" as const,
    endDate: null,
    bundle: null,
    standaloneAmount: null,
  };
  const agreementOf = (client: { id: number; entry: number }, extra: object = {}) => ({
    clientId: client.id,
    serviceEntryId: client.entry,
    kind: "standing" as const,
    offeredOn: "2025-12-05",
    agreedOn: "2025-12-10",
    inWriting: true,
    standalone: true,
    statesIndexation: true,
    annualReview: true,
    reviewOn: null,
    services: [wine],
    preview: false,
    ...extra,
  });
  const charge = (client: { entry: number }, everydayServiceId: number | null, billingCodeId = p.codes.wine) =>
    createScheduleLine(p.admin, {
      serviceEntryId: client.entry,
      serviceGroupId: null,
      billingCodeId,
      description: null,
      quantity: "1",
      startDate: "2025-12-10",
      endDate: null,
      billToDate: null,
      everydayServiceId,
    });

  test("a charge points to a clause that stands, and costs what was agreed", async () => {
    const client = await admitted("Wine", "2025-12-01", { agreementDate: "2025-11-28" });
    expect(await refusal(charge(client, null))).toMatchObject({ fields: ["/everydayServiceId REQUIRED"] });
    const { everydayAgreement } = await createEverydayAgreement(p.admin, agreementOf(client));
    expect(everydayAgreement).toMatchObject({ issues: [], coolingOffUntil: "2026-01-07" });
    const clause = everydayAgreement.services[0]?.id ?? 0;
    expect(await refusal(charge(client, clause, p.extra))).toMatchObject({
      fields: ["/everydayServiceId NOT_ALLOWED"],
    });
    await charge(client, clause);
    expect(await refusal(charge(client, clause))).toMatchObject({ fields: ["/billingCodeId DUPLICATE"] });
    const second = await addEverydayService(p.admin, {
      ...wine,
      service: "The Age",
      amount: "3.10",
      everydayAgreementId: everydayAgreement.id,
      agreedOn: "2025-12-20",
      preview: false,
    });
    const papers = second.everydayAgreement.services[1]?.id ?? 0;
    expect(await refusal(charge(client, papers))).toMatchObject({ fields: ["/billingCodeId DUPLICATE"] });
    await charge(client, papers, p.codes.papers);
    // 22 x 5.00 from the 10th; 12 x 3.10 from the 20th, when it was agreed.
    expect(await bill(client.id, "2025-12-31")).toMatchObject({ WINE: "110.00", PAPERS: "37.20" });

    expect(
      await refusal(
        endEverydayAgreement(p.admin, {
          everydayAgreementId: everydayAgreement.id,
          by: "provider",
          on: "2025-12-28",
          cannotDeliver: false,
          preview: false,
        }),
      ),
    ).toMatchObject({ fields: ["/on NOT_ALLOWED"] });
    const ended = await endEverydayAgreement(p.admin, {
      everydayAgreementId: everydayAgreement.id,
      by: "person",
      on: "2025-12-28",
      cannotDeliver: false,
      preview: false,
    });
    expect(ended.everydayAgreement).toMatchObject({
      endsFrom: "2025-12-29",
      refundDueOn: "2026-01-11",
      acknowledgeBy: "2026-01-10",
    });
    // Three days of December go back.
    expect(ended.effect.adjustment).toBe("-24.30");
    expect(await bill(client.id, "2025-12-31", "adjustment")).toEqual({ WINE: "-15.00", PAPERS: "-9.30" });
    expect(
      (await listEverydayAgreements(p.admin, { clientId: client.id })).items[0]?.services[0]?.amountToday,
    ).toBeNull();
  });

  test("an agreement that does not meet the law is told, and not charged on", async () => {
    const client = await admitted("Unmet", "2025-12-01");
    const { everydayAgreement } = await createEverydayAgreement(
      p.admin,
      agreementOf(client, { offeredOn: "2025-11-20", agreedOn: "2025-11-25", standalone: false }),
    );
    expect(everydayAgreement.issues.map((issue) => issue.code)).toEqual([
      "NO_SERVICE_AGREEMENT",
      "OFFERED_BEFORE_START",
      "AGREED_BEFORE_START",
      "PART_OF_ANOTHER_AGREEMENT",
    ]);
    expect(await refusal(charge(client, everydayAgreement.services[0]?.id ?? 0))).toMatchObject({
      fields: ["/everydayServiceId NOT_ALLOWED"],
    });
    expect(
      await refusal(
        createEverydayAgreement(
          p.admin,
          agreementOf(client, { services: [{ ...wine, accommodation: true, amount: "-1.00" }] }),
        ),
      ),
    ).toMatchObject({
      fields: ["/services/0/amount OUT_OF_RANGE", "/services/0/accommodation NOT_ALLOWED"],
    });
  });
});

test("a death before anybody was told: nothing but the basic daily fee, up to the last day", async () => {
  const client = await admitted("Died", "2025-12-01");
  await departClient(p.admin, {
    serviceEntryId: client.entry,
    departureDate: "2026-01-10",
    departureReason: "deceased",
    billingEndDate: null,
  });
  const late = await advise(client.id, "2026-01-20", "2025-12-01", "150.00");
  expect(late.effect.amounts).toEqual([]);
  expect(await bill(client.id, "2026-01-31")).toEqual({ BDF: "2687.55" });
  const { days } = await getResidentFees(p.admin, { clientId: client.id, from: "2025-12-01", to: "2026-01-31" });
  expect(days[0]?.fees[1]).toMatchObject({
    zero: "DIED_BEFORE_INFORMED",
    zeroText: "The person died before the provider was told the amount",
  });
});

test("the day of a facility transfer is charged once, every fee of it: by the home that is entered", async () => {
  const { id, entry } = await admitted("Moves", "2026-01-05");
  await advise(id, "2026-01-05", "2026-01-05", "150.00");
  const second = await createService(p.admin, {
    code: "SECOND",
    name: "Second Home",
    kind: "residential",
    legalEntityId: p.entity,
    departmentServiceId: null,
    state: "NSW",
    funded: true,
    allowPartnered: false,
  });
  const place = await createPlace(p.admin, { serviceId: second.id, code: "S1", wing: null, price: null });
  await transferFacility(p.admin, {
    serviceEntryId: entry,
    transferDate: "2026-01-20",
    noticeDate: null,
    departPartners: false,
    serviceId: second.id,
    placeId: place.id,
  });
  const { days } = await getResidentFees(p.admin, { clientId: id, from: "2026-01-20", to: "2026-01-20" });
  const contributions = days.map((day) => [
    day.serviceName,
    day.kind,
    ...day.fees.filter((fee) => fee.legalFee !== "basic_daily_fee").map((fee) => fee.amount),
  ]);
  expect(contributions).toEqual([
    ["Banksia House", "departure", "0.00", "0.00"],
    ["Second Home", "entry", "22.15", "56.91"],
  ]);
  const { journalId } = await propose(p, p.admin, "billing", {
    postingDate: "2026-01-31",
    endDate: "2026-01-31",
  });
  const charged = await p.db.owner.sql<{ code: string; days: string }[]>`
    select b.code, sum(l.quantity)::int::text as days from journal_line l join billing_code b on b.id = l.billing_code_id
    where l.journal_id = ${journalId} and l.client_id = ${id} group by 1 order by 1`;
  expect([...charged]).toEqual([
    { code: "BDF", days: "27" },
    { code: "HC", days: "27" },
    { code: "NCC", days: "27" },
  ]);
});
