import type { FundingRate } from "@banksia/contracts";
import { Link } from "../../frame/facility.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatPeriod } from "../../lib/days.ts";
import { FundingRateChips } from "./rate-chips.tsx";

/** The columns of funding rates. */
export function fundingRateColumns(options: { withoutCode?: boolean; sortable?: boolean }): Column<FundingRate>[] {
  const columns: (Column<FundingRate> | false | undefined)[] = [
    !options.withoutCode && {
      id: "code",
      label: "Code",
      kind: "text",
      width: 136,
      ...(options.sortable ? { sort: "fundingCode" } : {}),
      value: (row) => row.fundingCode,
      cell: (row) => <Link href={`/funding/codes/${row.fundingCodeId}`}>{row.fundingCode}</Link>,
    },
    {
      id: "client",
      label: "Valid for",
      kind: "text",
      width: 208,
      ...(options.sortable ? { sort: "clientName" } : {}),
      value: (row) => row.clientName ?? "All",
      cell: (row) =>
        row.clientId === null ? "All" : <Link href={`/customers/${row.clientId}/funding`}>{row.clientName}</Link>,
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
    { id: "rate", label: "Rate $", kind: "rate", width: 120, value: (row) => row.rate },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 216,
      value: (row) => `${row.status}${row.verified ? "" : ", unverified"}`,
      cell: (row) => (
        <span class="row">
          <FundingRateChips rate={row} />
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
  return columns.filter((column): column is Column<FundingRate> => Boolean(column));
}
