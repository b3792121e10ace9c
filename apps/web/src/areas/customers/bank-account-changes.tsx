import type { BankAccountChange } from "@banksia/contracts";
import { createMemo, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { BankChangePanel } from "./bank-change-panel.tsx";
import { BankVersionState } from "./bank-version-state.tsx";
import { refreshRecord } from "./refresh-record.ts";

/** Changes of bank accounts across customers: those that wait for a second person, and what was decided. */
export default function BankAccountChanges(): JSX.Element {
  const list = useListState();
  const status = () => oneOf(list.get("status"), ["waiting", "approved", "refused", "withdrawn", "all"]) ?? "waiting";
  const query = () => {
    const chosen = status();
    return {
      search: wordsOf(list.get("search")),
      status: chosen === "all" ? undefined : chosen,
      customerId: idOf(list.get("customerId")),
      sort: wordsOf(list.get("sort")) ?? (chosen === "waiting" ? "createdAt" : "-createdAt"),
    };
  };
  const source = createRows<BankAccountChange>(
    () => ["bank-account-changes", query()],
    (cursor, signal) =>
      api.call(endpoints.listBankAccountChanges, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const all: Column<BankAccountChange>[] = [
    {
      id: "customer",
      label: "Customer",
      kind: "text",
      width: 176,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}/payment`}>{row.customerName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 96, value: (row) => row.customerAccount },
    { id: "code", label: "Bank account", kind: "text", width: 112, value: (row) => row.bankAccountCode },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 208,
      value: (row) => row.status,
      cell: (row) => <BankVersionState version={row} />,
    },
    {
      id: "kind",
      label: "What",
      kind: "text",
      width: 80,
      value: (row) => (row.before === null ? "New" : "Change"),
    },
    {
      id: "numbers",
      label: "BSB and number",
      kind: "text",
      width: 176,
      value: (row) => `${row.bsb} ${row.accountNumber}`,
      cell: (row) => (
        <span class="mono clip">
          {row.bsb} {row.accountNumber}
        </span>
      ),
    },
    {
      id: "debit",
      label: "Direct debit",
      kind: "text",
      width: 112,
      value: (row) => (row.forDirectDebit ? "Draws on it" : ""),
    },
    { id: "asked", label: "Asked by", kind: "text", width: 128, value: (row) => (row.mine ? "You" : row.askedByName) },
    { id: "at", label: "Asked", kind: "instant", width: 176, sort: "createdAt", value: (row) => row.createdAt },
    { id: "decided", label: "Decided by", kind: "text", width: 144, value: (row) => row.decidedByName, hidden: true },
    { id: "decidedAt", label: "Decided", kind: "instant", width: 176, value: (row) => row.decidedAt, hidden: true },
  ];
  /** While only those that wait are shown, saying so in every row says nothing. */
  const columns = createMemo(() => all.filter((column) => column.id !== "state" || status() !== "waiting"));
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  /** After a decision the eye goes on to the next change that waits. */
  const next = (after: BankAccountChange) => {
    const rows = source.rows();
    const at = rows.findIndex((row) => row.id === after.id);
    const following = rows
      .slice(at + 1)
      .concat(rows.slice(0, Math.max(0, at)))
      .find((row) => row.status === "waiting");
    list.set({ open: status() === "waiting" && following ? String(following.id) : null });
  };
  const approveAll = async (rows: BankAccountChange[], clear: () => void) => {
    const mine = rows.filter((row) => row.mine).length;
    const ready = rows.filter((row) => !row.mine && row.status === "waiting");
    const first = ready.slice(0, 8).map((row) => `${row.customerName}, ${row.bankAccountCode}`);
    const yes = await confirm(
      `Approve ${count(ready.length, "change")}?`,
      <>
        <ul class="plain-list">
          {first.map((words) => (
            <li>{words}</li>
          ))}
          <Show when={ready.length > first.length}>
            <li class="muted">and {ready.length - first.length} more</li>
          </Show>
        </ul>
        <Show when={mine > 0}>
          <p>{count(mine, "change")} that you asked for yourself stay: somebody else must approve them.</p>
        </Show>
        <p>They are in force at once, for everything that is debited or paid from now on.</p>
      </>,
      `Approve ${count(ready.length, "change")}`,
    );
    if (!yes) return;
    try {
      await api.call(endpoints.approveBankAccountChanges, { body: { versionIds: ready.map((row) => row.id) } });
      await Promise.all([...new Set(ready.map((row) => row.customerId))].map((id) => refreshRecord(id)));
      toast(`${count(ready.length, "change")} approved.`);
      clear();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <Page title="Bank account changes" fill up={[{ href: "/customers", label: "Customers" }]}>
      <Split
        wide
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(change) => (
              <BankChangePanel
                change={change}
                onClose={() => list.set({ open: null })}
                onDecided={() => next(change)}
              />
            )}
          </Show>
        }
      >
        <Table
          id="bank-account-changes"
          label="Bank account changes"
          noun={["change", "changes"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Name or account"
          selectable={can("bank-accounts:approve")}
          selectionActions={(rows, clear) => (
            <Button
              kind="primary"
              disabled={!rows.some((row) => !row.mine && row.status === "waiting")}
              onClick={() => void approveAll(rows, clear)}
            >
              Approve
            </Button>
          )}
          openKey={openId() ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          csvHref={api.csvUrl(endpoints.listBankAccountChanges, { query: query() })}
          tools={
            <>
              <Segments
                label="Show"
                value={status()}
                options={[
                  { value: "waiting", label: "Waiting" },
                  { value: "approved", label: "Approved" },
                  { value: "refused", label: "Refused" },
                  { value: "all", label: "All" },
                ]}
                onChange={(value) => list.set({ status: value === "waiting" ? "" : value, open: null })}
              />
              <Show when={list.get("customerId")}>
                <Button kind="quiet" icon="cross" onClick={() => list.set({ customerId: "" })}>
                  Of all customers
                </Button>
              </Show>
            </>
          }
          empty={
            <Empty title={status() === "waiting" ? "No change waits." : "There are none."}>
              Whoever enters or changes a bank account on a customer's Payment part asks for it here; somebody else
              approves it before money moves.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
