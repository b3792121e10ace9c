import type { JournalLine } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatPeriod } from "../../lib/days.ts";
import { formatNumber } from "../../lib/money.ts";
import type { Option } from "../../kit/form/select-field.tsx";

export const LINE_KINDS: Record<JournalLine["kind"], string> = {
  billing: "Billing",
  reversal: "Reversal",
  rebill: "Re-bill",
  reinstatement: "Put back",
  manual: "By hand",
};

const KIND_LIST = ["billing", "reversal", "rebill", "reinstatement", "manual"] as const;

/** A kind of line from the URL. */
export function lineKindOf(text: string | undefined): JournalLine["kind"] | undefined {
  return KIND_LIST.find((kind) => kind === text);
}

/** The columns of journal lines, on a journal's page and on a client's. */
export function lineColumns(options: {
  codes?: (() => Option[]) | undefined;
  services?: (() => Option[]) | undefined;
  /** Where the client is the page itself. */
  withoutClient?: boolean | undefined;
  withJournal?: boolean | undefined;
}): Column<JournalLine>[] {
  const columns: (Column<JournalLine> | false | undefined)[] = [
    options.withJournal && {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
    !options.withoutClient && {
      id: "client",
      label: "Client",
      kind: "text",
      width: 168,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => <Link href={`/customers/${row.clientId}`}>{row.clientName}</Link>,
    },
    {
      id: "account",
      label: "Account",
      kind: "text",
      width: 96,
      value: (row) => row.clientAccount,
      hidden: true,
    },
    {
      id: "code",
      label: "Code",
      kind: "text",
      width: 96,
      sort: "billingCode",
      value: (row) => row.billingCode,
      ...(options.codes ? { filter: { kind: "choice", param: "billingCodeId", options: options.codes } } : {}),
    },
    {
      id: "period",
      label: "Period",
      kind: "text",
      width: 200,
      sort: "periodFrom",
      value: (row) => formatPeriod(row.periodFrom, row.periodTo),
      filter: { kind: "days", from: "from", to: "to" },
    },
    { id: "quantity", label: "Quantity", kind: "number", width: 76, value: (row) => row.quantity },
    { id: "unit", label: "Unit", kind: "text", width: 72, value: (row) => row.unit, hidden: true },
    { id: "rate", label: "Rate $", kind: "rate", width: 80, value: (row) => row.rate },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 112,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
      filter: { kind: "amounts", from: "amountFrom", to: "amountTo" },
    },
    { id: "tax", label: "Tax $", kind: "money", width: 96, sum: "tax", value: (row) => row.tax, dash: true },
    {
      id: "total",
      label: "Total $",
      kind: "money",
      width: 128,
      sort: "total",
      sum: "total",
      value: (row) => row.total,
    },
    { id: "description", label: "Description", kind: "text", width: 200, value: (row) => row.description },
    {
      id: "payer",
      label: "Who pays",
      kind: "text",
      width: 176,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) =>
        row.customerId === row.clientId ? (
          <span class="muted clip">the client</span>
        ) : (
          <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>
        ),
    },
    {
      id: "share",
      label: "Share %",
      kind: "number",
      width: 80,
      value: (row) => row.percent,
      cell: (row) => (Number(row.percent) === 100 ? "" : formatNumber(row.percent)),
    },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 160,
      sort: "serviceName",
      value: (row) => row.serviceName,
      ...(options.services ? { filter: { kind: "choice", param: "serviceId", options: options.services } } : {}),
    },
    {
      id: "kind",
      label: "Kind",
      kind: "text",
      width: 128,
      value: (row) => LINE_KINDS[row.kind],
      cell: (row) =>
        row.computedAmount !== null ? (
          <StateChip tone="attention" icon="draft">
            Changed
          </StateChip>
        ) : (
          <span>{LINE_KINDS[row.kind]}</span>
        ),
      filter: {
        kind: "choice",
        param: "kind",
        options: () => Object.entries(LINE_KINDS).map(([value, label]) => ({ value, label })),
      },
    },
    { id: "taxCode", label: "Tax code", kind: "text", width: 88, value: (row) => row.taxCode, hidden: true },
    {
      id: "accountName",
      label: "Account name",
      kind: "text",
      width: 136,
      value: (row) => row.accountName,
      hidden: true,
    },
    { id: "id", label: "Line", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];
  return columns.filter((column): column is Column<JournalLine> => Boolean(column));
}
