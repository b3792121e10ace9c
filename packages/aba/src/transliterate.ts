import { characterTable, firstOutside } from "./characters.ts";

/** Characters that do not come apart into a plain letter and a mark. */
const replacements: Readonly<Record<string, string>> = {
  Æ: "AE",
  æ: "ae",
  Œ: "OE",
  œ: "oe",
  Ø: "O",
  ø: "o",
  Đ: "D",
  đ: "d",
  Ð: "D",
  ð: "d",
  Ħ: "H",
  ħ: "h",
  ı: "i",
  Ł: "L",
  ł: "l",
  Ŋ: "N",
  ŋ: "n",
  Þ: "Th",
  þ: "th",
  Ŧ: "T",
  ŧ: "t",
  ß: "ss",
  ẞ: "SS",
  Ə: "A",
  ə: "a",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "′": "'",
  "`": "'",
  "´": "'",
  ʹ: "'",
  ʻ: "'",
  ʼ: "'",
  "“": "'",
  "”": "'",
  "„": "'",
  "″": "'",
  "«": "'",
  "»": "'",
  '"': "'",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "~": "-",
  _: "-",
  "/": "-",
  "⁄": "/",
  "\\": "/",
  "|": "/",
  "×": "x",
  "{": "(",
  "}": ")",
  "[": "(",
  "]": ")",
  "<": "(",
  ">": ")",
  ";": ",",
  ":": ".",
  "+": "&",
  "·": ".",
  "•": ".",
  "?": ".",
  "!": ".",
  "…": "...",
};

/** What became of a text. */
export interface Transliterated {
  text: string;
  /** Whether anything was changed. */
  changed: boolean;
  /** Whether something had no counterpart and became a space. */
  lossy: boolean;
}

/**
 * A text in the characters that the bank takes: é becomes e, a curly quote an apostrophe, a long dash a hyphen, and what
 * has no counterpart a space. The result may be longer (ß gives ss); it is never cut.
 * @param text any text
 * @param characters the characters that the bank takes, for example `becsCharacters`
 */
export function transliterate(text: string, characters: string): Transliterated {
  return transliterateWith(text, characterTable(characters));
}

/** As `transliterate`, with the table of the characters already made. */
export function transliterateWith(text: string, table: Uint8Array): Transliterated {
  if (firstOutside(text, table) === -1) return { text, changed: false, lossy: false };
  let result = "";
  let lossy = false;
  for (const character of text.normalize("NFC")) {
    const plain = plainOf(character, table, 3);
    if (plain === undefined) lossy = true;
    result += plain ?? " ";
  }
  return { text: result, changed: result !== text, lossy };
}

/** The character in the set, following at most so many replacements, or undefined. */
function plainOf(character: string, table: Uint8Array, steps: number): string | undefined {
  if (firstOutside(character, table) === -1) return character;
  if (steps === 0) return undefined;
  const apart = replacements[character] ?? character.normalize("NFKD").replace(/\p{M}+/gu, "");
  if (apart === character) return undefined;
  let result = "";
  for (const part of apart) {
    const plain = plainOf(part, table, steps - 1);
    if (plain === undefined) return undefined;
    result += plain;
  }
  return result;
}
