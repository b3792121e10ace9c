import type { ClientDocument, Customer } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Empty } from "../../kit/failure.tsx";
import { FileDrop } from "../../kit/file-drop.tsx";
import { Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { sizeText } from "../../lib/size.ts";
import { DOCUMENT_KINDS } from "./customer-words.ts";
import { DocumentPanel } from "./document-panel.tsx";
import { ACCEPTED } from "./document-types.ts";
import { DocumentUploads } from "./document-uploads.tsx";
import "./documents-tab.css";

/** Agreements, letters and proofs attached to a client. */
export function DocumentsTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const [chosen, setChosen] = createSignal<File[]>([]);
  const query = () => ({
    kind: oneOf(
      list.get("kind"),
      DOCUMENT_KINDS.options.map((one) => one.value),
    ),
    removed: list.get("removed") === "true" ? true : undefined,
    sort: wordsOf(list.get("sort")) ?? "-createdAt",
  });
  const params = () => ({ customerId: props.customer.id });
  const source = createRows<ClientDocument>(
    () => ["documents", props.customer.id, query()],
    (cursor, signal) =>
      api.call(endpoints.listClientDocuments, { params: params(), query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<ClientDocument>[] = [
    { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
    {
      id: "kind",
      label: "Kind",
      kind: "text",
      width: 152,
      sort: "kind",
      value: (row) => DOCUMENT_KINDS.of(row.kind),
      filter: { kind: "choice", param: "kind", options: () => DOCUMENT_KINDS.options },
    },
    { id: "size", label: "Size", kind: "text", width: 96, value: (row) => sizeText(row.size) },
    { id: "by", label: "Attached by", kind: "text", width: 144, value: (row) => row.uploadedByName },
    { id: "at", label: "Attached", kind: "instant", width: 176, sort: "createdAt", value: (row) => row.createdAt },
    { id: "note", label: "Note", kind: "text", width: 240, value: (row) => row.note },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 120,
      value: (row) => (row.removedAt ? "Removed" : ""),
      cell: (row) => (
        <Show when={row.removedAt}>
          <StateChip tone="draft" icon="cross">
            Removed
          </StateChip>
        </Show>
      ),
    },
  ];
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  return (
    <Split
      open={open() !== undefined}
      panel={
        <Show when={open()} keyed>
          {(document) => (
            <DocumentPanel customer={props.customer} document={document} onClose={() => list.set({ open: null })} />
          )}
        </Show>
      }
    >
      <Show when={can("customers:write")}>
        <FileDrop
          label="Drop documents here, or choose them"
          note="PDF, PNG, JPEG, Word (DOCX) or plain text"
          accept={ACCEPTED}
          onFiles={setChosen}
        />
        <DocumentUploads customer={props.customer} chosen={chosen()} />
      </Show>
      <Table
        id="customer-documents-attached"
        label={`Documents attached to ${props.customer.name}`}
        noun={["document", "documents"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        openKey={openId() ?? null}
        onOpen={(row) => list.set({ open: String(row.id) })}
        onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
        rowClass={(row) => (row.removedAt ? "faded" : "")}
        csvHref={api.csvUrl(endpoints.listClientDocuments, { params: params(), query: query() })}
        tools={
          <label class="check">
            <input
              type="checkbox"
              checked={list.get("removed") === "true"}
              onChange={(event) => list.set({ removed: event.currentTarget.checked ? "true" : "" })}
            />
            <span>Also removed ones</span>
          </label>
        }
        empty={
          <Empty title="No document is attached.">
            Agreements, fee letters, authorities and probate papers belong here, so that whoever bills finds them.
          </Empty>
        }
      />
    </Split>
  );
}
