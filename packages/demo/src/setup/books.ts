import { addMonths, dayText, monthEnd } from "@banksia/core/days/index";
import { abnOf } from "../people/abn.ts";
import { type Provider, known, midnight } from "../provider.ts";
import type { CodeSpec } from "./code-catalogue.ts";

/** The ledger, tax codes, account names, terms and customer groups, journal types. */
export function addBooks(provider: Provider): void {
  const { tables } = provider;
  const ledger = new Map<string, number>();
  for (const [code, name, type, control] of ledgerAccounts)
    ledger.set(code, tables.ledgerAccount.add({ code, name, type, control: control ?? null }));
  for (const [code, name, percent, inclusive] of taxCodes)
    tables.taxCode.add({ code, name, percent, inclusive, ledger_account_id: known(ledger, "2200") });
  for (const [code, name, type, account, counter] of accountNames) {
    provider.accounts.set(
      code,
      tables.accountName.add({
        code,
        name,
        type,
        receivable_account_id: known(ledger, account),
        counter_account_id: counter === undefined ? null : known(ledger, counter),
      }),
    );
  }
  for (const [code, name] of customerGroups)
    provider.customerGroups.set(code, tables.customerGroup.add({ code, name }));
  for (const [code, name, days, fromEndOfMonth] of terms)
    provider.terms.set(code, tables.terms.add({ code, name, days, from_end_of_month: fromEndOfMonth }));
  for (const [code, name] of journalTypes) tables.journalType.add({ code, name });
}

/** Ids follow the order of the lists: code `4100` is where it stands. */
export function ledgerAccountId(code: string): number {
  const at = ledgerAccounts.findIndex((account) => account[0] === code);
  if (at < 0) throw new Error(`The demo has no ledger account ${code}.`);
  return at + 1;
}

export function taxCodeId(code: string): number {
  return taxCodes.findIndex((tax) => tax[0] === code) + 1;
}

/** The companies of the group, each with its bank account, its numbers of documents and its months. Three, the third in the west. */
export function addLegalEntities(provider: Provider): void {
  const { tables, plan } = provider;
  for (const [at, [code, name, timeZone]] of legalEntities.entries()) {
    const id = tables.legalEntity.add({
      code,
      name,
      abn: abnOf(600_100_200 + at * 7),
      time_zone: timeZone,
      bill_from: dayText(plan.billFrom),
    });
    // Made up, as those of the clients are: a file of the demo pays nobody.
    tables.ownBankAccount.add({
      legal_entity_id: id,
      ledger_account_id: ledgerAccountId("1000"),
      bank: "cba",
      bsb: `98200${at + 1}`,
      account_number: `1000200${at + 1}`,
      user_name: name.toUpperCase().slice(0, 26),
      user_id: null,
      institution: null,
      remitter: name.toUpperCase().slice(0, 16).trim(),
    });
    tables.numberSequence.add({ legal_entity_id: id, series: "invoice", prefix: `${code}-I`, next_number: 1 });
    tables.numberSequence.add({ legal_entity_id: id, series: "credit_note", prefix: `${code}-C`, next_number: 1 });
    // Three months before the first billed here are closed; those billed here are open.
    for (let month = -3; month <= plan.months; month += 1) {
      const from = addMonths(plan.billFrom, month);
      const to = monthEnd(from);
      tables.period.add({
        legal_entity_id: id,
        start_date: dayText(from),
        end_date: dayText(to),
        closed_at: month < 0 ? midnight(Math.min(to + 5, plan.todayDay)) : null,
      });
    }
  }
}

const ledgerAccounts: readonly (readonly [string, string, string, string?])[] = [
  ["1000", "Bank", "asset"],
  ["1100", "Receivable, resident fees", "asset", "receivable"],
  ["1110", "Receivable, accommodation", "asset", "receivable"],
  ["1120", "Receivable, villages", "asset", "receivable"],
  ["1130", "Receivable, community", "asset", "receivable"],
  ["2200", "GST collected", "liability", "tax"],
  ["2300", "Refundable lump sums", "liability", "lump_sum_liability"],
  ["3000", "Members' funds", "equity"],
  ["4100", "Basic daily fees", "income"],
  ["4110", "Care contributions of residents", "income"],
  ["4120", "Accommodation payments", "income"],
  ["4130", "Higher everyday living", "income"],
  ["4140", "Services to residents", "income"],
  ["4200", "Village charges", "income"],
  ["4210", "Services to villages", "income"],
  ["4300", "Care at home", "income"],
  ["4400", "Disability supports", "income"],
  ["4500", "Government funding", "income"],
  ["4600", "Retention and village fees", "income"],
  ["1150", "Receivable, lump sums", "asset", "receivable"],
  ["2310", "Lump sums invoiced, not received", "liability"],
  ["2400", "Owed to residents", "liability", "payable"],
  ["2490", "Clearing, credits and refunds", "liability"],
  ["5100", "Interest on refunds", "expense"],
  ["5000", "Bad debts", "expense"],
];

const taxCodes = [
  ["FRE", "GST free", "0", false],
  ["GST", "GST, added to the price", "10", false],
  ["GSTI", "GST, inside the price", "10", true],
] as const;

const accountNames: readonly (readonly [
  code: CodeSpec["account"],
  name: string,
  type: string,
  account: string,
  counter?: string,
])[] = [
  ["RES", "Resident fees", "customer", "1100"],
  ["ACC", "Drawn from the lump sum", "accommodation", "1110", "2300"],
  ["VIL", "Village charges", "customer", "1120"],
  ["COM", "Community care", "customer", "1130"],
  ["LUMP", "Lump sums", "lump_sum", "1150", "2300"],
  ["OWED", "Owed to residents", "vendor", "2400", "2490"],
];

const customerGroups = [
  ["RES", "Residents"],
  ["RV", "Village residents"],
  ["HC", "Home care clients"],
  ["NDIS", "NDIS participants"],
  ["FAM", "Family members who pay"],
  ["ORG", "Organisations that pay"],
] as const;

const terms = [
  ["7D", "7 days", 7, false],
  ["14D", "14 days", 14, false],
  ["30D", "30 days", 30, false],
  ["15EOM", "15th of the next month", 15, true],
  ["30EOM", "30 days from the end of the month", 30, true],
] as const;

/** Codes of the journal types, for whoever bills the demo. */
export const demoJournalTypes = {
  billing: "BILL",
  adjustment: "ADJ",
  manual: "MAN",
  receipts: "RCPT",
  refunds: "REF",
  payments: "PAY",
  accommodation: "ACC",
} as const;

const journalTypes = [
  [demoJournalTypes.billing, "Regular billing"],
  [demoJournalTypes.adjustment, "Adjustments"],
  [demoJournalTypes.manual, "Lines by hand"],
  [demoJournalTypes.receipts, "Receipts"],
  [demoJournalTypes.refunds, "Refunds"],
  [demoJournalTypes.payments, "Payments to clients"],
  [demoJournalTypes.accommodation, "Accommodation"],
] as const;

/** Ids follow the order of the list. */
export function journalTypeId(kind: keyof typeof demoJournalTypes): number {
  return journalTypes.findIndex(([code]) => code === demoJournalTypes[kind]) + 1;
}

const legalEntities = [
  ["BGC", "Banksia Grove Care Ltd", "Australia/Sydney"],
  ["BGL", "Banksia Grove Living Ltd", "Australia/Sydney"],
  ["BGW", "Banksia Grove West Ltd", "Australia/Perth"],
] as const;
