import type { Customer } from "@banksia/contracts";
import { type Component, lazy } from "solid-js";
import { General } from "./general.tsx";

/** One part of a customer's page. */
export interface CustomerTab {
  /** The end of its address: `/customers/12/<slug>`. */
  slug: string;
  label: string;
  /** What it is about; parts of one group stand together. */
  group: "Record" | "Care" | "Billing" | "Money";
  component: Component<{ customer: Customer }>;
  /** Only people have it. */
  person?: boolean;
  /** It fills the page and scrolls by itself (a list). */
  fill?: boolean;
  /** How many there are in it; shown when there are any. */
  count?: (customer: Customer) => number;
  /** Something in it needs attention. */
  attention?: (customer: Customer) => boolean;
}

/** The parts of a customer's page in their order. The first one has the address of the customer itself. */
export const CUSTOMER_TABS: CustomerTab[] = [
  { slug: "general", label: "General", group: "Record", component: General },
  {
    slug: "addresses",
    label: "Addresses and contacts",
    group: "Record",
    component: lazy(async () => ({ default: (await import("./contacts-tab.tsx")).ContactsTab })),
    fill: true,
    attention: (customer) => customer.warnings.some((one) => one.code === "STATEMENT_UNDELIVERABLE"),
  },
  {
    slug: "references",
    label: "References",
    group: "Record",
    component: lazy(async () => ({ default: (await import("./references-tab.tsx")).ReferencesTab })),
    person: true,
    fill: true,
    count: (customer) => customer.counts.references,
  },
  {
    slug: "documents",
    label: "Documents",
    group: "Record",
    component: lazy(async () => ({ default: (await import("./documents-tab.tsx")).DocumentsTab })),
    person: true,
    fill: true,
    count: (customer) => customer.counts.documents,
  },
  {
    slug: "activity",
    label: "Timeline",
    group: "Record",
    component: lazy(async () => ({ default: (await import("./customer-activity.tsx")).CustomerActivity })),
  },
  {
    slug: "entries",
    label: "Service entries",
    group: "Care",
    component: lazy(async () => ({ default: (await import("../admissions/service-entries.tsx")).ServiceEntries })),
    person: true,
    fill: true,
  },
  {
    slug: "fees",
    label: "Fees",
    group: "Care",
    component: lazy(async () => ({ default: (await import("../fees/fees-tab.tsx")).FeesTab })),
    person: true,
    fill: true,
  },
  {
    slug: "leave",
    label: "Leave",
    group: "Care",
    component: lazy(async () => ({ default: (await import("../leave/leave-tab.tsx")).LeaveTab })),
    person: true,
    fill: true,
  },
  {
    slug: "schedule",
    label: "Billing schedule",
    group: "Billing",
    component: lazy(async () => ({ default: (await import("./schedule.tsx")).Schedule })),
    person: true,
    fill: true,
    attention: (customer) => customer.adjustmentRequiredLines > 0,
  },
  {
    slug: "funding",
    label: "Funding schedule",
    group: "Billing",
    component: lazy(async () => ({ default: (await import("../funding/schedule-tab.tsx")).FundingSchedule })),
    person: true,
    fill: true,
  },
  {
    slug: "rates",
    label: "Rates",
    group: "Billing",
    component: lazy(async () => ({ default: (await import("./own-rates.tsx")).OwnRates })),
    person: true,
    fill: true,
  },
  {
    slug: "invoicees",
    label: "Invoicees",
    group: "Billing",
    component: lazy(async () => ({ default: (await import("./invoicees.tsx")).Invoicees })),
    person: true,
    fill: true,
  },
  {
    slug: "accommodation",
    label: "Accommodation",
    group: "Billing",
    component: lazy(async () => ({
      default: (await import("../accommodation/accommodation-tab.tsx")).AccommodationTab,
    })),
    person: true,
    fill: true,
  },
  {
    slug: "caps",
    label: "Caps",
    group: "Billing",
    component: lazy(async () => ({ default: (await import("../capping/caps-tab.tsx")).CapsTab })),
    person: true,
    fill: true,
  },
  {
    slug: "payment",
    label: "Payment",
    group: "Money",
    component: lazy(async () => ({ default: (await import("./payment-tab.tsx")).PaymentTab })),
    fill: true,
    attention: (customer) =>
      customer.counts.bankAccountsWaiting > 0 || customer.warnings.some((one) => one.code.startsWith("DIRECT_DEBIT")),
  },
  {
    slug: "transactions",
    label: "Transactions and balance",
    group: "Money",
    component: lazy(async () => ({ default: (await import("./transactions.tsx")).Transactions })),
    fill: true,
  },
];
