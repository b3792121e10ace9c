/** Whether somebody typed is on record already: names, birth date and references held against those found. */

export interface Somebody {
  firstName: string;
  lastName: string;
  birthDate: string;
  reference: string;
}

/** What is known of a person on record. */
export interface Known {
  name: string;
  knownAs: string | null;
  birthDate: string | null;
  reference: string | null;
}

export interface Likeness {
  /** `same`: hardly anybody else. `alike`: worth a look. */
  strength: "same" | "alike";
  /** What they have in common, in words. */
  reasons: string[];
}

/** Letters only: case, accents, hyphens and apostrophes do not tell two people apart. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .toLowerCase()
    .replaceAll(/['’`.-]/g, "")
    .trim();
}

/** The fewest letters to put in, take out, change or swap with their neighbour; given up beyond `most`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** One letter in a short name, two in a long one. */
function nearly(a: string, b: string): boolean {
  const most = Math.max(a.length, b.length) < 7 ? 1 : 2;
  return a.length > 2 && b.length > 2 && lettersApart(a, b, most) <= most;
}

type NameMatch = "same" | "alike" | "last" | "none";

function matchNames(typed: Somebody, known: Known): NameMatch {
  const first = plain(typed.firstName);
  const last = plain(typed.lastName);
  if (!first && !last) return "none";
  const words = plain(known.name).split(/\s+/);
  const family = last.split(/\s+/).at(-1) ?? "";
  const given = first.split(/\s+/)[0] ?? "";
  const calls = [words[0] ?? "", ...(known.knownAs ? [plain(known.knownAs).split(/\s+/)[0] ?? ""] : [])];
  const others = words.slice(1);
  const hasLast = family !== "" && others.includes(family);
  if (hasLast && calls.includes(given)) return "same";
  if (
    hasLast &&
    (given === "" || calls.some((one) => nearly(one, given) || one.startsWith(given) || given.startsWith(one)))
  )
    return "alike";
  // First and last name the other way round.
  if (given !== "" && family !== "" && others.includes(given) && calls.includes(family)) return "alike";
  if (family !== "" && calls.includes(given) && others.some((one) => nearly(one, family))) return "alike";
  return hasLast ? "last" : "none";
}

const sameReference = (a: string, b: string) =>
  a.replaceAll(/\s/g, "").toLowerCase() === b.replaceAll(/\s/g, "").toLowerCase();

/** How alike somebody typed and a person on record are; null when there is no reason to look. */
export function likenessOf(typed: Somebody, known: Known): Likeness | null {
  const name = matchNames(typed, known);
  const born = typed.birthDate !== "" && typed.birthDate === known.birthDate;
  const bornOtherwise = typed.birthDate !== "" && known.birthDate !== null && !born;
  const reference =
    typed.reference.trim() !== "" && known.reference !== null && sameReference(typed.reference, known.reference);
  const reasons = [
    ...(reference ? ["same reference"] : []),
    ...(name === "same"
      ? ["same name"]
      : name === "alike"
        ? ["similar name"]
        : name === "last"
          ? ["same last name"]
          : []),
    ...(born ? ["born on the same day"] : bornOtherwise && name !== "none" ? ["born on another day"] : []),
  ];
  if (reference || (born && (name === "same" || name === "alike"))) return { strength: "same", reasons };
  if (name === "same" || (name === "alike" && !bornOtherwise) || (born && name === "last"))
    return { strength: "alike", reasons };
  return null;
}
