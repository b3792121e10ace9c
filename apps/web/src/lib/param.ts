/** Values of the URL in the types that the API is asked with; anything else counts as not given. */

export function idOf(text: string | undefined): number | undefined {
  const id = Number(text);
  return text !== undefined && Number.isInteger(id) && id > 0 ? id : undefined;
}

export function flagOf(text: string | undefined): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

export function dayOf(text: string | undefined): string | undefined {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

/** An amount as the API takes it: `1234.50`. */
export function amountOf(text: string | undefined): string | undefined {
  return text && /^-?\d{1,12}(\.\d{1,2})?$/.test(text) ? text : undefined;
}

export function wordsOf(text: string | undefined): string | undefined {
  const words = text?.trim();
  return words ? words : undefined;
}

/** One of a closed set of words. */
export function oneOf<const T extends string>(text: string | undefined, words: readonly T[]): T | undefined {
  return words.find((word) => word === text);
}
