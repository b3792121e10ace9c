import { choice, code, day, email, line, postcode, state } from "./cells.ts";
import { optional, optionalOr, required } from "./columns.ts";
import { references } from "./customer-cells.ts";

/** A person who is new to the register. */
export const personColumns = {
  account: optional(
    code,
    "The client's account, an own one for each. Blank: the next number is given. Case counts.",
    "R-2041",
  ),
  title: optional(line(500), "Mr, Mrs, Ms, Dr.", "Mrs"),
  first_name: required(line(200), "Every person needs one.", "Edith"),
  middle_name: optional(line(500), "May be left blank."),
  last_name: required(line(200), "Every person needs one.", "Moore"),
  known_as: optional(line(500), "Another name that people search for.", "Edie"),
  birth_date: optional(day, "2026-10-31, or 31/10/2026.", "1938-04-12"),
  gender: optional(choice("female", "male", "other", "not_stated"), "female, male, other or not_stated.", "female"),
  marital_status: optional(
    choice("single", "partnered", "illness_separated", "separated", "divorced", "widowed", "not_stated"),
    "single, partnered, illness_separated, separated, divorced, widowed or not_stated.",
    "widowed",
  ),
  customer_group: required(code, "The code of a customer group.", "RES"),
  terms_of_payment: required(code, "The code of terms of payment.", "14D"),
  method_of_payment: optionalOr(
    "eft",
    choice("direct_debit", "eft", "bpay", "cheque", "other"),
    "direct_debit, eft, bpay, cheque or other. Blank: eft.",
    "eft",
  ),
  email: optional(email, "An e-mail address.", "e.moore@example.org"),
  phone: optional(line(500), "As it is to be shown.", "02 5550 1234"),
  address_line: optional(
    line(500),
    "Street and number of the address before admission, on one line.",
    "12 Wattle Street",
  ),
  suburb: optional(line(500), "Suburb or town.", "Orange"),
  state: optional(state, "ACT, NSW, NT, QLD, SA, TAS, VIC or WA.", "NSW"),
  postcode: optional(postcode, "Four digits.", "2800"),
  reference: optional(line(500), "A number of another system; it can be searched for.", "OLD-00731"),
  references: optional(
    references,
    "Numbers of the client, each behind the code of its type, with ; between.",
    "PENSION=123-456-789A; MEDICARE=2950 12345 1",
  ),
};

/** Dates and choices from which the fee and the accommodation arrangement follow. */
export const factColumns = {
  home_care_on_sep_2024: optional(
    choice("none", "approved", "continuing"),
    "Home care on 12 September 2024: none, approved or continuing. Blank: none.",
  ),
  choice_of_2014: optional(day, "The day of the written choice of the rules of 1 July 2014."),
  election_of_2025: optional(day, "The first day of the election of the rules of 1 November 2025."),
  agreement_before_2014: optional(
    choice("formal", "bond", "charge", "eligible", "none", "unknown"),
    "The accommodation agreement of before 1 July 2014: formal, bond, charge, eligible, none or unknown. Blank: unknown.",
  ),
  pre_2014_fee: optional(
    choice("standard", "protected", "non_standard"),
    "Which basic daily fee a person of before July 2014 pays: standard, protected or non_standard. Blank: standard.",
  ),
  earlier_home: optional(line(200), "The home of an earlier stay in residential care elsewhere."),
  earlier_kind: optional(
    choice("permanent", "respite", "multi_purpose"),
    "permanent, respite or multi_purpose. Blank: permanent.",
  ),
  earlier_start: optional(day, "The first day of the earlier stay."),
  earlier_end: optional(day, "The day on which it ended."),
};
