import { z } from "zod";
import type { FieldError } from "../errors.ts";
import type { ContactDetailType } from "./contact-detail-view.ts";

const emailAddress = z.email();

/** Whether a text is an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && emailAddress.safeParse(text).success;
}

/** `mobile` for an Australian mobile number however it is written, else `phone`. */
export function telephoneType(value: string): "mobile" | "phone" {
  return /^(0|\+?61)4\d{8}$/.test(value.replaceAll(/[^\d+]/g, "")) ? "mobile" : "phone";
}

/** What each type takes, in words that say the fix. */
const forms: Record<ContactDetailType, { fits: (value: string) => boolean; fix: string }> = {
  email: { fits: isEmail, fix: "Write an e-mail address, such as e.moore@example.org." },
  web: {
    fits: (value) => /^https?:\/\/[^\s/]+\.\S+$/i.test(value),
    fix: "Write a web address, such as https://example.org.",
  },
  phone: { fits: isTelephone, fix: "Write a telephone number; words may stand beside it." },
  mobile: { fits: isTelephone, fix: "Write a telephone number; words may stand beside it." },
  fax: { fits: isTelephone, fix: "Write a fax number; words may stand beside it." },
};

function isTelephone(value: string): boolean {
  const digits = value.replaceAll(/\D/g, "").length;
  return digits >= 3 && digits <= 20;
}

/** What is wrong with the value of a contact detail of a type. */
export function contactDetailFaults(type: ContactDetailType, value: string, pointer = "/value"): FieldError[] {
  const { fits, fix } = forms[type];
  return fits(value) ? [] : [{ pointer, code: "INVALID", detail: fix }];
}
