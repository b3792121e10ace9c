import type { Refund } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Option } from "../../kit/form/select-field.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatDay } from "../../lib/days.ts";
import { REFUND_KINDS, REFUND_STATES, refundState } from "./refund-words.ts";

/** The columns of refunds, in a journal and in the list of all. */
export function refundColumns(options: {
  /** In its journal: the journal is not said again. */
  inJournal?: boolean | undefined;
  services?: (() => Option[]) | undefined;
}): Column<Refund>[] {
  const columns: (Column<Refund> | false | undefined)[] = [
    {
      id: "refundDate",
      label: "Refunded on",
      kind: "day",
      width: options.inJournal ? 112 : 168,
      sort: "refundDate",
      value: (row) => row.refundDate,
      ...(options.inJournal ? {} : { filter: { kind: "days", from: "from", to: "to" } }),
    },
    {
      id: "customer",
      label: "Owed to",
      kind: "text",
      width: 192,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    {
      id: "kind",
      label: "What",
      kind: "text",
      width: 184,
      value: (row) => REFUND_KINDS[row.kind],
      ...(options.inJournal
        ? {}
        : {
            filter: {
              kind: "choice",
              param: "kind",
              options: () => Object.entries(REFUND_KINDS).map(([value, label]) => ({ value, label })),
            },
          }),
    },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 184,
      value: (row) => refundState(row).words,
      cell: (row) => <StateChip tone={refundState(row).tone}>{refundState(row).words}</StateChip>,
      ...(options.inJournal
        ? {}
        : {
            filter: {
              kind: "choice",
              param: "state",
              options: () => Object.entries(REFUND_STATES).map(([value, label]) => ({ value, label })),
            },
          }),
    },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 128,
      sort: "amount",
      sum: "amount",
      value: (row) => (row.kind === "reversal" ? `-${row.amount}` : row.amount),
    },
    {
      id: "open",
      label: "Not paid yet $",
      kind: "money",
      width: 128,
      sum: "openAmount",
      dash: true,
      value: (row) => row.openAmount,
    },
    {
      id: "due",
      label: "Due by",
      kind: "day",
      width: 120,
      sort: "dueDate",
      value: (row) => row.dueDate,
      cell: (row) => (
        <span classList={{ late: row.dueDate !== null && row.refundDate > row.dueDate }}>
          {row.dueDate === null ? "" : formatDay(row.dueDate)}
        </span>
      ),
    },
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
          <Link href={`/accommodation/${row.accommodationPaymentId}/refund`}>{row.accommodationPaymentId}</Link>
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
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
    { id: "id", label: "Refund", kind: "text", width: 88, value: (row) => row.id, hidden: true },
  ];
  return columns.filter((column): column is Column<Refund> => Boolean(column));
}
