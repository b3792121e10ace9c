import type { ClientDocument, Customer } from "@banksia/contracts";
import { apiPath } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { sizeText } from "../../lib/size.ts";
import { orNull } from "./customer-values.ts";
import { DOCUMENT_KINDS } from "./customer-words.ts";
import { refreshRecord } from "./refresh-record.ts";

/** One document: download it, say what it is, or remove its content. */
export function DocumentPanel(props: {
  customer: Customer;
  document: ClientDocument;
  onClose: () => void;
}): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "change" | "remove">("look");
  return (
    <DetailPanel
      title={props.document.name}
      chips={
        <Show when={props.document.removedAt}>
          <StateChip tone="draft" icon="cross">
            Removed
          </StateChip>
        </Show>
      }
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && props.document.removedAt === null}>
          <a class="button primary" href={`${apiPath}/client-documents/${props.document.id}/content`} download="">
            <Icon name="download" />
            Download
          </a>
          <Show when={can("customers:write")}>
            <Button icon="draft" onClick={() => setMode("change")}>
              Change
            </Button>
            <Button kind="quiet" onClick={() => setMode("remove")}>
              Remove
            </Button>
          </Show>
        </Show>
      }
    >
      <Switch>
        <Match when={mode() === "look"}>
          <Facts
            facts={[
              ["Kind", DOCUMENT_KINDS.of(props.document.kind)],
              ["Size", sizeText(props.document.size)],
              ["Attached by", props.document.uploadedByName],
              ["Attached", <InstantText at={props.document.createdAt} />],
              ["Note", props.document.note],
              props.document.removedAt !== null && ["Removed by", props.document.removedByName],
              props.document.removedAt !== null && ["Removed", <InstantText at={props.document.removedAt} />],
              ["Document number", <CopyId id={props.document.id} what="document number" />],
            ]}
          />
        </Match>
        <Match when={mode() === "change"}>
          <ChangeDocument {...props} onDone={() => setMode("look")} />
        </Match>
        <Match when={mode() === "remove"}>
          <RemoveDocument {...props} onDone={() => setMode("look")} />
        </Match>
      </Switch>
    </DetailPanel>
  );
}

function ChangeDocument(props: { customer: Customer; document: ClientDocument; onDone: () => void }): JSX.Element {
  const { document } = props;
  const form = createForm(
    { name: document.name, kind: document.kind, note: document.note ?? "" },
    async ({ name, kind, note }) => {
      await api.call(endpoints.updateClientDocument, {
        params: { documentId: document.id },
        body: { name, kind, note: orNull(note) },
      });
      await refreshRecord(props.customer.id);
      toast("The document is saved.");
    },
  );
  return (
    <FormView
      form={form}
      label="Change the document"
      verb="Save"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={<p class="muted">What is in the document never changes. To correct it, attach the right one.</p>}
    >
      <TextField field={form.bind("name")} label="Name" width="full" autofocus />
      <SelectField field={form.bind("kind")} label="Kind" options={DOCUMENT_KINDS.options} />
      <TextField field={form.bind("note")} label="Note" width="full" long optional />
    </FormView>
  );
}

function RemoveDocument(props: { customer: Customer; document: ClientDocument; onDone: () => void }): JSX.Element {
  const form = createForm({ reason: "" }, async ({ reason }) => {
    await api.call(endpoints.removeClientDocument, {
      params: { documentId: props.document.id },
      body: { reason },
    });
    await refreshRecord(props.customer.id);
    toast("The document is removed.");
  });
  return (
    <FormView
      form={form}
      label="Remove the document"
      verb="Remove the document"
      focus
      danger
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          Its content is deleted and cannot be brought back. That it was there, and who removed it and why, is kept.
        </p>
      }
    >
      <TextField field={form.bind("reason")} label="Why" width="full" long autofocus />
    </FormView>
  );
}
