import type { Scope } from "@banksia/contracts";
import { signOut } from "../data/session.ts";
import type { IconName } from "../kit/icon.tsx";
import { areasFor } from "./areas.ts";
import { showShortcuts } from "./shortcut-help.tsx";
import { chooseTheme } from "./theme.ts";

export interface Action {
  title: string;
  /** Other words that find it. */
  words: string;
  kind: "Action" | "Page" | "This customer";
  icon: IconName;
  path?: string;
  run?: () => void;
  scope?: Scope;
}

const ACTIONS: Action[] = [
  {
    title: "Start a billing run",
    words: "propose month end bill",
    kind: "Action",
    icon: "play",
    path: "/billing/runs/new?kind=billing",
    scope: "runs:start",
  },
  {
    title: "Start an adjustment run",
    words: "propose correct rebill",
    kind: "Action",
    icon: "play",
    path: "/billing/runs/new?kind=adjustment",
    scope: "runs:start",
  },
  {
    title: "Start an accommodation run",
    words: "propose daily payments retention drawdown lump sum rad dap",
    kind: "Action",
    icon: "play",
    path: "/billing/runs/new?kind=accommodation",
    scope: "runs:start",
  },
  {
    title: "Refunds of lump sums due",
    words: "deposits rad overdue departed owed",
    kind: "Action",
    icon: "clock",
    path: "/accommodation?due=14",
    scope: "customers:read",
  },
  {
    title: "Enter a receipt",
    words: "money received payment in bank deposit lump sum rad",
    kind: "Action",
    icon: "plus",
    path: "/receipts?open=new",
    scope: "journals:write",
  },
  {
    title: "Propose a refund",
    words: "give back lump sum deposit rad credit overpaid",
    kind: "Action",
    icon: "plus",
    path: "/receipts/refunds?open=new",
    scope: "journals:write",
  },
  {
    title: "Pay what is owed to clients",
    words: "refunds vendor aba bank file estate payment",
    kind: "Action",
    icon: "out",
    path: "/receipts/owed",
    scope: "ledger:read",
  },
  {
    title: "New customer",
    words: "add person organisation client",
    kind: "Action",
    icon: "plus",
    path: "/customers/new",
    scope: "customers:write",
  },
  {
    title: "Admit somebody",
    words: "admission enquiry entry move in resident new client",
    kind: "Action",
    icon: "plus",
    path: "/admissions/new",
    scope: "customers:write",
  },
  {
    title: "Vacant places",
    words: "vacancies beds rooms units free board",
    kind: "Action",
    icon: "building",
    path: "/admissions/places?show=vacant",
    scope: "customers:read",
  },
  {
    title: "Departures",
    words: "departed discharged left deceased probate",
    kind: "Action",
    icon: "out",
    path: "/admissions/stays?status=departed",
    scope: "customers:read",
  },
  {
    title: "Portal events waiting to be lodged",
    words: "government acer entry departure record",
    kind: "Action",
    icon: "clock",
    path: "/admissions/portal-events",
    scope: "customers:read",
  },
  {
    title: "New journal",
    words: "empty manual",
    kind: "Action",
    icon: "plus",
    path: "/billing/journals/new",
    scope: "journals:write",
  },
  {
    title: "New run schedule",
    words: "unattended recurring monthly",
    kind: "Action",
    icon: "clock",
    path: "/billing/schedules/new",
    scope: "runs:schedule",
  },
  {
    title: "Why was a client not billed?",
    words: "missing line why not",
    kind: "Action",
    icon: "equals",
    path: "/billing/why-not",
    scope: "journals:read",
  },
  {
    title: "Bring in a CSV file",
    words: "import upload load customers rates",
    kind: "Action",
    icon: "upload",
    path: "/settings/bring-in/new",
    scope: "bring-in:load",
  },
  {
    title: "Check a bank or claim file",
    words: "aba ndis bpay bai statement verify compare remittance returns off line",
    kind: "Action",
    icon: "check",
    path: "/files",
  },
  {
    title: "Bank account changes waiting",
    words: "approve second person bsb direct debit",
    kind: "Action",
    icon: "check",
    path: "/customers/bank-account-changes",
    scope: "customers:read",
  },
  {
    title: "Tag open documents anew",
    words: "retag re-tag method of payment bank account transactions",
    kind: "Action",
    icon: "refresh",
    path: "/customers/retag",
    scope: "customers:write",
  },
  {
    title: "Customers with adjustments required",
    words: "changed billed rate",
    kind: "Action",
    icon: "warning",
    path: "/customers?adjustmentRequired=true",
    scope: "customers:read",
  },
  { title: "Change my password", words: "account", kind: "Action", icon: "key", path: "/me" },
  { title: "Use the light theme", words: "appearance", kind: "Action", icon: "sun", run: () => chooseTheme("light") },
  {
    title: "Use the dark theme",
    words: "appearance night",
    kind: "Action",
    icon: "moon",
    run: () => chooseTheme("dark"),
  },
  {
    title: "Use the theme of the system",
    words: "appearance",
    kind: "Action",
    icon: "sun",
    run: () => chooseTheme("system"),
  },
  {
    title: "Show all keys",
    words: "keyboard shortcuts help",
    kind: "Action",
    icon: "keyboard",
    run: () => showShortcuts(),
  },
  { title: "Sign out", words: "log off leave", kind: "Action", icon: "out", run: () => void signOut() },
];

/** Everything that the command palette can do for someone with these permissions. */
export function actionsFor(can: (scope: Scope) => boolean): Action[] {
  const pages = areasFor(can).flatMap((area): Action[] =>
    area.pages.length === 0
      ? [{ title: area.label, words: "", kind: "Page", icon: area.icon, path: area.path }]
      : area.pages.map((page) => ({
          title: page.label,
          words: area.label,
          kind: "Page",
          icon: area.icon,
          path: page.path,
        })),
  );
  return [...ACTIONS.filter((action) => !action.scope || can(action.scope)), ...pages];
}
