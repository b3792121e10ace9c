import type { AbaField, AbaIssue } from "@banksia/aba";

/** Fields of a bank file as people call them. */
export const FIELD_WORDS: Partial<Record<AbaField, string>> = {
  title: "The name of the account",
  reference: "The reference",
  userName: "The sender's name",
  userId: "The user number",
  institution: "The institution",
  remitter: "The text on the statement",
  bsb: "The BSB",
  account: "The account number",
  amount: "The amount",
  processingDate: "The day",
};

/**
 * What is wrong with a field of a bank file, without its technical name, and without what was found there: that may be
 * an account number, which is nobody's to read.
 */
export function issueWords(issue: AbaIssue): string {
  const plain = issue.message.replace(/; found ".*"$/s, "");
  if (issue.field === undefined) return plain.replace(/\.$/, "");
  const message = plain.startsWith(`${issue.field}: `) ? plain.slice(issue.field.length + 2) : plain;
  const words = FIELD_WORDS[issue.field];
  return (words === undefined ? message : message.replace(/^The field\b/, words)).replace(/\.$/, "");
}
