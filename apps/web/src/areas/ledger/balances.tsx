import type { CustomerBalance } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useAccountNames } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, wordsOf } from "../../lib/param.ts";

/** What customers owe on a day, by account name and by age. */
export default function Balances(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const names = useAccountNames();
  const query = () => ({
    search: wordsOf(list.get("search")),
    accountNameId: idOf(list.get("accountNameId")),
    asOf: dayOf(list.get("asOf")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<CustomerBalance>(
    () => ["balances", query()],
    (cursor, signal) =>
      api.call(endpoints.listCustomerBalances, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const age = (id: string, label: string, value: (row: CustomerBalance) => string): Column<CustomerBalance> => ({
    id,
    label,
    kind: "money",
    width: 120,
    sum: id,
    value,
    dash: true,
  });
  const columns: Column<CustomerBalance>[] = [
    {
      id: "customer",
      label: "Customer",
      kind: "text",
      width: 224,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}/transactions`}>{row.customerName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 104, value: (row) => row.customerAccount },
    {
      id: "accountName",
      label: "Account name",
      kind: "text",
      width: 168,
      value: (row) => row.accountName,
      filter: { kind: "choice", param: "accountNameId", options: () => optionsOf(names()) },
    },
    {
      id: "amount",
      label: "Balance $",
      kind: "money",
      width: 136,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
    },
    age("notDue", "Not due $", (row) => row.notDue),
    age("days1To30", "1–30 days $", (row) => row.days1To30),
    age("days31To60", "31–60 days $", (row) => row.days31To60),
    age("days61To90", "61–90 days $", (row) => row.days61To90),
    age("daysOver90", "Over 90 days $", (row) => row.daysOver90),
  ];
  const form = createForm({}, () => Promise.resolve());
  return (
    <Page title="Customer balances" fill>
      <Table
        id="balances"
        label="Customer balances"
        noun={["balance", "balances"]}
        columns={columns}
        source={source}
        rowKey={(row) => `${row.customerId}-${row.accountNameId}`}
        list={list}
        search="Customer or account"
        selectable
        onOpen={(row) => go(`/customers/${row.customerId}/transactions`)}
        csvHref={api.csvUrl(endpoints.listCustomerBalances, { query: query() })}
        tools={
          <DateField
            field={form.bindAt(
              "asOf",
              () => query().asOf ?? today(),
              (value) => list.set({ asOf: value === today() ? "" : value }),
            )}
            label="As of"
            inline
          />
        }
        empty={<Empty title="Nobody owes anything.">Balances come from posted invoices and credit notes.</Empty>}
      />
    </Page>
  );
}
