import { formatDollars, isZero } from "../../lib/money.ts";

/** The closed words of a customer's record as people read them. */

export interface Words<T extends string> {
  /** In their order, for a field to choose from. */
  options: { value: T; label: string }[];
  /** What a value is called; null when there is none. */
  of: (value: string | null) => string | null;
}

function words<const T extends string>(...pairs: readonly (readonly [T, string])[]): Words<T> {
  const options = pairs.map(([value, label]) => ({ value, label }));
  return {
    options,
    of: (value) => (value === null ? null : (options.find((one) => one.value === value)?.label ?? value)),
  };
}

/** The word when it is one of the set: values of the URL are anybody's. */
export function wordOf<T extends string>(set: Words<T>, value: string | undefined): T | undefined {
  return set.options.find((one) => one.value === value)?.value;
}

export const STATES = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"] as const;

export const METHODS = words(
  ["direct_debit", "Direct debit"],
  ["eft", "Bank transfer"],
  ["bpay", "BPAY"],
  ["cheque", "Cheque"],
  ["other", "Other"],
);

/** What somebody is to the stays of the provider; an organisation that pays is named by its type. */
export const ROLES = words(
  ["client", "Client"],
  ["partner", "Partner"],
  ["former_primary", "Former primary client"],
  ["payer", "Payer only"],
);

/** The same in the head of a page, where it stands alone. */
export function roleWords(customer: { type: string; role: string }): string {
  if (customer.type === "organisation") return "Organisation";
  return customer.role === "payer" ? "Person who pays" : (ROLES.of(customer.role) ?? customer.role);
}

export const BALANCES = words(["owing", "Owes"], ["credit", "In credit"], ["nil", "Nil"]);

export const GENDERS = words(["female", "Female"], ["male", "Male"], ["other", "Other"], ["not_stated", "Not stated"]);

export const MARITAL = words(
  ["single", "Single"],
  ["partnered", "Partnered"],
  ["illness_separated", "Illness separated"],
  ["separated", "Separated"],
  ["divorced", "Divorced"],
  ["widowed", "Widowed"],
  ["not_stated", "Not stated"],
);

export const CARER = words(["none", "No carer"], ["has_carer", "Has a carer"], ["is_carer", "Is a carer"]);

export const CHANNELS = words(["mail", "Mail"], ["email", "E-mail"]);

export const DETAIL_TYPES = words(
  ["phone", "Telephone"],
  ["mobile", "Mobile"],
  ["email", "E-mail"],
  ["fax", "Fax"],
  ["web", "Web address"],
);

export const PRIORITIES = words(
  ["primary", "Primary"],
  ["secondary", "Secondary"],
  ["do_not_contact", "Do not contact"],
);

export const RELATIONSHIPS = words(["none", "None"], ["personal", "Personal"], ["non_personal", "Non-personal"]);

export const DOCUMENT_KINDS = words(
  ["agreement", "Agreement"],
  ["fee_letter", "Fee letter"],
  ["assessment", "Assessment"],
  ["identity", "Identity"],
  ["probate", "Probate or estate"],
  ["authority", "Authority to act"],
  ["correspondence", "Correspondence"],
  ["other", "Other"],
);

/** `12 Long St, Parramatta NSW 2150`; null when there is none. */
export function addressWords(address: {
  line: string | null;
  suburb: string | null;
  state: string | null;
  postcode: string | null;
  country?: string | undefined;
}): string | null {
  const lines = [
    address.line,
    [address.suburb, address.state, address.postcode].filter(Boolean).join(" "),
    address.country === "Australia" ? null : address.country,
  ].filter(Boolean);
  return lines.length > 0 ? lines.join(", ") : null;
}

/** The most that one direct debit may take, in words: nothing entered is no limit, zero is a limit of nothing. */
export function limitWords(limit: string | null): string {
  if (limit === null) return "no limit";
  return isZero(limit) ? "$0.00: nothing is debited" : `at most ${formatDollars(limit)}`;
}
