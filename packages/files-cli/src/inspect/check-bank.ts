import { readBankStatement, readBpayBatch, readBrf, readDisbursementReport } from "@banksia/claims";
import { count, day, money, text } from "./facts.ts";
import { fromFindings } from "./issues.ts";
import type { Checked, InspectOptions, LoadedFile } from "./report.ts";

export function checkBankStatement({ bytes }: LoadedFile): Checked {
  const read = readBankStatement(bytes);
  const accounts = read.groups.flatMap((group) => group.accounts);
  const facts = [
    ...day("Made", read.createdOn),
    ...day("As of", read.groups[0]?.asOf ?? null),
    count("Accounts", accounts.length),
    count(
      "Transactions",
      accounts.reduce((sum, { transactions }) => sum + transactions.length, 0),
    ),
    ...accounts
      .slice(0, 20)
      .flatMap(({ account, credits, debits, closingBalance }) => [
        money(`${account} credits`, credits),
        money(`${account} debits`, debits),
        ...(closingBalance === null ? [] : [money(`${account} closing balance`, closingBalance)]),
      ]),
  ];
  return { kind: read.format === "NAI" ? "nai" : "bai2", ...fromFindings(read), facts };
}

export function checkBrf({ bytes }: LoadedFile, { crnRules = {} }: InspectOptions): Checked {
  const read = readBrf(bytes, { crnRules });
  const facts = [
    ...read.groups
      .slice(0, 20)
      .flatMap((group) => [
        ...text("Biller", `${group.billerCode} ${group.billerName}`.trim()),
        ...day("Made", group.createdOn),
        count("Payments", group.payments.count),
        money("Payments total", group.payments.total),
        count("Corrections", group.corrections.count),
        money("Corrections total", group.corrections.total),
        count("Reversals", group.reversals.count),
        money("Reversals total", group.reversals.total),
      ]),
    money("Settlement", read.settlement),
  ];
  return { kind: "bpay-brf", ...fromFindings(read), facts };
}

export function checkBpayBatch({ bytes }: LoadedFile, { crnRules = {} }: InspectOptions): Checked {
  const read = readBpayBatch(bytes, { crnRules });
  const facts = [
    ...text("Customer", `${read.customerId} ${read.customerName}`.trim()),
    ...day("Date", read.date),
    count("Payments", read.all.count),
    money("Total", read.all.total),
    ...(read.done === null ? [] : [count("Done", read.done.count), money("Done total", read.done.total)]),
    ...(read.failed === null ? [] : [count("Failed", read.failed.count), money("Failed total", read.failed.total)]),
  ];
  return { kind: read.kind === "results" ? "bpay-results" : "bpay-batch", ...fromFindings(read), facts };
}

export function checkDisbursementReport({ bytes }: LoadedFile): Checked {
  const read = readDisbursementReport(bytes);
  const facts = [
    ...text("Bank", read.bank),
    ...day("Reported", read.reportedOn),
    ...text("File sent", read.importFile),
    count("Items", read.items.length),
    count("Failed", read.failed),
    money("Credits", read.credits),
    money("Debits", read.debits),
  ];
  return { kind: "disbursement-report", ...fromFindings(read), facts };
}
