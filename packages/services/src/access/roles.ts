import type { Role } from "@banksia/db";

/** What may be done, one word each for reading and changing. An API key holds a subset of its user's. */
export const scopes = [
  "setup:read",
  /** Legal entities, services, ledger accounts, posting profiles, tax codes: what decides where money lands. */
  "setup:write",
  /** Billing codes, service groups, templates, care types, places, customer groups, terms, journal types. */
  "codes:write",
  "rates:read",
  "rates:write",
  "customers:read",
  /** Customers, service entries, billing schedules, invoicees and caps. */
  "customers:write",
  /** See whole account numbers. */
  "bank-accounts:reveal",
  /** Decide on changes of bank accounts, as the second person. */
  "bank-accounts:approve",
  "journals:read",
  /** Draft journals and their lines. */
  "journals:write",
  /** Post a journal, reverse a posted one. */
  "journals:post",
  "ledger:read",
  "periods:close",
  "periods:reopen",
  "runs:read",
  "runs:start",
  "runs:schedule",
  "bring-in:read",
  "bring-in:load",
  "audit:read",
  "users:manage",
  "api-keys:manage",
] as const;

export type Scope = (typeof scopes)[number];

const reads: Scope[] = [
  "setup:read",
  "rates:read",
  "customers:read",
  "journals:read",
  "ledger:read",
  "runs:read",
  "bring-in:read",
];

/** The scopes of each role. An approver looks, posts and closes, and changes nothing that is then posted. */
export const roleScopes: Record<Role, readonly Scope[]> = {
  administrator: scopes,
  finance_officer: [
    ...reads,
    "codes:write",
    "rates:write",
    "customers:write",
    "bank-accounts:reveal",
    "journals:write",
    "journals:post",
    "periods:close",
    "runs:start",
    "runs:schedule",
    "bring-in:load",
    "audit:read",
  ],
  approver: [...reads, "bank-accounts:reveal", "bank-accounts:approve", "journals:post", "periods:close", "audit:read"],
  read_only: reads,
};

/** Whether `value` is the name of a scope. */
export function isScope(value: string): value is Scope {
  return (scopes as readonly string[]).includes(value);
}
