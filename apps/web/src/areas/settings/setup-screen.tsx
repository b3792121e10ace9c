import { type JSX, Match, Show, Switch } from "solid-js";
import { queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { toast } from "../../kit/toast.tsx";
import { useListState, type ListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";

export interface ListQuery {
  search: string | undefined;
  sort: string | undefined;
  limit: number;
  cursor?: string;
}

export interface SetupScreenProps<Row extends { id: number }, Values extends object> {
  /** Names the list in the cache and its remembered columns. */
  id: string;
  title: string;
  noun: [one: string, many: string];
  columns: Column<Row>[];
  load: (
    query: ListQuery,
    signal: AbortSignal,
    list: ListState,
  ) => Promise<{ items: Row[]; nextCursor: string | null; total: number }>;
  /** Filters of the list beyond search and sort, so that it is read again when they change. */
  filters?: ((list: ListState) => unknown) | undefined;
  csvHref: (query: { search: string | undefined; sort: string | undefined }) => string;
  /** How a row reads as a title. */
  name: (row: Row) => string;
  /** A row, or null for a new one, as the form holds it. */
  values: (row: Row | null) => Values;
  fields: (form: Form<Values>, row: Row | null) => JSX.Element;
  save: (values: Values, row: Row | null, form: Form<Values>) => Promise<void>;
  canWrite: boolean;
  /** Why there is nothing yet, and what it is for. */
  why: string;
  searchable?: boolean | undefined;
  facts?: ((row: Row) => JSX.Element) | undefined;
  tools?: ((list: ListState) => JSX.Element) | undefined;
  rowClass?: ((row: Row) => string) | undefined;
  /** The form has rows of its own and wants room. */
  wide?: boolean | undefined;
  follows?: ((form: Form<Values>, row: Row | null) => JSX.Element) | undefined;
}

/** A list of set-up records with the form of the open one beside it. */
export function SetupScreen<Row extends { id: number }, Values extends object>(
  props: SetupScreenProps<Row, Values>,
): JSX.Element {
  const list = useListState();
  const query = () => ({ search: wordsOf(list.get("search")), sort: wordsOf(list.get("sort")) });
  const source = createRows<Row>(
    () => [props.id, query(), props.filters?.(list)],
    (cursor, signal) => props.load({ ...query(), ...pageAt(cursor) }, signal, list),
  );
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  const adding = () => list.get("open") === "new" && props.canWrite;
  const close = () => list.set({ open: null });
  const done = (said: string) => {
    refreshRows(props.id, "audit");
    void queries.invalidateQueries({ queryKey: ["reference"] });
    toast(said);
    close();
  };
  return (
    <Page
      title={props.title}
      fill
      actions={
        <Show when={props.canWrite}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            New {props.noun[0]}
          </Button>
        </Show>
      }
    >
      <Split
        wide={props.wide}
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title={`New ${props.noun[0]}`} onClose={close} focus>
                <SetupForm
                  screen={props}
                  row={null}
                  onDone={() => done(`The ${props.noun[0]} is created.`)}
                  onCancel={close}
                />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(row) => (
                <DetailPanel title={props.name(row)} onClose={close}>
                  {props.facts?.(row)}
                  <Show when={props.canWrite}>
                    <SetupForm
                      screen={props}
                      row={row}
                      onDone={() => done(`The ${props.noun[0]} is saved.`)}
                      onCancel={close}
                    />
                  </Show>
                </DetailPanel>
              )}
            </Match>
          </Switch>
        }
      >
        <Table
          id={props.id}
          label={props.title}
          noun={props.noun}
          columns={props.columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search={props.searchable === false ? undefined : "Search by code or name"}
          selectable
          openKey={openId() ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          onNew={props.canWrite ? () => list.set({ open: "new" }) : undefined}
          rowClass={props.rowClass}
          csvHref={props.csvHref(query())}
          tools={props.tools?.(list)}
          empty={
            <Empty
              title={`There are no ${props.noun[1]} yet.`}
              action={
                <Show when={props.canWrite}>
                  <Button kind="primary" onClick={() => list.set({ open: "new" })}>
                    New {props.noun[0]}
                  </Button>
                </Show>
              }
            >
              {props.why}
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

function SetupForm<Row extends { id: number }, Values extends object>(props: {
  screen: SetupScreenProps<Row, Values>;
  row: Row | null;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const { screen, row } = props;
  const form: Form<Values> = createForm<Values>(screen.values(row), (values) => screen.save(values, row, form));
  return (
    <FormView
      form={form}
      label={row === null ? `New ${screen.noun[0]}` : screen.name(row)}
      verb={row === null ? `Create the ${screen.noun[0]}` : "Save"}
      onCancel={() => props.onCancel()}
      onDone={() => props.onDone()}
      follows={screen.follows?.(form, row)}
    >
      {screen.fields(form, row)}
    </FormView>
  );
}

/** Marks an empty choice; throws when there is any. */
export function needed<V extends object>(
  form: Form<V>,
  ...choices: [pointer: string, value: unknown, message: string][]
): void {
  const missing = choices.filter(([, value]) => value === "" || value === null || value === undefined);
  for (const [pointer, , message] of missing) form.fault(pointer, message);
  if (missing.length > 0) throw new Error("Some fields are still empty.");
}
