import type { FieldError } from "../errors.ts";

/** An account receiver has a way to get the copy. */
export function receiverFaults(contact: { accountReceiver: boolean; receiverChannel: string | null }): FieldError[] {
  return contact.accountReceiver && contact.receiverChannel === null
    ? [
        {
          pointer: "/receiverChannel",
          code: "REQUIRED",
          detail: "Choose how the copy of the statement goes; e-mail is best, since a posted copy needs a cover.",
        },
      ]
    : [];
}
