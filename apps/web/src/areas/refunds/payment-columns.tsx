import type { VendorPayment } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Option } from "../../kit/form/select-field.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Column } from "../../kit/table/types.ts";
import { MONEY_STATES, moneyState } from "./money-state.ts";

/** The columns of payments to clients, in a journal and in the list of all. */
export function paymentColumns(options: {
  /** In its journal: neither journal nor state are said again. */
  inJournal?: boolean | undefined;
  services?: (() => Option[]) | undefined;
}): Column<VendorPayment>[] {
  const columns: (Column<VendorPayment> | false | undefined)[] = [
    {
      id: "paymentDate",
      label: "Paid on",
      kind: "day",
      width: options.inJournal ? 112 : 168,
      sort: "paymentDate",
      value: (row) => row.paymentDate,
      ...(options.inJournal ? {} : { filter: { kind: "days", from: "from", to: "to" } }),
    },
    {
      id: "customer",
      label: "Who is paid",
      kind: "text",
      width: 208,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 128,
      sort: "amount",
      sum: "amount",
      sumSelected: true,
      value: (row) => row.amount,
    },
    {
      id: "refund",
      label: "Pays",
      kind: "text",
      width: 160,
      value: (row) => row.refundNumber ?? (row.refundId === null ? "the oldest owed" : `Refund ${row.refundId}`),
      cell: (row) =>
        row.refundId === null ? (
          <span class="muted clip">the oldest owed</span>
        ) : (
          <Link href={`/receipts/refunds?open=${row.refundId}`}>{row.refundNumber ?? `Refund ${row.refundId}`}</Link>
        ),
    },
    {
      id: "paidTo",
      label: "To account",
      kind: "text",
      width: 176,
      value: (row) => row.paidTo ?? "otherwise",
      cell: (row) =>
        row.paidTo === null ? (
          <span class="muted clip">paid otherwise</span>
        ) : row.paidToReplaced && row.transactionId === null ? (
          <StateChip tone="attention">{row.paidTo} replaced</StateChip>
        ) : (
          <span class="mono">{row.paidTo}</span>
        ),
    },
    { id: "bank", label: "From account", kind: "text", width: 160, value: (row) => row.bankLedgerAccount },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 168,
      value: (row) => row.serviceName,
      ...(options.services ? { filter: { kind: "choice", param: "serviceId", options: options.services } } : {}),
    },
    { id: "description", label: "Description", kind: "text", width: 216, value: (row) => row.description },
    {
      id: "document",
      label: "Document",
      kind: "text",
      width: 136,
      value: (row) => row.documentNumber,
      cell: (row) =>
        row.transactionId === null ? (
          ""
        ) : (
          <Link href={`/ledger/transactions/${row.transactionId}`}>{row.documentNumber}</Link>
        ),
    },
    !options.inJournal && {
      id: "state",
      label: "State",
      kind: "text",
      width: 112,
      value: (row) => moneyState(row).words,
      cell: (row) => <StateChip tone={moneyState(row).tone}>{moneyState(row).words}</StateChip>,
      filter: {
        kind: "choice",
        param: "state",
        options: () => MONEY_STATES,
      },
    },
    !options.inJournal && {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
    { id: "id", label: "Payment", kind: "text", width: 88, value: (row) => row.id, hidden: true },
  ];
  return columns.filter((column): column is Column<VendorPayment> => Boolean(column));
}
