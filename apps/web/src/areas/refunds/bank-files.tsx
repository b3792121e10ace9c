import type { BankFile, BankFileDetail } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { useOpenRow } from "../../data/open-row.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatMoney, formatNumber } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";

/** Every bank file that was made of payments, with who made it, its total and its hash. */
export default function BankFiles(): JSX.Element {
  const list = useListState();
  const query = () => ({
    search: wordsOf(list.get("search")),
    journalId: idOf(list.get("journalId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<BankFile>(
    () => ["bank-files", query()],
    (cursor, signal) => api.call(endpoints.listBankFiles, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const open = useOpenRow<BankFile>("bank-file", source, (bankFileId, signal) =>
    api.call(endpoints.getBankFile, { params: { bankFileId }, signal }),
  );
  const columns: Column<BankFile>[] = [
    { id: "name", label: "File", kind: "text", width: 320, value: (row) => row.name },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 128,
      value: (row) => (row.replacedById === null ? "In force" : "Replaced"),
      cell: (row) => <FileState file={row} />,
    },
    { id: "count", label: "Payments", kind: "number", width: 96, value: (row) => row.entryCount },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 136,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
    },
    { id: "processingDate", label: "Paid by the bank on", kind: "day", width: 152, value: (row) => row.processingDate },
    { id: "madeBy", label: "Made by", kind: "text", width: 144, value: (row) => row.madeByName },
    { id: "createdAt", label: "Made", kind: "instant", width: 168, sort: "createdAt", value: (row) => row.createdAt },
    {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}/bank-file`}>{row.journalId}</Link>,
    },
    { id: "entity", label: "Legal entity", kind: "text", width: 200, value: (row) => row.legalEntityName },
    {
      id: "account",
      label: "From account",
      kind: "text",
      width: 200,
      value: (row) => `${row.ledgerAccount} ${row.accountNumber}`,
    },
    { id: "seal", label: "SHA-256", kind: "text", width: 240, value: (row) => row.seal, hidden: true },
  ];
  return (
    <Page title="Bank files" fill>
      <Split
        wide
        open={open() !== undefined}
        panel={
          <Show when={open()?.id} keyed>
            <Show when={open()}>{(row) => <FilePanel file={row()} onClose={() => list.set({ open: null })} />}</Show>
          </Show>
        }
      >
        <Table
          id="bank-files"
          label="Bank files"
          noun={["bank file", "bank files"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by name, journal or person"
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
          rowClass={(row) => (row.replacedById === null ? "" : "faded")}
          csvHref={api.csvUrl(endpoints.listBankFiles, { query: query() })}
          empty={
            <Empty title="No bank file was made yet.">
              A posted journal of <Link href="/receipts/payments">payments to clients</Link> makes one, from the account
              of the ledger that it pays from.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

function FileState(props: { file: BankFile }): JSX.Element {
  return (
    <StateChip tone={props.file.replacedById === null ? "posted" : "draft"}>
      {props.file.replacedById === null ? "In force" : "Replaced"}
    </StateChip>
  );
}

function FilePanel(props: { file: BankFile; onClose: () => void }): JSX.Element {
  const read = createRead<BankFileDetail>(() => ({
    queryKey: ["bank-file", "detail", props.file.id],
    queryFn: ({ signal }) => api.call(endpoints.getBankFile, { params: { bankFileId: props.file.id }, signal }),
  }));
  return (
    <DetailPanel
      title={props.file.name}
      chips={<FileState file={props.file} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("bank-accounts:reveal") && props.file.replacedById === null}>
          <a
            class="button plain"
            href={api.fileUrl(endpoints.downloadBankFile, { params: { bankFileId: props.file.id } })}
            download=""
          >
            Download
          </a>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Payments", formatNumber(props.file.entryCount)],
          ["Amount", formatDollars(props.file.amount)],
          ["Paid by the bank on", formatDay(props.file.processingDate)],
          ["From", `${props.file.legalEntityName}, ${props.file.ledgerAccount} ${props.file.accountNumber}`],
          ["Journal", <Link href={`/billing/journals/${props.file.journalId}`}>{props.file.journalId}</Link>],
          [
            "Made",
            <>
              {props.file.madeByName}, <InstantText at={props.file.createdAt} />
            </>,
          ],
          props.file.replacesId !== null && [
            "In place of",
            <Link href={`/receipts/bank-files?open=${props.file.replacesId}`}>file {props.file.replacesId}</Link>,
          ],
          props.file.reason !== null && ["Why", props.file.reason],
          props.file.replacedById !== null && [
            "Replaced by",
            <Link href={`/receipts/bank-files?open=${props.file.replacedById}`}>file {props.file.replacedById}</Link>,
          ],
          ["SHA-256", <CopyId id={props.file.seal} what="hash of the file" />],
        ]}
      />
      <Switch>
        <Match when={read().error}>
          <Failure what="The payments" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data}>
          {(file) => (
            <table class="plain-table">
              <caption class="visually-hidden">Payments in the file</caption>
              <thead>
                <tr>
                  <th scope="col">Who is paid</th>
                  <th scope="col">Account</th>
                  <th scope="col" class="num">
                    Amount $
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={file().entries}>
                  {(entry) => (
                    <tr>
                      <td>
                        <Link href={`/receipts/payments?open=${entry.vendorPaymentId}`}>{entry.customerName}</Link>
                      </td>
                      <td class="mono">{entry.paidTo}</td>
                      <td class="num">{formatMoney(entry.amount)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
      <Show when={can("audit:read")}>
        <Activity objectType="bank_file" objectId={props.file.id} />
      </Show>
    </DetailPanel>
  );
}
