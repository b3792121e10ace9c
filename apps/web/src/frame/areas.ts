import type { Scope } from "@banksia/contracts";
import type { IconName } from "../kit/icon.tsx";

export interface Destination {
  path: string;
  label: string;
  /** Needed to see it. */
  scope?: Scope;
}

export interface Area extends Destination {
  icon: IconName;
  pages: Destination[];
}

/** The left rail: areas and their pages. */
export const AREAS: Area[] = [
  { path: "/", label: "Home", icon: "home", pages: [] },
  {
    path: "/customers",
    label: "Customers",
    icon: "people",
    scope: "customers:read",
    pages: [
      { path: "/customers", label: "Register" },
      { path: "/customers/bank-account-changes", label: "Bank account changes" },
      { path: "/customers/cap-alerts", label: "Cap alerts" },
    ],
  },
  {
    path: "/admissions",
    label: "Admissions",
    icon: "enter",
    pages: [
      { path: "/admissions/places", label: "Places", scope: "customers:read" },
      { path: "/admissions/stays", label: "Stays", scope: "customers:read" },
      { path: "/admissions/leave", label: "Leave", scope: "customers:read" },
      { path: "/admissions/portal-events", label: "Portal events", scope: "customers:read" },
    ],
  },
  {
    path: "/billing",
    label: "Billing",
    icon: "billing",
    pages: [
      { path: "/billing/journals", label: "Journals", scope: "journals:read" },
      { path: "/billing/runs", label: "Runs", scope: "runs:read" },
      { path: "/billing/schedules", label: "Run schedules", scope: "runs:read" },
      { path: "/billing/why-not", label: "Why not billed", scope: "journals:read" },
    ],
  },
  {
    path: "/rates",
    label: "Rates and codes",
    icon: "rates",
    pages: [
      { path: "/rates/list", label: "Rates", scope: "rates:read" },
      { path: "/rates/codes", label: "Billing codes", scope: "setup:read" },
      { path: "/rates/national", label: "National rates", scope: "rates:read" },
      { path: "/rates/groups", label: "Service groups", scope: "setup:read" },
      { path: "/rates/templates", label: "Schedule templates", scope: "setup:read" },
      { path: "/rates/care-types", label: "Care types", scope: "setup:read" },
    ],
  },
  {
    path: "/accommodation",
    label: "Accommodation",
    icon: "bed",
    pages: [
      { path: "/accommodation", label: "Register", scope: "customers:read" },
      { path: "/accommodation/prices", label: "Prices of places", scope: "setup:read" },
      { path: "/accommodation/ratios", label: "Supported ratio", scope: "customers:read" },
      { path: "/accommodation/codes", label: "Accommodation codes", scope: "setup:read" },
    ],
  },
  {
    path: "/receipts",
    label: "Receipts, refunds",
    icon: "refresh",
    pages: [
      { path: "/receipts", label: "Receipts", scope: "ledger:read" },
      { path: "/receipts/refunds", label: "Refunds", scope: "ledger:read" },
      { path: "/receipts/owed", label: "Owed to clients", scope: "ledger:read" },
      { path: "/receipts/payments", label: "Payments to clients", scope: "ledger:read" },
      { path: "/receipts/bank-files", label: "Bank files", scope: "ledger:read" },
    ],
  },
  {
    path: "/funding",
    label: "Funding",
    icon: "government",
    pages: [
      { path: "/funding/codes", label: "Funding codes", scope: "setup:read" },
      { path: "/funding/rates", label: "Funding rates", scope: "rates:read" },
    ],
  },
  {
    path: "/ledger",
    label: "Ledger",
    icon: "equals",
    pages: [
      { path: "/ledger/transactions", label: "Transactions", scope: "ledger:read" },
      { path: "/ledger/balances", label: "Customer balances", scope: "ledger:read" },
      { path: "/ledger/trial-balance", label: "Trial balance", scope: "ledger:read" },
      { path: "/ledger/entries", label: "Ledger entries", scope: "ledger:read" },
      { path: "/ledger/periods", label: "Periods", scope: "ledger:read" },
    ],
  },
  { path: "/files", label: "File checker", icon: "check", pages: [] },
  {
    path: "/settings",
    label: "Settings",
    icon: "settings",
    pages: [
      { path: "/settings/services", label: "Services", scope: "setup:read" },
      { path: "/settings/places", label: "Places", scope: "setup:read" },
      { path: "/settings/admissions", label: "Admissions", scope: "setup:read" },
      { path: "/settings/caps", label: "Caps", scope: "setup:read" },
      { path: "/settings/legal-entities", label: "Legal entities", scope: "setup:read" },
      { path: "/settings/customer-groups", label: "Customer groups", scope: "setup:read" },
      { path: "/settings/terms", label: "Terms of payment", scope: "setup:read" },
      { path: "/settings/purposes", label: "Purposes", scope: "setup:read" },
      { path: "/settings/contact-types", label: "Contact types", scope: "setup:read" },
      { path: "/settings/reference-types", label: "Reference types", scope: "setup:read" },
      { path: "/settings/journal-types", label: "Journal types", scope: "setup:read" },
      { path: "/settings/account-names", label: "Account names", scope: "setup:read" },
      { path: "/settings/ledger-accounts", label: "Ledger accounts", scope: "setup:read" },
      { path: "/settings/own-bank-accounts", label: "Own bank accounts", scope: "setup:read" },
      { path: "/settings/tax-codes", label: "Tax codes", scope: "setup:read" },
      { path: "/settings/bring-in", label: "Bring in", scope: "bring-in:read" },
      { path: "/settings/users", label: "Users", scope: "users:manage" },
      { path: "/settings/api-keys", label: "API keys", scope: "api-keys:manage" },
      { path: "/settings/audit", label: "Audit log", scope: "audit:read" },
    ],
  },
];

/** The areas that someone with these permissions can use. */
export function areasFor(can: (scope: Scope) => boolean): Area[] {
  return AREAS.flatMap((area) => {
    const pages = area.pages.filter((page) => !page.scope || can(page.scope));
    if (area.scope ? !can(area.scope) : area.pages.length > 0 && pages.length === 0) return [];
    return [{ ...area, pages }];
  });
}

/** Whether a path lies in an area or page. */
export function within(path: string, destination: string): boolean {
  return destination === "/" ? path === "/" : path === destination || path.startsWith(`${destination}/`);
}

/** The page of an area that a path lies in: where one page's path begins like another's, the longer one. */
export function pageOf(area: Area, path: string): Destination | undefined {
  return area.pages.filter((page) => within(path, page.path)).toSorted((a, b) => b.path.length - a.path.length)[0];
}
