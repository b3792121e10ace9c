import { type Client, endpoints } from "@banksia/client";

/** A small provider made through the API: one resident whose basic fee an organisation pays half of, and a monthly fee with GST. */
export async function makeProvider(
  client: Client,
  at: { legalEntityId: number; services: { east: number } },
): Promise<{
  journalTypeId: number;
  codes: { fee: number; television: number };
  clientId: number;
  payerId: number;
  feeLineId: number;
  feeRateId: number;
}> {
  const call: Client["call"] = (...request) => client.call(...request);
  const account = async (
    code: string,
    name: string,
    type: "asset" | "income" | "liability",
    control: "receivable" | "tax" | null,
  ) => (await call(endpoints.createLedgerAccount, { body: { code, name, type, control } })).id;
  const receivable = await account("1100", "Receivable", "asset", "receivable");
  const revenue = await account("4100", "Fees", "income", null);
  const taxes = await account("2200", "GST", "liability", "tax");
  const tax = async (code: string, percent: string) =>
    (await call(endpoints.createTaxCode, { body: { code, name: code, percent, ledgerAccountId: taxes } })).id;
  const free = await tax("FREE", "0");
  const gst = await tax("GST", "10");
  const accountName = await call(endpoints.createAccountName, {
    body: { code: "RES", name: "Resident fees", type: "customer", receivableAccountId: receivable },
  });
  const code = async (name: string, unit: "day" | "month", taxCodeId: number) =>
    (
      await call(endpoints.createBillingCode, {
        body: {
          code: name,
          description: name,
          unit,
          anchor: "calendar",
          timing: "advance",
          taxCodeId,
          accountNameId: accountName.id,
          revenueAccountId: revenue,
        },
      })
    ).id;
  const fee = await code("BDF", "day", free);
  const television = await code("TV", "month", gst);
  const rate = (billingCodeId: number, amount: string) =>
    call(endpoints.createBillingRate, {
      body: { billingCodeId, startDate: "2026-01-01", model: "amount", rate: amount },
    });
  const feeRate = await rate(fee, "66.80");
  await rate(television, "11.00");
  const group = await call(endpoints.createServiceGroup, {
    body: { code: "STD", name: "Standard", billingCodeIds: [fee, television] },
  });
  const template = await call(endpoints.createScheduleTemplate, {
    body: {
      code: "PERM",
      name: "Permanent",
      lines: [fee, television].map((billingCodeId) => ({ serviceGroupId: group.id, billingCodeId })),
    },
  });
  const careType = await call(endpoints.createCareType, {
    body: { code: "PERM", name: "Permanent", setting: "residential", scheduleTemplateId: template.id },
  });
  const customerGroup = await call(endpoints.createCustomerGroup, { body: { code: "RES", name: "Residents" } });
  const terms = await call(endpoints.createTermsOfPayment, { body: { code: "D14", name: "14 days", days: 14 } });
  const base = { customerGroupId: customerGroup.id, termsOfPaymentId: terms.id };
  const resident = await call(endpoints.createCustomer, {
    body: { type: "person", firstName: "Mary", lastName: "Smith", homeServiceId: at.services.east, ...base },
  });
  const payer = await call(endpoints.createCustomer, {
    body: { type: "organisation", name: "Plan Managers", ...base },
  });
  const room = await call(endpoints.createPlace, { body: { serviceId: at.services.east, code: "R1" } });
  const admission = await call(endpoints.admitClient, {
    body: {
      clientId: resident.id,
      serviceId: at.services.east,
      careTypeId: careType.id,
      placeId: room.id,
      entryDate: "2026-11-01",
    },
  });
  const feeLine = admission.scheduleLines.find((line) => line.billingCodeId === fee)!;
  await call(endpoints.setInvoicees, {
    params: { scheduleLineId: feeLine.id },
    body: {
      startDate: "2026-11-01",
      invoicees: [
        { customerId: resident.id, percent: "50" },
        { customerId: payer.id, percent: "50" },
      ],
    },
  });
  const journalType = await call(endpoints.createJournalType, { body: { code: "BILL", name: "Billing" } });
  return {
    journalTypeId: journalType.id,
    codes: { fee, television },
    clientId: resident.id,
    payerId: payer.id,
    feeLineId: feeLine.id,
    feeRateId: feeRate.billingRate.id,
  };
}
