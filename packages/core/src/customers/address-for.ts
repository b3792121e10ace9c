/** What is known of an address, telephone number or e-mail address when one has to be chosen. */
export interface Purposed {
  id: number;
  /** Codes of its purposes, such as `INVOICE`. */
  purposes: readonly string[];
  primary: boolean;
  active: boolean;
}

/** Why an address was chosen, or that there is none. */
export type ChosenBy = "purpose" | "mailing" | "primary" | "none";

export interface Chosen<T> {
  address: T | null;
  by: ChosenBy;
}

/** The purpose to fall back on before the primary address. */
export const MAILING = "MAILING";

/** Kinds of documents by the purpose that each looks for. */
export const DOCUMENT_PURPOSES = {
  invoice: "INVOICE",
  statement: "STATEMENT",
  collection_letter: "COLLECTION",
  letter: MAILING,
} as const;

export type DocumentKind = keyof typeof DOCUMENT_PURPOSES;

/**
 * The address that a document goes to: one with the purpose, else one for mailing, else the primary one, else none. Of
 * several that would do, the primary one, else the one added last. Inactive ones never.
 * @param purpose code of a purpose
 * @param addresses of one person: postal addresses, or what they have of one kind of contact detail
 */
export function addressFor<T extends Purposed>(purpose: string, addresses: readonly T[]): Chosen<T> {
  const usable = addresses.filter((one) => one.active);
  const find = (suits: (one: T) => boolean): T | null =>
    usable.filter(suits).toSorted((a, b) => Number(b.primary) - Number(a.primary) || b.id - a.id)[0] ?? null;
  const tries: readonly [ChosenBy, (one: T) => boolean][] = [
    ["purpose", (one) => one.purposes.includes(purpose)],
    ["mailing", (one) => one.purposes.includes(MAILING)],
    ["primary", (one) => one.primary],
  ];
  for (const [by, suits] of tries) {
    const address = find(suits);
    if (address !== null) return { address, by };
  }
  return { address: null, by: "none" };
}
