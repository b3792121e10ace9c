import type { AbaDetail } from "../facts.ts";
import { isIndicator } from "../indicator.ts";
import { detailColumns, fieldOf } from "../layout.ts";
import { isTransactionCode } from "../transaction-code.ts";

/** The facts of a detail record that is known to be as the standard wants it. */
export function cleanDetail(line: string): AbaDetail {
  const indicator = line.charAt(17);
  const code = fieldOf(line, detailColumns.code);
  return {
    bsb: line.slice(1, 4) + line.slice(5, 8),
    account: fieldOf(line, detailColumns.account).trimStart(),
    indicator: isIndicator(indicator) ? indicator : " ",
    code: isTransactionCode(code) ? code : "50",
    cents: Number(fieldOf(line, detailColumns.amount)),
    title: fieldOf(line, detailColumns.title).trimEnd(),
    reference: fieldOf(line, detailColumns.reference).trimEnd(),
    traceBsb: line.slice(80, 83) + line.slice(84, 87),
    traceAccount: fieldOf(line, detailColumns.traceAccount).trimStart(),
    remitter: fieldOf(line, detailColumns.remitter).trimEnd(),
    taxCents: Number(fieldOf(line, detailColumns.tax)),
  };
}
