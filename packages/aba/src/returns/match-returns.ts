import type { AbaDetail, AbaReturn } from "../facts.ts";
import { returnReason, type ReturnReason } from "../return-reason.ts";

/** An entry that was sent, with what the header of its file said; add whatever you need to know it again. */
export interface SentEntry {
  /** Day on which the file was to be processed, YYYY-MM-DD. */
  processingDate: string;
  /** User identification number of the file, six digits. */
  userId: string;
  detail: Pick<AbaDetail, "bsb" | "account" | "cents" | "reference">;
}

/** What a return can differ in and still be told to belong to an entry. */
export type ReturnDifference = "reference" | "originalDay" | "originalUserId";

/** A returned entry and the entry that it is about. */
export interface ReturnMatch<Sent extends SentEntry> {
  return: AbaReturn;
  /**
   * matched: account, amount, reference, day and user id agree with one entry.
   * likely: account and amount agree with one entry only, and so does the reference or else both day and user id.
   * ambiguous: several entries agree in everything, and not all of them came back; a person must choose.
   * unmatched: no entry agrees.
   */
  outcome: "matched" | "likely" | "ambiguous" | "unmatched";
  /** The entry, when matched or likely. */
  sent: Sent | undefined;
  /** The entries to choose from, when ambiguous. */
  candidates: Sent[];
  /** What does not agree, when likely. */
  differs: ReturnDifference[];
  /** What the code says; undefined when it is not one of the standard's. */
  reason: Readonly<ReturnReason> | undefined;
}

/**
 * Finds for each returned entry the entry that was sent. The other party's account is looked for in both places where
 * banks put it. An entry is given to one return at most: it cannot come back twice.
 * @param sent entries of every file that the returns may be about
 * @param returned records of type 2, as `readAba` gives them
 * @returns a match for each return, in the order of the returns
 */
export function matchReturns<Sent extends SentEntry>(
  sent: Iterable<Sent>,
  returned: Iterable<AbaReturn>,
): ReturnMatch<Sent>[] {
  const free = new Map<string, Set<Sent>>();
  for (const entry of sent) {
    const key = accountKey(entry.detail.bsb, entry.detail.account, entry.detail.cents);
    const set = free.get(key);
    if (set === undefined) free.set(key, new Set([entry]));
    else set.add(entry);
  }
  const matches = Array.from(returned, (entry): ReturnMatch<Sent> => {
    const reason = returnReason(entry.reason);
    return { return: entry, outcome: "unmatched", sent: undefined, candidates: [], differs: [], reason };
  });
  matchExactly(matches, free);
  matchLikely(matches, free);
  return matches;
}

function accountKey(bsb: string, account: string, cents: number): string {
  return `${bsb} ${account} ${cents}`;
}

/** Entries not yet given to a return whose account and amount agree with it. */
function candidatesOf<Sent extends SentEntry>(entry: AbaReturn, free: Map<string, Set<Sent>>): Sent[] {
  const there = free.get(accountKey(entry.traceBsb, entry.traceAccount, entry.cents));
  const here = free.get(accountKey(entry.bsb, entry.account, entry.cents));
  return [...new Set([...(there ?? []), ...(here ?? [])])];
}

function take<Sent extends SentEntry>(match: ReturnMatch<Sent>, sent: Sent, free: Map<string, Set<Sent>>): void {
  match.sent = sent;
  free.get(accountKey(sent.detail.bsb, sent.detail.account, sent.detail.cents))?.delete(sent);
}

function differencesOf(entry: AbaReturn, sent: SentEntry): ReturnDifference[] {
  const differs: ReturnDifference[] = [];
  if (entry.reference !== sent.detail.reference) differs.push("reference");
  if (entry.originalDay !== Number(sent.processingDate.slice(8))) differs.push("originalDay");
  if (entry.originalUserId !== sent.userId) differs.push("originalUserId");
  return differs;
}

/** Returns that agree with an entry in everything; those that agree with the same entries are looked at together. */
function matchExactly<Sent extends SentEntry>(matches: ReturnMatch<Sent>[], free: Map<string, Set<Sent>>): void {
  const alike = new Map<string, ReturnMatch<Sent>[]>();
  for (const match of matches) {
    const { bsb, account, traceBsb, traceAccount, cents, reference, originalDay, originalUserId } = match.return;
    const sides = [`${bsb} ${account}`, `${traceBsb} ${traceAccount}`].sort();
    const key = [...sides, cents, originalDay, originalUserId, reference].join(" ");
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [match]);
    else group.push(match);
  }
  for (const group of alike.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const exact = candidatesOf(first.return, free).filter((sent) => differencesOf(first.return, sent).length === 0);
    for (const [index, match] of group.entries()) {
      const sent = exact[index];
      if (sent === undefined) continue;
      if (exact.length > group.length) {
        match.outcome = "ambiguous";
        match.candidates = exact;
      } else {
        match.outcome = "matched";
        take(match, sent, free);
      }
    }
  }
}

/** Of what is left, returns that only one entry comes close to. */
function matchLikely<Sent extends SentEntry>(matches: ReturnMatch<Sent>[], free: Map<string, Set<Sent>>): void {
  for (const match of matches) {
    if (match.outcome !== "unmatched") continue;
    const near = candidatesOf(match.return, free)
      .map((sent) => ({ sent, differs: differencesOf(match.return, sent) }))
      .filter(({ differs }) => !differs.includes("reference") || differs.length === 1);
    const [only] = near;
    if (only === undefined || near.length > 1) continue;
    match.outcome = "likely";
    match.differs = only.differs;
    take(match, only.sent, free);
  }
}
