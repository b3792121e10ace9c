/** The terms of a village contract as the rules on exit fees take them. */
import type { ExitFeeFacts, ExitFeeTerms } from "@banksia/core/accommodation/index";
import { type LawIssue, error } from "@banksia/core/arrangements/outcome";
import type { DepositLoadCode, LoadedIngoing, LoadedLine } from "./deposit-record.ts";

/** A row of `ingoing_contribution` with its account name. */
export interface IngoingRow {
  agreedAmount: string;
  accountNameId: number;
  accountNameType: LoadedLine["accountNameType"];
  startDate: string;
  base: ExitFeeTerms["base"];
  method: ExitFeeTerms["method"];
  dmfYears: string[] | null;
  crfYears: string[] | null;
  dayDivisor: ExitFeeTerms["dayDivisor"];
  capYears: string | null;
  capPercent: string | null;
  leastPercent: string | null;
  gainShare: string;
  lossShare: string;
  resalePrice: string | null;
  resaleDate: string | null;
  otherDeductions: string;
}

type Rates = LoadedIngoing["rates"];

/** @param vacatedOn the last day that counts; null while the resident is there */
export function villageContract(row: IngoingRow, rates: Rates, vacatedOn: string | null): LoadedIngoing {
  const { startDate, agreedAmount, accountNameId, accountNameType, resalePrice, resaleDate } = row;
  const dmf = termsOf(row, row.dmfYears, dated(rates, "dmfPercent"));
  // The least is that of the departure fee: capital is replaced at its rate however short the stay.
  const crf = termsOf({ ...row, leastPercent: null }, row.crfYears, dated(rates, "crfPercent"));
  const feeOf = (terms: ExitFeeTerms | null): ExitFeeFacts | null =>
    terms === null ? null : { from: startDate, vacatedOn, entryPrice: agreedAmount, resalePrice, terms };
  return {
    startDate,
    agreedAmount,
    accountNameId,
    accountNameType,
    resalePrice,
    resaleDate,
    dmf: feeOf(dmf),
    crf: feeOf(crf),
    exit: {
      from: startDate,
      vacatedOn,
      entryPrice: agreedAmount,
      resalePrice,
      dmf,
      crf: crf === null ? null : { by: "rate", terms: crf },
      gainShare: row.gainShare,
      lossShare: row.lossShare,
      saleCosts: "0",
      deductions: Number(row.otherDeductions) === 0 ? [] : [{ name: "Other deductions", amount: row.otherDeductions }],
    },
    rates,
  };
}

function dated(rates: Rates, name: "dmfPercent" | "crfPercent") {
  return rates.map((row) => ({ from: row.startDate, to: row.endDate, value: row[name] }));
}

/** Null where nothing is agreed of the fee. */
function termsOf(
  row: IngoingRow,
  years: readonly string[] | null,
  rates: { from: string; to: string | null; value: string }[],
): ExitFeeTerms | null {
  const byYear = years !== null && years.length > 0;
  if (!byYear && rates.every((rate) => Number(rate.value) === 0)) return null;
  return {
    method: row.method,
    rates: byYear ? { by: "year_of_stay", years } : { by: "date", rates },
    base: row.base,
    capYears: row.capYears === null ? null : Math.trunc(Number(row.capYears)),
    capPercent: row.capPercent,
    leastPercent: row.leastPercent,
    dayDivisor: row.dayDivisor,
  };
}

/** A contract without any rate can have no fee worked out. */
export function ratesMissing(contract: LoadedIngoing): LawIssue<DepositLoadCode>[] {
  if (contract.dmf !== null || contract.crf !== null) return [];
  const message = "The contract has no rates of a deferred management or capital replacement fee: enter them.";
  return [error("INGOING_RATES_MISSING", "rates", contract.startDate, message)];
}
