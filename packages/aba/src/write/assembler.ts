import { bankProfiles } from "../bank-profiles.ts";
import { centsSum, totalsOf } from "../cents.ts";
import { characterTable } from "../characters.ts";
import { isCivilDay } from "../civil-day.ts";
import type { AbaDetail, AbaTotals } from "../facts.ts";
import { issueList } from "../issue-list.ts";
import { detailColumns, trailerColumns, type Columns } from "../layout.ts";
import { profileIssues } from "../profile.ts";
import { sealing } from "../seal.ts";
import { sideOf } from "../transaction-code.ts";
import { balancingEntry } from "./balancing-entry.ts";
import { detailEncoder, detailTemplate } from "./encode-detail.ts";
import { formatDetail, formatHeader, formatTrailer } from "./format-record.ts";
import type { AbaDetailInput, AbaFileInput, OwnAccount } from "./input.ts";
import { lineBuffer, type Leave } from "./line-buffer.ts";
import { normaliseDetail, type OwnDefaults } from "./normalise-detail.ts";
import { normaliseAccount, normaliseBsb, normaliseText, type Writing } from "./normalise-fields.ts";
import { normaliseHeader } from "./normalise-header.ts";
import type { AbaChange, AbaRefused, AbaWriteOptions, AbaWritten } from "./result.ts";

/** Puts a file together: the header first, entries as they come, the file total last. */
export interface Assembler {
  /** Adds an entry; false when there are so many that no more need be given. */
  add(input: AbaDetailInput): boolean;
  /** To be called once, after the last entry. */
  finish(): AbaWritten | AbaRefused;
  /** To be called instead of `finish` when the entries do not come to an end. */
  stop(): AbaRefused;
}

/**
 * @param file the header and the own account; entries are given one by one
 * @param leave gets the bytes of the file in order, as long as nothing was refused
 * @param room bytes to hold before any leave; undefined for some hundred lines
 * @throws RangeError when `options.today` is no real day
 */
