import type { DocumentAddress } from "@banksia/contracts";

type Kind = DocumentAddress["kind"];

const NAMES: Record<Kind, string> = {
  invoice: "invoices",
  statement: "statements",
  collection_letter: "collection letters",
  letter: "other letters",
};

/** `Invoices, statements and other letters` */
export function kindWords(kinds: readonly Kind[]): string {
  const names = kinds.map((kind) => NAMES[kind]);
  const last = names.at(-1) ?? "";
  const words = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why an address or number is used, in a few words; empty when there is none. */
export function whyWords(by: DocumentAddress["addressBy"], kinds: readonly Kind[]): string {
  const these = kinds.length === 1 ? "this purpose" : "these purposes";
  if (by === "purpose") return `it is for ${kindWords(kinds).toLowerCase()}`;
  if (by === "mailing") return `the mailing address, as none is for ${these}`;
  return by === "primary" ? `the primary one, as none is for ${these}` : "";
}

export interface Destination {
  kinds: Kind[];
  to: DocumentAddress;
}

/** Kinds of documents that go to the same place for the same reason, together. */
export function destinations(documents: readonly DocumentAddress[]): Destination[] {
  const found = new Map<string, Destination>();
  for (const document of documents) {
    const key = JSON.stringify([
      document.addressee,
      document.address?.id ?? null,
      document.addressBy,
      document.email?.id ?? null,
      document.emailBy,
    ]);
    const same = found.get(key);
    if (same) same.kinds.push(document.kind);
    else found.set(key, { kinds: [document.kind], to: document });
  }
  return [...found.values()];
}
