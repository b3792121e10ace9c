import type { CustomerTransaction } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Column } from "../../kit/table/types.ts";
import { plainName } from "../../lib/words.ts";
import { DOCUMENT_OPTIONS, DOCUMENTS } from "./document-words.ts";

/** The columns of documents: invoices, credit notes, and those of money. */
export function transactionColumns(options: {
  withoutCustomer?: boolean | undefined;
  /** Offers the filters of the whole ledger. */
  filters?: boolean | undefined;
}): Column<CustomerTransaction>[] {
  const columns: (Column<CustomerTransaction> | false | undefined)[] = [
    {
      id: "documentNumber",
      label: "Number",
      kind: "text",
      width: 136,
      sort: "documentNumber",
      value: (row) => row.documentNumber,
      cell: (row) => <Link href={`/ledger/transactions/${row.id}`}>{row.documentNumber}</Link>,
    },
    {
      id: "type",
      label: "Type",
      kind: "text",
      width: 112,
      value: (row) => DOCUMENTS[row.type].one,
      filter: {
        kind: "choice",
        param: "type",
        options: () => DOCUMENT_OPTIONS,
      },
    },
    !options.withoutCustomer && {
      id: "customer",
      label: "Customer",
      kind: "text",
      width: 216,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    !options.withoutCustomer && {
      id: "account",
      label: "Account",
      kind: "text",
      width: 104,
      value: (row) => row.customerAccount,
    },
    {
      id: "postingDate",
      label: "Posting date",
      kind: "day",
      width: options.filters ? 168 : 112,
      sort: "postingDate",
      value: (row) => row.postingDate,
      ...(options.filters ? { filter: { kind: "days", from: "postingFrom", to: "postingTo" } } : {}),
    },
    { id: "dueDate", label: "Due", kind: "day", width: 104, sort: "dueDate", value: (row) => row.dueDate },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 128,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
    },
    { id: "tax", label: "of which tax $", kind: "money", width: 112, sum: "tax", value: (row) => row.tax, dash: true },
    { id: "service", label: "Facility", kind: "text", width: 176, value: (row) => row.serviceName },
    { id: "accountName", label: "Account name", kind: "text", width: 144, value: (row) => row.accountName },
    {
      id: "method",
      label: "Method of payment",
      kind: "text",
      width: 136,
      value: (row) => plainName(row.methodOfPayment),
      hidden: true,
    },
    {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
  ];
  return columns.filter((column): column is Column<CustomerTransaction> => Boolean(column));
}
