import type { TrialBalanceRow } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useLegalEntities } from "../../data/references.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, wordsOf } from "../../lib/param.ts";
import { plainName } from "../../lib/words.ts";

/** Every account with what was debited and credited; the sums are equal. */
export default function TrialBalance(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const go = useGo();
  const entities = useLegalEntities();
  const query = () => ({
    legalEntityId: idOf(list.get("legalEntityId")),
    serviceId: facility.id(),
    postingFrom: dayOf(list.get("postingFrom")),
    postingTo: dayOf(list.get("postingTo")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<TrialBalanceRow>(
    () => ["trial-balance", query()],
    (cursor, signal) =>
      api.call(endpoints.listTrialBalance, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const entries = (row: TrialBalanceRow) => {
    const search = new URLSearchParams({ ledgerAccountId: String(row.ledgerAccountId) });
    for (const name of ["postingFrom", "postingTo"] as const) {
      const value = query()[name];
      if (value) search.set(name, value);
    }
    return `/ledger/entries?${search.toString()}`;
  };
  const columns: Column<TrialBalanceRow>[] = [
    {
      id: "code",
      label: "Account",
      kind: "text",
      width: 120,
      sort: "code",
      value: (row) => row.code,
      cell: (row) => <Link href={entries(row)}>{row.code}</Link>,
    },
    { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
    { id: "type", label: "Type", kind: "text", width: 112, value: (row) => plainName(row.type) },
    {
      id: "control",
      label: "Control",
      kind: "text",
      width: 160,
      value: (row) => (row.control ? plainName(row.control) : ""),
    },
    { id: "debit", label: "Debit $", kind: "money", width: 152, sum: "debit", value: (row) => row.debit, dash: true },
    {
      id: "credit",
      label: "Credit $",
      kind: "money",
      width: 152,
      sum: "credit",
      value: (row) => row.credit,
      dash: true,
    },
    { id: "balance", label: "Balance $", kind: "money", width: 152, sum: "balance", value: (row) => row.balance },
  ];
  const form = createForm({}, () => Promise.resolve());
  const days = (name: "postingFrom" | "postingTo") =>
    form.bindAt(
      name,
      () => query()[name] ?? "",
      (value: string) => list.set({ [name]: value }),
    );
  return (
    <Page title="Trial balance" fill>
      <Table
        id="trial-balance"
        label="Trial balance"
        noun={["account", "accounts"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.ledgerAccountId}
        list={list}
        selectable
        onOpen={(row) => go(entries(row))}
        csvHref={api.csvUrl(endpoints.listTrialBalance, { query: query() })}
        tools={
          <>
            <select
              class="input tool-select"
              aria-label="Legal entity"
              value={list.get("legalEntityId") ?? ""}
              onChange={(event) => list.set({ legalEntityId: event.currentTarget.value })}
            >
              <option value="">All legal entities</option>
              {optionsOf(entities()).map((option) => (
                <option value={option.value} selected={option.value === list.get("legalEntityId")}>
                  {option.label}
                </option>
              ))}
            </select>
            <DateField field={days("postingFrom")} label="Posted from" inline />
            <DateField field={days("postingTo")} label="to" inline />
          </>
        }
        empty={<Empty title="Nothing is posted yet.">Posting a journal writes the ledger.</Empty>}
      />
    </Page>
  );
}
