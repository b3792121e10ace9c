const lettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Every character that the Direct Entry standard allows in a text field. */
export const becsCharacters = `${lettersAndDigits} ^_[]',?;:=#/.*()&%!$@+-`;

/** The standard set without the semicolon, as ANZ publishes it. */
export const anzCharacters = `${lettersAndDigits} ^_[]',?:=#/.*()&%!$@+-`;

/** What every bank is known to take, CommBank's account names included. */
export const safeCharacters = `${lettersAndDigits} .,'&()-`;

/** One entry for every byte: 1 where the character is in the set. Characters outside ASCII never are. */
export function characterTable(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    if (code < 128) table[code] = 1;
  }
  return table;
}

/** One entry for every pair of bytes (first byte low): 1 where both are in the set. */
export function characterPairs(characters: string): Uint8Array {
  if (latestPairs?.characters === characters) return latestPairs.pairs;
  const table = characterTable(characters);
  const pairs = new Uint8Array(65_536);
  for (let high = 0; high < 128; high++) {
    if (table[high] !== 1) continue;
    for (let low = 0; low < 128; low++) if (table[low] === 1) pairs[(high << 8) | low] = 1;
  }
  latestPairs = { characters, pairs };
  return pairs;
}

/** The pairs made last: files for the same bank come one after another. */
let latestPairs: { characters: string; pairs: Uint8Array } | undefined;

/** Index of the first character of the text that is not in the table, or -1. */
export function firstOutside(text: string, table: Uint8Array): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 255 || table[code] !== 1) return at;
  }
  return -1;
}