export function assembler(
  file: Omit<AbaFileInput, "details">,
  options: AbaWriteOptions,
  leave: Leave,
  room?: number,
): Assembler {
  if (options.today !== undefined && !isCivilDay(options.today)) throw new RangeError("today must be a day YYYY-MM-DD");
  const kept = options.maxIssues ?? 1000;
  const issues = issueList("strict", kept);
  const unsound = profileIssues(options.profile ?? bankProfiles.generic);
  for (const { message } of unsound) issues.report("profile-invalid", { record: 0, says: message });
  const profile = unsound.length > 0 ? bankProfiles.generic : (options.profile ?? bankProfiles.generic);
  const changes: AbaChange[] = [];
  let changeCount = 0;
  const writing: Writing = {
    profile,
    issues,
    table: characterTable(profile.characters),
    refuseCharacters: options.characters === "refuse",
    change(change) {
      changeCount++;
      if (changes.length < kept) changes.push(change);
    },
  };

  const own = normaliseOwn(writing, file.own);
  const header = normaliseHeader(
    writing,
    file.header,
    { bsb: own.traceBsb, account: own.traceAccount },
    {
      today: options.today,
      holidays: new Set(options.holidays),
    },
  );
  const encode = detailEncoder({ table: writing.table, maxDetailCents: profile.maxDetailCents, own });
  const sum = options.seal === true ? sealing() : undefined;
  let length = 0;
  const template = new TextEncoder().encode(detailTemplate(own) + profile.lineEnd);
  const lines = lineBuffer(template, room, (bytes, last) => {
    if (issues.errorCount > 0) return;
    length += bytes.length;
    sum?.add(bytes);
    leave(bytes, last);
  });
  lines.start();
  if (header !== undefined) lines.write(formatHeader(header));
  lines.end();

  const creditSum = centsSum();
  const debitSum = centsSum();
  let details = 0;
  let previous = "";
  let inOrder = profile.accountOrder;

  function put(detail: AbaDetail): void {
    lines.write(formatDetail(detail));
    (sideOf(detail.code) === "debit" ? debitSum : creditSum).add(detail.cents);
  }

  function noteOrder(input: AbaDetailInput): void {
    const key = `${input.bsb.replace("-", "")}${input.account.replace(/[ -]/g, "").padStart(9)}`;
    if (key < previous) {
      inOrder = false;
      issues.report("out-of-order", { record: details + 1, field: "account", columns: [2, 17] });
    }
    previous = key;
  }

  function add(input: AbaDetailInput): boolean {
    if (details >= profile.maxDetails) {
      const says = `The bank takes at most ${profile.maxDetails} detail records in a file`;
      issues.report("details-too-many", { record: details + 2, says });
      return false;
    }
    details++;
    const given: unknown = input;
    if (typeof given !== "object" || given === null) {
      issues.report("field-missing", { record: details + 1, says: "The entry must be given" });
      return true;
    }
    lines.start();
    if (encode(lines.bytes, lines.at, input)) {
      (input.code === "13" ? debitSum : creditSum).add(Number(input.cents));
    } else {
      const detail = normaliseDetail(writing, details + 1, input, own);
      if (detail === undefined) return true;
      put(detail);
    }
    lines.end();
    if (inOrder) noteOrder(input);
    return true;
  }

  /** Adds the balancing record where the bank wants one; returns how many records were added and counted. */
  function balance(): { added: number; counted: number } {
    if (!profile.balancing || issues.errorCount > 0) return { added: 0, counted: 0 };
    const entry = balancingEntry(
      { creditCents: creditSum.value(), debitCents: debitSum.value() },
      file.own,
      file.header,
    );
    if (entry === undefined) return { added: 0, counted: 0 };
    // the limit of one record is the bank's for entries, not for their sum
    const unlimited = { ...writing, profile: { ...profile, maxDetailCents: bankProfiles.generic.maxDetailCents } };
    const detail = normaliseDetail(unlimited, details + 2, entry, own);
    if (detail === undefined) return { added: 0, counted: 0 };
    lines.start();
    put(detail);
    lines.end();
    return { added: 1, counted: profile.balancingCounted ? 1 : 0 };
  }

  function reportTotals(totals: AbaTotals, record: number): void {
    const over = (field: "creditTotal" | "debitTotal", cents: bigint) => {
      if (cents <= BigInt(profile.maxTotalCents)) return;
      const columns: Columns = trailerColumns[field];
      const says = `The total is at most ${profile.maxTotalCents} cents`;
      issues.report("total-over-limit", { record, field, columns, found: String(cents), says });
    };
    over("creditTotal", totals.creditCents);
    over("debitTotal", totals.debitCents);
  }

  function reportSoFar() {
    const { errorCount, warningCount } = issues;
    return { issues: issues.kept(), errorCount, warningCount, changes, changeCount };
  }

  function finish(): AbaWritten | AbaRefused {
    if (details === 0) issues.report("details-none", { record: 2 });
    reportTotals(totalsOf(creditSum.value(), debitSum.value(), details), details + 2);
    const { added, counted } = balance();
    if (issues.errorCount > 0) return { ok: false, ...reportSoFar() };
    const totals = totalsOf(creditSum.value(), debitSum.value(), details + counted);
    const dropped = profile.finalLineEnd ? 0 : profile.lineEnd.length;
    lines.start(dropped);
    lines.write(formatTrailer(totals));
    lines.end();
    lines.finish(dropped);
    const seal = sum === undefined ? {} : { seal: sum.seal() };
    return { ok: true, ...reportSoFar(), totals, records: details + added + 2, length, ...seal };
  }

  function stop(): AbaRefused {
    issues.report("writing-stopped", { record: details + 1 });
    return { ok: false, ...reportSoFar() };
  }

  return { add, finish, stop };
}

/** The own account as every record takes it; what is refused is reported and left empty. */
function normaliseOwn(writing: Writing, own: OwnAccount): OwnDefaults {
  const place = (field: "traceBsb" | "traceAccount" | "remitter") => ({
    record: 0,
    field,
    columns: detailColumns[field],
  });
  return {
    traceBsb: normaliseBsb(writing, place("traceBsb"), own.bsb) ?? "",
    traceAccount: normaliseAccount(writing, place("traceAccount"), own.account) ?? "",
    remitter: normaliseText(writing, place("remitter"), own.remitter, "text-blank") ?? "",
  };
}
