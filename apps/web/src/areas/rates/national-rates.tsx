import type { NationalRate } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, wordsOf } from "../../lib/param.ts";
import { DueChip, GradeChip } from "./national-chips.tsx";
import { AREAS, figureText, GRADES, unitWords } from "./national-words.ts";

/** Every figure of the law: what is reckoned with today, how it is known, and what is due. */
export default function NationalRates(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({
    search: wordsOf(list.get("search")),
    overdue: flagOf(list.get("overdue")),
    verified: flagOf(list.get("verified")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<NationalRate>(
    () => ["national-rates", query()],
    (cursor, signal) => api.call(endpoints.listNationalRates, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<NationalRate>[] = [
    {
      id: "title",
      label: "Figure",
      kind: "text",
      width: 360,
      sort: "title",
      value: (row) => row.title,
      cell: (row) => <Link href={`/rates/national/${row.key}`}>{row.title}</Link>,
    },
    { id: "area", label: "About", kind: "text", width: 152, value: (row) => AREAS[row.area] },
    {
      id: "inUse",
      label: "In use today",
      kind: "rate",
      width: 120,
      value: (row) => row.inUse,
      cell: (row) => <span class="money">{row.inUse === null ? "none" : figureText(row.inUse, row.unit)}</span>,
    },
    { id: "unit", label: "Unit", kind: "text", width: 120, value: (row) => unitWords(row.unit) },
    {
      id: "due",
      label: "Next figure due",
      kind: "text",
      width: 184,
      sort: "unknownFrom",
      value: (row) => (row.unknownFrom === null ? "" : formatDay(row.unknownFrom)),
      cell: (row) => <DueChip table={row} />,
      filter: {
        kind: "choice",
        param: "overdue",
        options: () => [
          { value: "true", label: "Overdue" },
          { value: "false", label: "Not yet due" },
        ],
      },
    },
    {
      id: "from",
      label: "Since",
      kind: "day",
      width: 104,
      value: (row) => row.current?.from,
    },
    {
      id: "grade",
      label: "How it is known",
      kind: "text",
      width: 240,
      value: (row) => (row.current === null ? "" : GRADES[row.current.grade]),
      cell: (row) => (row.current === null ? null : <GradeChip row={row.current} />),
      filter: {
        kind: "choice",
        param: "verified",
        options: () => [
          { value: "true", label: "Verified" },
          { value: "false", label: "Unverified" },
        ],
      },
    },
    {
      id: "used",
      label: "Rates of codes from it",
      kind: "text",
      width: 176,
      value: (row) => [...row.billingCodes, ...row.fundingCodes].map((code) => code.code).join(", "),
    },
    { id: "added", label: "Added here", kind: "number", width: 96, value: (row) => row.addedCount, dash: true },
    { id: "law", label: "Law", kind: "text", width: 280, value: (row) => row.law },
    { id: "key", label: "Key", kind: "text", width: 240, value: (row) => row.key, hidden: true },
  ];
  return (
    <Page
      title="National rates"
      fill
      sub={
        <span>Fees, caps, prices and interest as the law fixes them. A new figure is added when it is announced.</span>
      }
      actions={
        can("bring-in:load") && can("rates:write") ? (
          <Link class="button plain" href="/settings/bring-in/new?kind=national_rates">
            <Icon name="upload" />
            From a CSV file
          </Link>
        ) : undefined
      }
    >
      <Table
        id="national-rates"
        label="National rates"
        noun={["figure", "figures"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.key}
        list={list}
        search="Search by name or law"
        selectable
        onOpen={(row) => go(`/rates/national/${row.key}`)}
        csvHref={api.csvUrl(endpoints.listNationalRates, { query: query() })}
        tools={
          <label class="check">
            <input
              type="checkbox"
              checked={list.get("overdue") === "true"}
              onChange={(event) => list.set({ overdue: event.currentTarget.checked ? "true" : "" })}
            />
            <span>Only those due</span>
          </label>
        }
        empty={<Empty title="No figure matches." />}
      />
    </Page>
  );
}
