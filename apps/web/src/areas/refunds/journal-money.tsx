import type { JournalDetail } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, type RowPage } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import type { Option } from "../../kit/form/select-field.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";

/** How the rows of a journal are narrowed and sorted. */
export interface JournalMoneyQuery {
  journalId: number;
  search: string | undefined;
  serviceId: number | undefined;
  sort: string | undefined;
}

/** The receipts, refunds or payments of a journal; in a draft they are entered, changed and deleted here. */
export function JournalMoney<Row extends { id: number; reversedAt: string | null }>(props: {
  journal: JournalDetail;
  /** The name of the list in the cache. */
  key: string;
  noun: [one: string, many: string];
  search: string;
  columns: (options: { inJournal: true; services: () => Option[] }) => Column<Row>[];
  load: (query: JournalMoneyQuery, cursor: string | null, signal: AbortSignal) => Promise<RowPage<Row>>;
  csvHref: (query: JournalMoneyQuery) => string;
  form: (close: () => void) => JSX.Element;
  panel: (row: () => Row, close: () => void) => JSX.Element;
  remove: (rows: readonly Row[]) => Promise<boolean>;
  /** What such a thing is, said where there is none yet. */
  children: JSX.Element;
}): JSX.Element {
  const list = useListState();
  const services = useServices();
  const draft = () => props.journal.status === "draft" && can("journals:write");
  const query = (): JournalMoneyQuery => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Row>(
    () => [props.key, query()],
    (cursor, signal) => props.load(query(), cursor, signal),
  );
  const columns = createMemo(() => props.columns({ inJournal: true, services: () => optionsOf(services()) }));
  const [one, many] = props.noun;
  const adding = () => list.get("open") === "new" && draft();
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const add = () => list.set({ open: "new" });
  const close = () => list.set({ open: null });
  return (
    <Split
      wide
      open={adding() || open() !== undefined}
      panel={
        <Switch>
          <Match when={adding()}>
            <DetailPanel title={`New ${one}`} onClose={close}>
              {props.form(close)}
            </DetailPanel>
          </Match>
          <Match when={open()?.id} keyed>
            <Show when={open()}>{(row) => props.panel(row, close)}</Show>
          </Match>
        </Switch>
      }
    >
      <Table
        id={`journal-${many}`}
        label={`${many.charAt(0).toUpperCase()}${many.slice(1)} of journal ${props.journal.id}`}
        noun={props.noun}
        columns={columns()}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search={props.search}
        selectable
        openKey={idOf(list.get("open")) ?? null}
        onOpen={(row) => list.set({ open: String(row.id) })}
        onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
        onNew={draft() ? add : undefined}
        rowClass={(row) => (row.reversedAt === null ? "" : "faded")}
        csvHref={props.csvHref(query())}
        selectionActions={(rows, clear) => (
          <Show when={draft()}>
            <Button icon="cross" onClick={() => void props.remove(rows).then((done) => done && clear())}>
              Delete
            </Button>
          </Show>
        )}
        empty={
          <Empty
            title={`This journal has no ${many} yet.`}
            action={
              <Show when={draft()}>
                <Button kind="primary" icon="plus" hint="n" onClick={add}>
                  New {one}
                </Button>
              </Show>
            }
          >
            {props.children}
          </Empty>
        }
      />
    </Split>
  );
}
