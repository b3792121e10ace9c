import { becsCharacters, characterTable, firstOutside } from "./characters.ts";
import { maxCents, maxCount } from "./cents.ts";
import { issueOf, type AbaIssue } from "./issue.ts";

/** How a bank looks at the processing date. */
export interface DateRule {
  /** What becomes of a Saturday, a Sunday or a holiday. */
  weekend: "warn" | "refuse";
  /** What becomes of a day before today. */
  past: "warn" | "refuse";
  /** A date further ahead than so many days is warned about. */
  farDays: number;
  /** How many working days before the wanted day the bank wants as the processing date. */
  leadWorkingDays: number;
}

/** What a bank wants of a file, as data. */
export interface BankProfile {
  /** A short name for settings and messages. */
  id: string;
  name: string;
  /** Letters of the institution for the header, or undefined when the file itself must say. */
  institution?: string;
  /** User identification number for files that give none. */
  userId?: string;
  /** Whether BSB and account of the own account stand in the header. */
  headerAccount: boolean;
  /** Whether a processing time stands in the header. */
  headerTime: boolean;
  /** Whether a file must balance: the writer then adds a record against the own account, the check wants net zero. */
  balancing: boolean;
  /** Whether the balancing record is counted in the file total. */
  balancingCounted: boolean;
  lineEnd: "\r\n" | "\n";
  /** Whether a line end follows the last record. */
  finalLineEnd: boolean;
  /** The characters that text fields may have. */
  characters: string;
  /** Most detail records in a file, the balancing record not counted. */
  maxDetails: number;
  /** Largest amount of one record, in cents. */
  maxDetailCents: number;
  /** Largest total of credits, and of debits, in cents. */
  maxTotalCents: number;
  /** Whether the bank wishes detail records in order of BSB and account number. */
  accountOrder: boolean;
  /** Ending of the file name, with the dot. */
  fileExtension: string;
  dateRule: DateRule;
}

/** What is not sound about a profile; empty when it can be used. */
export function profileIssues(profile: BankProfile): AbaIssue[] {
  const wrong = (name: string, must: string): AbaIssue =>
    issueOf("profile-invalid", "error", { record: 0, says: `${name} of the bank profile must be ${must}` });
  const whole = (value: number, from: number, to: number) =>
    Number.isSafeInteger(value) && value >= from && value <= to;
  const issues: AbaIssue[] = [];
  if (profile.institution !== undefined && !/^[A-Z&]{3}$/.test(profile.institution))
    issues.push(wrong("institution", "three capital letters"));
  if (profile.userId !== undefined && !/^\d{1,6}$/.test(profile.userId))
    issues.push(wrong("userId", "one to six digits"));
  if (profile.lineEnd !== "\r\n" && profile.lineEnd !== "\n") issues.push(wrong("lineEnd", "CR LF or LF"));
  if (typeof profile.characters !== "string" || !/[A-Za-z0-9]/.test(profile.characters))
    issues.push(wrong("characters", "text with letters or digits"));
  else if (firstOutside(profile.characters, characterTable(becsCharacters)) !== -1)
    issues.push(wrong("characters", "within the Direct Entry standard's set"));
  else if (!profile.characters.includes(" ")) issues.push(wrong("characters", "a set that has the blank"));
  if (!whole(profile.maxDetails, 1, maxCount)) issues.push(wrong("maxDetails", `1 to ${maxCount}`));
  if (!whole(profile.maxDetailCents, 1, maxCents)) issues.push(wrong("maxDetailCents", `1 to ${maxCents}`));
  if (!whole(profile.maxTotalCents, 1, maxCents)) issues.push(wrong("maxTotalCents", `1 to ${maxCents}`));
  if (!whole(profile.dateRule.farDays, 0, 36_525)) issues.push(wrong("dateRule.farDays", "0 to 36525"));
  if (!whole(profile.dateRule.leadWorkingDays, 0, 30)) issues.push(wrong("dateRule.leadWorkingDays", "0 to 30"));
  return issues;
}

/** Outcome of making a profile. */
export type ProfileResult = { ok: true; profile: BankProfile } | { ok: false; issues: AbaIssue[] };

/**
 * A profile of your own: another one with some settings changed, checked.
 * @param base the profile to start from, for example `bankProfiles.generic`
 * @param changes the settings to change
 */
export function customProfile(base: BankProfile, changes: Partial<BankProfile>): ProfileResult {
  const profile: BankProfile = { ...base, ...changes };
  const issues = profileIssues(profile);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, profile };
}
