import type { AuditEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { recordPath } from "../../frame/record-link.tsx";
import { Link } from "../../frame/facility.tsx";
import { Changes } from "../../kit/activity.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, wordsOf } from "../../lib/param.ts";
import { changesOf, verbWords } from "../../lib/verbs.ts";
import { plainName } from "../../lib/words.ts";
import "../../kit/activity.css";

const ACTORS: Record<AuditEntry["actorKind"], string> = {
  user: "Person",
  api_key: "API key",
  run: "Run",
  system: "System",
};

/** Who did what and when, with the values before and after. */
export default function Audit(): JSX.Element {
  const list = useListState();
  const query = () => ({
    search: wordsOf(list.get("search")),
    objectType: wordsOf(list.get("objectType")),
    objectId: wordsOf(list.get("objectId")),
    verb: wordsOf(list.get("verb")),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<AuditEntry>(
    () => ["audit", query()],
    (cursor, signal) => api.call(endpoints.listAuditLog, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<AuditEntry>[] = [
    {
      id: "at",
      label: "When",
      kind: "instant",
      width: 184,
      sort: "at",
      value: (row) => row.at,
      filter: { kind: "days", from: "from", to: "to" },
    },
    { id: "actor", label: "Who", kind: "text", width: 168, value: (row) => row.actorName },
    { id: "kind", label: "As", kind: "text", width: 88, value: (row) => ACTORS[row.actorKind] },
    {
      id: "verb",
      label: "What",
      kind: "text",
      width: 216,
      value: (row) => verbWords(row.verb),
    },
    {
      id: "object",
      label: "Record",
      kind: "text",
      width: 216,
      value: (row) => `${plainName(row.objectType)} ${row.objectId}`,
      cell: (row) => <ObjectLink entry={row} />,
    },
    {
      id: "changes",
      label: "Changed",
      kind: "text",
      width: 320,
      value: (row) =>
        changesOf(row.before, row.after)
          .map((change) => change.field)
          .join(", "),
    },
  ];
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  return (
    <Page title="Audit log" fill>
      <Split
        wide
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(entry) => (
              <DetailPanel title={verbWords(entry.verb)} onClose={() => list.set({ open: null })}>
                <Facts
                  facts={[
                    ["Entry", <CopyId id={entry.id} what="entry number" />],
                    ["When", <InstantText at={entry.at} />],
                    ["Who", `${entry.actorName} (${ACTORS[entry.actorKind].toLowerCase()})`],
                    ["Record", <ObjectLink entry={entry} />],
                  ]}
                />
                <Show
                  when={changesOf(entry.before, entry.after).length > 0}
                  fallback={<p class="muted">No values were recorded.</p>}
                >
                  <Changes before={entry.before} after={entry.after} />
                </Show>
              </DetailPanel>
            )}
          </Show>
        }
      >
        <Table
          id="audit"
          label="Audit log"
          noun={["entry", "entries"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search names, verbs and records"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          csvHref={api.csvUrl(endpoints.listAuditLog, { query: query() })}
          empty={<Empty title="Nothing is recorded yet." />}
        />
      </Split>
    </Page>
  );
}

function ObjectLink(props: { entry: AuditEntry }): JSX.Element {
  const path = () => {
    const id = Number(props.entry.objectId);
    return Number.isInteger(id) && id > 0 ? recordPath(props.entry.objectType, id) : null;
  };
  const words = () => `${plainName(props.entry.objectType)} ${props.entry.objectId}`;
  return (
    <Show when={path()} fallback={<span class="clip">{words()}</span>}>
      {(href) => <Link href={href()}>{words()}</Link>}
    </Show>
  );
}
