import { maxCents, maxCount } from "./cents.ts";
import { anzCharacters, becsCharacters, safeCharacters } from "./characters.ts";
import type { BankProfile } from "./profile.ts";

/** What the standard itself asks for; the other profiles say where a bank departs from it. */
const generic: BankProfile = {
  id: "generic",
  name: "Any bank, as the standard says",
  headerAccount: false,
  headerTime: false,
  balancing: false,
  balancingCounted: true,
  lineEnd: "\r\n",
  finalLineEnd: false,
  characters: becsCharacters,
  maxDetails: maxCount,
  maxDetailCents: maxCents,
  maxTotalCents: maxCents,
  accountOrder: false,
  fileExtension: ".aba",
  dateRule: { weekend: "warn", past: "warn", farDays: 45, leadWorkingDays: 0 },
};

/**
 * Profiles of the banks. A bank's agreement with its customer can differ: limits, and for ANZ and Westpac whether a
 * balancing record is wanted, are set with `customProfile`.
 */
export const bankProfiles = {
  generic,
  /** CommBiz: balanced files only; direct credit user id 301500 unless the customer has one; safe characters. */
  cba: {
    ...generic,
    id: "cba",
    name: "Commonwealth Bank (CommBiz)",
    institution: "CBA",
    userId: "301500",
    balancing: true,
    characters: safeCharacters,
    accountOrder: true,
    dateRule: { weekend: "warn", past: "warn", farDays: 45, leadWorkingDays: 1 },
  },
  /** NAB Connect: balanced files, a line end after the last record too. */
  nab: {
    ...generic,
    id: "nab",
    name: "National Australia Bank (NAB Connect)",
    institution: "NAB",
    balancing: true,
    finalLineEnd: true,
  },
  /** ANZ: own account and, if given, time in the header; no semicolon. */
  anz: {
    ...generic,
    id: "anz",
    name: "ANZ",
    institution: "ANZ",
    headerAccount: true,
    headerTime: true,
    characters: anzCharacters,
  },
  /** Westpac: refuses files that have an account in the header. */
  westpac: { ...generic, id: "westpac", name: "Westpac", institution: "WBC" },
} as const satisfies Record<string, BankProfile>;

/** Short name of a profile that comes with the package. */
export type BankProfileId = keyof typeof bankProfiles;
