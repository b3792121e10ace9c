export { parseAccountNumber } from "./account-number.ts";
export type { AccountNumberError, AccountNumberResult, AccountNumberWarning } from "./account-number.ts";
export { bankProfiles, type BankProfileId } from "./bank-profiles.ts";
export { formatBsb, isBsb, isPlaceholderBsb, parseBsb, type BsbResult } from "./bsb.ts";
export { readBsbDirectory, type BsbBranch, type BsbDirectory, type BsbDirectoryReading } from "./bsb-directory.ts";
export { centsFromDecimal, decimalFromCents, maxCents, maxCount, maxTaxCents } from "./cents.ts";
export { anzCharacters, becsCharacters, safeCharacters } from "./characters.ts";
export { compareAba } from "./compare-aba.ts";
export type { AbaComparison, ChangedEntry, HeaderDifference, PlacedEntry } from "./compare-aba.ts";
export type { AbaDetail, AbaHeader, AbaReturn, AbaTotals } from "./facts.ts";
export { indicators, isIndicator, type Indicator } from "./indicator.ts";
export { issueCatalogue, type AbaIssueCode, type IssueMeaning } from "./issue-catalogue.ts";
export type { AbaIssue, Severity } from "./issue.ts";
export type { AbaMode } from "./issue-list.ts";
export {
  detailColumns,
  headerColumns,
  recordLength,
  returnColumns,
  trailerColumns,
  type AbaField,
  type Columns,
} from "./layout.ts";
export { looksLikeAba } from "./looks-like-aba.ts";
export { processingDay } from "./processing-day.ts";
export { customProfile, type BankProfile, type DateRule, type ProfileResult } from "./profile.ts";
export { checkAba, checkAbaStream } from "./read/check-aba.ts";
export type { StatedTotals } from "./read/examine-trailer.ts";
export type { AbaGroupSummary } from "./read/group-state.ts";
export type { AbaReadOptions } from "./read/options.ts";
export { readAba, readAbaStream, type AbaGroup, type AbaReading, type AbaRecord } from "./read/read-aba.ts";
export type { AbaCheck } from "./read/reading.ts";
export type { AbaAsyncSource, AbaChunk, AbaSource } from "./read/source.ts";
export { matchReturns, type ReturnDifference, type ReturnMatch, type SentEntry } from "./returns/match-returns.ts";
export { sentEntries, type FileEntry } from "./returns/sent-entries.ts";
export { returnReason, returnReasons, type ReturnAction, type ReturnReason } from "./return-reason.ts";
export { sealing, sealOf, type Sealing } from "./seal.ts";
export { isTransactionCode, sideOf, transactionCodes, type Side, type TransactionCode } from "./transaction-code.ts";
export { transliterate, type Transliterated } from "./transliterate.ts";
export {
  credit,
  debit,
  type AbaDetailInput,
  type AbaEntryInput,
  type AbaFileInput,
  type AbaHeaderInput,
  type OwnAccount,
} from "./write/input.ts";
export type { AbaChange, AbaRefused, AbaWriteOptions, AbaWriteReport, AbaWritten } from "./write/result.ts";
export { rewriteAba, type AbaRewriteInput, type AbaRewriteResult } from "./write/rewrite-aba.ts";
export {
  AbaRefusedError,
  writeAba,
  writeAbaStream,
  type AbaDetailSource,
  type AbaWriteResult,
  type AbaWriteStream,
} from "./write/write-aba.ts";
