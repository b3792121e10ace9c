import type { BillingCode } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServiceGroups } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatRate } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { LEGAL_FEES, UNITS } from "./code-form.tsx";

/** The fees that can be charged. */
export default function Codes(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const groups = useServiceGroups();
  const query = () => ({
    search: wordsOf(list.get("search")),
    unit: oneOf(list.get("unit"), UNITS),
    timing: oneOf(list.get("timing"), ["advance", "arrears"]),
    capped: flagOf(list.get("capped")),
    active: list.get("active") === "all" ? undefined : (flagOf(list.get("active")) ?? true),
    serviceGroupId: idOf(list.get("serviceGroupId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<BillingCode>(
    () => ["codes", query()],
    (cursor, signal) =>
      api.call(endpoints.listBillingCodes, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<BillingCode>[] = [
    {
      id: "code",
      label: "Code",
      kind: "text",
      width: 120,
      sort: "code",
      value: (row) => row.code,
      cell: (row) => <Link href={`/rates/codes/${row.id}`}>{row.code}</Link>,
    },
    {
      id: "description",
      label: "Description",
      kind: "text",
      width: 280,
      sort: "description",
      value: (row) => row.description,
    },
    {
      id: "rate",
      label: "Rate today $",
      kind: "rate",
      width: 184,
      value: (row) => row.rateToday,
      cell: (row) => (
        <Show
          when={row.rateToday}
          fallback={
            <Show when={row.legalFee === null} fallback={<span class="muted">by resident</span>}>
              <StateChip tone="attention">No rate</StateChip>
            </Show>
          }
        >
          {(rate) => (
            <span class="row">
              <Show when={row.rateVerified === false}>
                <StateChip tone="attention">Unverified</StateChip>
              </Show>
              <span class="money">{formatRate(rate())}</span>
            </span>
          )}
        </Show>
      ),
    },
    {
      id: "unit",
      label: "Per",
      kind: "text",
      width: 96,
      value: (row) => row.unit,
      filter: { kind: "choice", param: "unit", options: () => UNITS.map((value) => ({ value, label: value })) },
    },
    {
      id: "timing",
      label: "Billed in",
      kind: "text",
      width: 104,
      value: (row) => row.timing,
      filter: {
        kind: "choice",
        param: "timing",
        options: () => [
          { value: "advance", label: "advance" },
          { value: "arrears", label: "arrears" },
        ],
      },
    },
    { id: "tax", label: "Tax", kind: "text", width: 80, value: (row) => row.taxCode },
    {
      id: "capped",
      label: "Capped",
      kind: "text",
      width: 88,
      value: (row) => (row.capped ? "Yes" : ""),
      filter: {
        kind: "choice",
        param: "capped",
        options: () => [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ],
      },
    },
    {
      id: "legalFee",
      label: "Fee of the law",
      kind: "text",
      width: 208,
      value: (row) => (row.legalFee === null ? "" : LEGAL_FEES[row.legalFee]),
    },
    { id: "national", label: "National rate", kind: "text", width: 152, value: (row) => row.nationalRate },
    { id: "offset", label: "Sets off", kind: "text", width: 120, value: (row) => row.fundingCode },
    { id: "accountName", label: "Account name", kind: "text", width: 160, value: (row) => row.accountName },
    { id: "revenue", label: "Revenue account", kind: "text", width: 128, value: (row) => row.revenueAccountCode },
    {
      id: "active",
      label: "Active",
      kind: "text",
      width: 96,
      value: (row) => (row.active ? "Yes" : "No"),
      filter: {
        kind: "choice",
        param: "active",
        options: () => [
          { value: "false", label: "Inactive" },
          { value: "all", label: "Both" },
        ],
      },
    },
  ];
  return (
    <Page
      title="Billing codes"
      fill
      actions={
        <Show when={can("codes:write")}>
          <Link class="button primary" href="/rates/codes/new">
            <Icon name="plus" />
            New code
          </Link>
        </Show>
      }
    >
      <Table
        id="codes"
        label="Billing codes"
        noun={["billing code", "billing codes"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by code or description"
        selectable
        onOpen={(row) => go(`/rates/codes/${row.id}`)}
        onNew={can("codes:write") ? () => go("/rates/codes/new") : undefined}
        rowClass={(row) => (row.active ? "" : "faded")}
        csvHref={api.csvUrl(endpoints.listBillingCodes, { query: query() })}
        tools={
          <select
            class="input tool-select"
            aria-label="Service group"
            value={list.get("serviceGroupId") ?? ""}
            onChange={(event) => list.set({ serviceGroupId: event.currentTarget.value })}
          >
            <option value="">All service groups</option>
            {optionsOf(groups()).map((option) => (
              <option value={option.value} selected={option.value === list.get("serviceGroupId")}>
                {option.label}
              </option>
            ))}
          </select>
        }
        empty={
          <Empty title="There are no billing codes yet.">
            A billing code is a fee that can be charged; give it a rate next.
          </Empty>
        }
      />
    </Page>
  );
}
