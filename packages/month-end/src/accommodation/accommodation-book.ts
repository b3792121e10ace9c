/** What accommodation charges are booked under. */
import type { ChargeKind } from "@banksia/core/accommodation/index";
import { type Tax, compileTax } from "@banksia/core/billing/tax";
import { scaledOf } from "@banksia/core/money/index";
import type { Query } from "../residents/query.ts";
import type { LoadedDeposit, LoadedLine } from "./deposit-record.ts";

export type AccommodationUse =
  | "daily_payment"
  | "daily_contribution"
  | "accommodation_charge"
  | "unpaid_lump_sum_daily"
  | "retention"
  | "bond_retention"
  | "interest_payable"
  | "dmf"
  | "crf";

export interface BookCode {
  id: number;
  code: string;
  description: string;
  taxCodeId: number;
  tax: Tax;
  accountNameId: number;
  accountNameType: LoadedLine["accountNameType"];
}

export interface AccommodationBook {
  byUse: ReadonlyMap<AccommodationUse, BookCode>;
  byId: ReadonlyMap<number, BookCode>;
  /** The first account name that draws from lump sums; null: there is none. */
  drawnAccountNameId: number | null;
}

interface CodeRow extends Omit<BookCode, "tax"> {
  uses: AccommodationUse[] | null;
  taxCode: string;
  taxPercent: string;
  taxInclusive: boolean;
}

export async function loadAccommodationBook(query: Query): Promise<AccommodationBook> {
  const [codes, accounts] = await Promise.all([
    query<CodeRow>(
      `select c.id, c.code, c.description, c.tax_code_id as "taxCodeId", x.code as "taxCode", x.percent::text as "taxPercent",
         x.inclusive as "taxInclusive", c.account_name_id as "accountNameId", n.type as "accountNameType",
         (select array_agg(a.use) from accommodation_code a where a.billing_code_id = c.id) as uses
       from billing_code c join tax_code x on x.id = c.tax_code_id join account_name n on n.id = c.account_name_id
       where c.id in (select billing_code_id from accommodation_code union select dmf_code_id from ingoing_rate
         union select crf_code_id from ingoing_rate) order by c.id`,
      [],
    ),
    query<{ id: number }>(
      `select min(id) as id from account_name where type = 'accommodation' having min(id) is not null`,
      [],
    ),
  ]);
  const byUse = new Map<AccommodationUse, BookCode>();
  const byId = new Map<number, BookCode>();
  for (const { uses, taxCode, taxPercent, taxInclusive, ...row } of codes) {
    const facts = { id: row.taxCodeId, code: taxCode, percent: taxPercent, inclusive: taxInclusive };
    const code: BookCode = { ...row, tax: compileTax(facts, scaledOf(taxPercent)) };
    byId.set(code.id, code);
    for (const use of uses ?? []) byUse.set(use, code);
  }
  return { byUse, byId, drawnAccountNameId: accounts[0]?.id ?? null };
}

/** What a charge is booked under: daily payments by what the line of the day is. */
export function useOf(kind: ChargeKind, line: LoadedLine | null): AccommodationUse {
  if (kind !== "daily_payment") return kind;
  if (line?.kind === "contribution") return "daily_contribution";
  return line?.kind === "charge" ? "accommodation_charge" : "daily_payment";
}

/** The account name of what is taken from the lump sum; null where none is set up. */
export function drawnAccount(
  loaded: Pick<LoadedDeposit, "lines">,
  line: LoadedLine | null,
  code: BookCode,
  book: AccommodationBook,
): number | null {
  const draws = (one: LoadedLine | null): boolean => one?.accountNameType === "accommodation";
  const own = draws(line) ? line : loaded.lines.findLast(draws);
  if (own != null) return own.accountNameId;
  return code.accountNameType === "accommodation" ? code.accountNameId : book.drawnAccountNameId;
}

/** The account name of what the client is invoiced: the line's where it is a client's, else the code's own; null: none. */
export function billedAccount(line: LoadedLine | null, code: BookCode): number | null {
  if (line?.accountNameType === "customer") return line.accountNameId;
  return code.accountNameType === "customer" ? code.accountNameId : null;
}
