import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { PaymentState } from "./payment-state.tsx";
import type { AccommodationFigures, AccommodationPayment } from "./types.ts";
import { RULES, STATUS_LIST, STATUSES } from "./words.ts";

const DUE = ["any", "overdue", "14", "60"] as const;
const DUE_WORDS: Record<(typeof DUE)[number], string> = {
  any: "All",
  overdue: "Refund overdue",
  "14": "Refund due within 14 days",
  "60": "Within 60 days",
};

/** A column of money that is summed at the foot. */
function figure(key: keyof AccommodationFigures, label: string, more: { hidden?: boolean; sort?: string } = {}) {
  return {
    id: key,
    label: `${label} $`,
    kind: "money" as const,
    width: 128,
    sum: key,
    sumSelected: true,
    dash: true,
    value: (row: AccommodationPayment) => row.figures[key],
    ...more,
  };
}

/** The register of lump sums and daily payments as of a day: what is held, received, drawn, retained, refunded and due. */
export default function AccommodationRegister(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const facility = useFacility();
  const services = useServices();
  const asOf = () => dayOf(list.get("asOf"));
  const due = () => oneOf(list.get("due"), DUE) ?? "any";
  const dueBy = () => {
    if (due() === "any") return undefined;
    return addDays(asOf() ?? today(), due() === "overdue" ? -1 : Number(due()));
  };
  const query = () => ({
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")) ?? (due() === "any" ? undefined : "refundDueDate"),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    status: oneOf(list.get("status"), STATUS_LIST),
    adjustmentRequired: flagOf(list.get("adjustmentRequired")),
    asOf: asOf(),
    refundDueBy: dueBy(),
  });
  const source = createRows<AccommodationPayment>(
    () => ["accommodation", query()],
    (cursor, signal) =>
      api.call(endpoints.listAccommodationPayments, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const hrefOf = (row: AccommodationPayment) => `/customers/${row.clientId}/accommodation?stay=${row.id}`;
  const form = createForm({}, () => Promise.resolve());
  const columns: Column<AccommodationPayment>[] = [
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 184,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => <Link href={hrefOf(row)}>{row.clientName}</Link>,
    },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 144,
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    { id: "place", label: "Place", kind: "text", width: 72, value: (row) => row.placeCode },
    { id: "title", label: "What", kind: "text", width: 184, value: (row) => row.title },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 144,
      value: (row) => STATUSES[row.status],
      cell: (row) => <PaymentState status={row.status} />,
      filter: {
        kind: "choice",
        param: "status",
        options: () => STATUS_LIST.map((value) => ({ value, label: STATUSES[value] })),
      },
    },
    figure("balance", "Balance", { sort: "balance" }),
    {
      id: "due",
      label: "Refund due by",
      kind: "day",
      width: 120,
      sort: "refundDueDate",
      value: (row) => row.refundDueDate,
    },
    { id: "account", label: "Account", kind: "text", width: 96, value: (row) => row.clientAccount },
    figure("received", "Received"),
    figure("drawnDown", "Drawn down"),
    figure("retained", "Retained"),
    figure("refunded", "Refunded"),
    figure("unpaidLumpSum", "Unpaid lump sum"),
    figure("interestPayable", "Interest payable"),
    figure("invoiced", "Invoiced", { hidden: true }),
    figure("ongoingBilled", "Ongoing billed", { hidden: true }),
    figure("unpaidBilled", "Billed on unpaid", { hidden: true }),
    { id: "agreed", label: "Agreed price $", kind: "money", width: 128, value: (row) => row.agreedAmount },
    { id: "agreedLumpSum", label: "Agreed lump sum $", kind: "money", width: 136, value: (row) => row.agreedLumpSum },
    { id: "daily", label: "Forecast a day $", kind: "money", width: 128, value: (row) => row.forecastDaily },
    { id: "entry", label: "Entry", kind: "day", width: 104, sort: "entryDate", value: (row) => row.entryDate },
    { id: "departure", label: "Departure", kind: "day", width: 104, value: (row) => row.departureDate },
    {
      id: "rules",
      label: "Rules",
      kind: "text",
      width: 208,
      value: (row) => (row.arrangement ? RULES[row.arrangement] : ""),
      hidden: true,
    },
    {
      id: "adjust",
      label: "Adjustment",
      kind: "text",
      width: 128,
      value: (row) => (row.adjustmentRequired ? "Required" : ""),
      cell: (row) => (row.adjustmentRequired ? <StateChip tone="attention">Required</StateChip> : ""),
      filter: {
        kind: "choice",
        param: "adjustmentRequired",
        options: () => [
          { value: "true", label: "Required" },
          { value: "false", label: "Not required" },
        ],
      },
    },
    {
      id: "agreementDate",
      label: "Agreed on",
      kind: "day",
      width: 104,
      value: (row) => row.agreementDate,
      hidden: true,
    },
    { id: "id", label: "Payment number", kind: "text", width: 120, value: (row) => row.id, hidden: true },
  ];
  return (
    <Page
      title="Accommodation payments"
      fill
      actions={
        can("runs:start") ? (
          <Link class="button primary" href="/billing/runs/new?kind=accommodation">
            Start an accommodation run
          </Link>
        ) : undefined
      }
    >
      <div class="row wrap no-print">
        <Segments
          label="Refunds due"
          value={due()}
          options={DUE.map((value) => ({ value, label: DUE_WORDS[value] }))}
          onChange={(value) => list.set({ due: value === "any" ? null : value })}
        />
      </div>
      <Table
        id="accommodation"
        label={asOf() ? `Accommodation payments as of ${formatDay(asOf() ?? "")}` : "Accommodation payments"}
        noun={["accommodation payment", "accommodation payments"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by client, account or place"
        selectable
        onOpen={(row) => go(hrefOf(row))}
        csvHref={api.csvUrl(endpoints.listAccommodationPayments, { query: query() })}
        tools={
          <DateField
            field={form.bindAt(
              "asOf",
              () => asOf() ?? today(),
              (value) => list.set({ asOf: value === today() ? null : value || null }),
            )}
            label="As of"
            inline
          />
        }
        rowClass={(row) => (row.status === "refunded" ? "faded" : "")}
        empty={
          due() === "any" ? (
            <Empty title="No accommodation payment is agreed yet.">
              Lines are added with the client, under Accommodation: from which day what is paid, and how.
            </Empty>
          ) : (
            <Empty title="No refund is due in that time.">
              Refunds wait for the departure, and after a death for probate.
            </Empty>
          )
        }
      />
    </Page>
  );
}
