import type { Receipt } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Option } from "../../kit/form/select-field.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Column } from "../../kit/table/types.ts";
import { MONEY_STATES, moneyState } from "../refunds/money-state.ts";

/** The columns of receipts, in a journal and in the list of all. */
export function receiptColumns(options: {
  /** In its journal: neither journal nor state are said again. */
  inJournal?: boolean | undefined;
  services?: (() => Option[]) | undefined;
  accounts?: (() => Option[]) | undefined;
}): Column<Receipt>[] {
  const columns: (Column<Receipt> | false | undefined)[] = [
    {
      id: "receiptDate",
      label: "Received",
      kind: "day",
      width: 112,
      sort: "receiptDate",
      value: (row) => row.receiptDate,
      ...(options.inJournal ? {} : { width: 168, filter: { kind: "days", from: "from", to: "to" } }),
    },
    {
      id: "customer",
      label: "Who paid",
      kind: "text",
      width: 192,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    {
      id: "client",
      label: "For client",
      kind: "text",
      width: 160,
      value: (row) => row.clientName,
      cell: (row) =>
        row.clientId === row.customerId ? (
          <span class="muted clip">the same</span>
        ) : (
          <Link href={`/customers/${row.clientId}`}>{row.clientName}</Link>
        ),
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
      id: "settles",
      label: "Pays",
      kind: "text",
      width: 136,
      value: (row) => row.settlesNumber,
      cell: (row) =>
        row.settlesId === null ? (
          <span class="muted clip">{row.reversesId === null ? "nothing yet" : "takes one back"}</span>
        ) : (
          <Link href={`/ledger/transactions/${row.settlesId}`}>{row.settlesNumber}</Link>
        ),
    },
    { id: "amountToSettle", label: "of it $", kind: "money", width: 120, value: (row) => row.amountToSettle },
    {
      id: "offset",
      label: "Out of",
      kind: "text",
      width: 208,
      value: (row) => (row.offset === "vendor" ? "What is owed to the client" : row.bankLedgerAccount),
      ...(options.inJournal
        ? {}
        : {
            filter: {
              kind: "choice",
              param: "offset",
              options: () => [
                { value: "bank", label: "The bank" },
                { value: "vendor", label: "What is owed to the client" },
              ],
            },
          }),
    },
    { id: "accountName", label: "Account name", kind: "text", width: 136, value: (row) => row.accountName },
    {
      id: "deposit",
      label: "Lump sum",
      kind: "text",
      width: 96,
      value: (row) => row.accommodationPaymentId,
      cell: (row) =>
        row.accommodationPaymentId === null ? (
          ""
        ) : (
          <Link href={`/accommodation/${row.accommodationPaymentId}`}>{row.accommodationPaymentId}</Link>
        ),
    },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 168,
      value: (row) => row.serviceName,
      ...(options.services ? { filter: { kind: "choice", param: "serviceId", options: options.services } } : {}),
    },
    { id: "description", label: "Description", kind: "text", width: 200, value: (row) => row.description },
    { id: "reference", label: "Reference", kind: "text", width: 128, value: (row) => row.reference },
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
    { id: "id", label: "Receipt", kind: "text", width: 88, value: (row) => row.id, hidden: true },
  ];
  return columns.filter((column): column is Column<Receipt> => Boolean(column));
}
