import { type ChosenBy, DOCUMENT_PURPOSES, type DocumentKind, addressFor } from "@banksia/core/customers/index";
import { type Context, read, requireScope } from "../context.ts";
import type { Address } from "./address-view.ts";
import type { ContactDetail } from "./contact-detail-view.ts";
import { emailAddresses, loadCorrespondence, mailAddresses } from "./correspondence.ts";

/** Where one kind of document goes. */
export interface DocumentAddress {
  kind: DocumentKind;
  purposeCode: string;
  address: Address | null;
  addressBy: ChosenBy;
  email: ContactDetail | null;
  emailBy: ChosenBy;
  /** The statement name on statements, the legal name on all else. */
  addressee: string;
}

const kinds: readonly DocumentKind[] = ["invoice", "statement", "collection_letter", "letter"];

const bare = <T extends { purposes: readonly string[] }>(chosen: T | null): Omit<T, "purposes"> | null => {
  if (chosen === null) return null;
  const { purposes: _, ...rest } = chosen;
  return rest;
};

/**
 * Which postal and which e-mail address each kind of document would use, and why (docs/rules/document-address.md).
 * @throws NOT_FOUND
 */
export async function listDocumentAddresses(
  ctx: Context,
  input: { customerId: number },
): Promise<{ items: DocumentAddress[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const from = await loadCorrespondence(tx, input.customerId);
    const addresses = mailAddresses(from.purposeCodes, from.addresses);
    const emails = emailAddresses(from.purposeCodes, from.details);
    const items = kinds.map((kind): DocumentAddress => {
      const purposeCode = DOCUMENT_PURPOSES[kind];
      const address = addressFor(purposeCode, addresses);
      const email = addressFor(purposeCode, emails);
      return {
        kind,
        purposeCode,
        address: bare(address.address),
        addressBy: address.by,
        email: bare(email.address),
        emailBy: email.by,
        addressee: kind === "statement" ? (from.statementName ?? from.name) : from.name,
      };
    });
    return { items };
  });
}
