import type { BillingRate } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatPeriod } from "../../lib/days.ts";
import { RateChips } from "./rate-panel.tsx";
import { rateWords } from "./rate-text.ts";

/** The columns of billing rates. */
export function rateColumns(options: {
  withoutCode?: boolean;
  withoutClient?: boolean;
  sortable?: boolean;
}): Column<BillingRate>[] {
  const columns: (Column<BillingRate> | false | undefined)[] = [
    !options.withoutCode && {
      id: "code",
      label: "Code",
      kind: "text",
      width: 112,
      ...(options.sortable ? { sort: "billingCode" } : {}),
      value: (row) => row.billingCode,
      cell: (row) => <Link href={`/rates/codes/${row.billingCodeId}`}>{row.billingCode}</Link>,
    },
    !options.withoutClient && {
      id: "client",
      label: "Valid for",
      kind: "text",
      width: 200,
      ...(options.sortable ? { sort: "clientName" } : {}),
      value: (row) => row.clientName ?? "All",
      cell: (row) =>
        row.clientId === null ? "All" : <Link href={`/customers/${row.clientId}/rates`}>{row.clientName}</Link>,
      filter: {
        kind: "choice",
        param: "validFor",
        options: () => [
          { value: "all", label: "All" },
          { value: "client", label: "One client" },
        ],
      },
    },
    {
      id: "period",
      label: "Days",
      kind: "text",
      width: 200,
      ...(options.sortable ? { sort: "startDate" } : {}),
      value: (row) => formatPeriod(row.startDate, row.endDate),
      filter: { kind: "day", param: "on" },
    },
    {
      id: "rate",
      label: "Rate $",
      kind: "rate",
      width: 136,
      value: (row) => (row.model === "amount" ? row.rate : rateWords(row)),
      cell: (row) => <span class="nowrap">{rateWords(row)}</span>,
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 216,
      value: (row) => `${row.status}${row.verified ? "" : ", unverified"}`,
      cell: (row) => (
        <span class="row">
          <RateChips rate={row} />
        </span>
      ),
      filter: {
        kind: "choice",
        param: "verified",
        options: () => [
          { value: "true", label: "Verified" },
          { value: "false", label: "Unverified" },
        ],
      },
    },
    { id: "source", label: "Source", kind: "text", width: 280, value: (row) => row.source },
    { id: "id", label: "Rate number", kind: "text", width: 104, value: (row) => row.id, hidden: true },
  ];
  return columns.filter((column): column is Column<BillingRate> => Boolean(column));
}
