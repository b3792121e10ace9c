import type { VendorBalance } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatDollars, sumMoney } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";
import { OwedPanel, toPay } from "./owed-panel.tsx";
import { PayBalances } from "./pay-balances.tsx";

/** What is owed to each client and not paid, and the verb that pays it. */
export default function VendorBalances(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const query = () => ({
    search: wordsOf(list.get("search")),
    serviceId: facility.id(),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<VendorBalance>(
    () => ["vendor-balances", query()],
    (cursor, signal) => api.call(endpoints.listVendorBalances, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const writes = () => can("journals:write");
  const [paying, setPaying] = createSignal<readonly VendorBalance[]>([]);
  const payable = (rows: readonly VendorBalance[]) =>
    rows.filter((row) => !toPay(row).startsWith("-") && toPay(row) !== "0.00");
  const open = () => source.rows().find((row) => row.customerId === idOf(list.get("open")));
  const close = () => {
    setPaying([]);
    list.set({ open: null });
  };
  const columns: Column<VendorBalance>[] = [
    {
      id: "customer",
      label: "Owed to",
      kind: "text",
      width: 240,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 112, value: (row) => row.customerAccount },
    {
      id: "amount",
      label: "Owed $",
      kind: "money",
      width: 144,
      sort: "amount",
      sum: "amount",
      sumSelected: true,
      value: (row) => row.amount,
    },
    { id: "paying", label: "In draft payments $", kind: "money", width: 152, dash: true, value: (row) => row.paying },
    {
      id: "toPay",
      label: "To be paid $",
      kind: "money",
      width: 144,
      sumSelected: true,
      dash: true,
      value: (row) => toPay(row),
    },
    { id: "oldest", label: "Since", kind: "day", width: 120, value: (row) => row.oldest },
    {
      id: "bankAccount",
      label: "Bank account",
      kind: "text",
      width: 184,
      value: (row) => row.bankAccount,
      cell: (row) =>
        row.bankAccount === null ? (
          <Link href={`/customers/${row.customerId}/payment`}>none approved</Link>
        ) : (
          <span class="mono">{row.bankAccount}</span>
        ),
    },
  ];
  return (
    <Page
      title="Owed to clients"
      fill
      actions={
        <Show when={writes() && payable(source.rows()).length > 0 && !source.more()}>
          <Button kind="primary" onClick={() => setPaying(payable(source.rows()))}>
            Pay all, {formatDollars(sumMoney(payable(source.rows()).map(toPay)))}
          </Button>
        </Show>
      }
    >
      <Split
        wide
        open={paying().length > 0 || open() !== undefined}
        panel={
          <Switch>
            <Match when={paying().length > 0}>
              <DetailPanel title="Pay what is owed" onClose={close}>
                <PayBalances balances={paying()} onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={open()?.customerId} keyed>
              <Show when={open()}>{(row) => <OwedPanel balance={row()} onClose={close} />}</Show>
            </Match>
          </Switch>
        }
      >
        <Table
          id="vendor-balances"
          label="Owed to clients"
          noun={["client", "clients"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.customerId}
          list={list}
          search="Search by name or account"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => {
            setPaying([]);
            list.set({ open: String(row.customerId) });
          }}
          onWalk={(row) => open() !== undefined && list.set({ open: String(row.customerId) })}
          csvHref={api.csvUrl(endpoints.listVendorBalances, { query: query() })}
          selectionActions={(rows) => (
            <Show when={writes() && payable(rows).length > 0}>
              <Button kind="primary" onClick={() => setPaying(payable(rows))}>
                Pay {formatDollars(sumMoney(payable(rows).map(toPay)))}
              </Button>
            </Show>
          )}
          empty={
            <Empty title="Nothing is owed to clients.">
              A refund that is posted is owed to the client until it is paid.{" "}
              <Link href="/receipts/refunds">Refunds</Link> that are proposed wait in their journals.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
