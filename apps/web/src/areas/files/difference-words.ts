import type { Difference, FileComparison } from "banksia-files/inspect";
import type { ChipTone } from "../../kit/state-chip.tsx";
import { formatNumber } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";

/** A field's name in words: `processingDate` as `processing date`; headings of files stay as they are. */
export function fieldWords(field: string): string {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(field)) return field;
  return field === "cents" ? "amount" : field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A difference in one line: `amount 58.98 → 59.98; reference INV 1 → INV 2`. */
export function differenceText({ kind, says, fields }: Difference): string {
  const parts = fields.map(({ field, first, second }) => {
    const name = fieldWords(field);
    if (kind === "only-first") return `${name} ${first}`;
    if (kind === "only-second") return `${name} ${second}`;
    return `${name} ${first || "nothing"} → ${second || "nothing"}`;
  });
  return [says, parts.join("; ")].filter(Boolean).join(": ");
}

/** What a comparison comes to: a chip, and a sentence. */
export function verdictOf(both: FileComparison): { tone: ChipTone; chip: string; says: string } {
  const { relation, identical, same, alike, differenceCount, firstByte } = both;
  if (identical) return { tone: "posted", chip: "Identical", says: "The files are the same in every byte." };
  if (relation === "answer") {
    if (differenceCount === 0)
      return { tone: "posted", chip: "All answered as sent", says: `${count(alike, "record")} answered as sent.` };
    return {
      tone: "attention",
      chip: `${formatNumber(differenceCount)} to look at`,
      says: `One file answers the other: ${count(alike, "record")} answered as sent, ${formatNumber(differenceCount)} returned, refused, cut or not answered.`,
    };
  }
  const place = firstByte === null ? "" : `The first byte that differs is number ${formatNumber(firstByte + 1)}.`;
  if (relation === "bytes")
    return {
      tone: "attention",
      chip: "Different",
      says: `The files are of different kinds and neither answers the other, so only their bytes are compared. ${place}`,
    };
  if (same)
    return {
      tone: "posted",
      chip: "The same facts",
      says: `The files say the same, in another form or order. ${place}`,
    };
  if (differenceCount === 0)
    return {
      tone: "attention",
      chip: "Different",
      says: `The records that could be read are the same, but the files are not. ${place}`,
    };
  return {
    tone: "attention",
    chip: count(differenceCount, "difference"),
    says: `Records are compared by what they say, whatever their order. ${place}`,
  };
}

/** What the two files are to each other. */
export const sidesOf = ({ relation }: FileComparison): readonly [string, string] =>
  relation === "answer" ? ["sent", "answer"] : ["first", "second"];
