import type { ApiKey, Scope } from "@banksia/contracts";
import { scopeWords, scopes } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { can, session } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { copyText } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { ChecksField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, idOf, wordsOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import "./bring-in.css";

/** Keys for programs. A key is shown once, when it is made. */
export default function ApiKeys(): JSX.Element {
  const list = useListState();
  const query = () => ({
    search: wordsOf(list.get("search")),
    revoked: list.get("revoked") === "all" ? undefined : (flagOf(list.get("revoked")) ?? false),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<ApiKey>(
    () => ["api-keys", query()],
    (cursor, signal) => api.call(endpoints.listApiKeys, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<ApiKey>[] = [
    { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
    { id: "prefix", label: "Begins with", kind: "text", width: 128, value: (row) => row.prefix },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 112,
      value: (row) => (row.revokedAt ? "Revoked" : "Active"),
      cell: (row) => <KeyState apiKey={row} />,
    },
    { id: "user", label: "Acts for", kind: "text", width: 160, value: (row) => row.userName },
    { id: "scopes", label: "May", kind: "text", width: 320, value: (row) => row.scopes.join(", ") },
    { id: "used", label: "Last used", kind: "instant", width: 176, sort: "lastUsedAt", value: (row) => row.lastUsedAt },
    { id: "created", label: "Created", kind: "instant", width: 176, sort: "createdAt", value: (row) => row.createdAt },
  ];
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const adding = () => list.get("open") === "new";
  const close = () => list.set({ open: null });
  return (
    <Page
      title="API keys"
      fill
      actions={
        <Show when={can("api-keys:manage")}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            New API key
          </Button>
        </Show>
      }
    >
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <NewKey onClose={close} />
            </Match>
            <Match when={open()} keyed>
              {(key) => <KeyPanel apiKey={key} onClose={close} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="api-keys"
          label="API keys"
          noun={["API key", "API keys"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by name"
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          onNew={() => list.set({ open: "new" })}
          rowClass={(row) => (row.revokedAt ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listApiKeys, { query: query() })}
          tools={
            <label class="check">
              <input
                type="checkbox"
                checked={list.get("revoked") === "all"}
                onChange={(event) => list.set({ revoked: event.currentTarget.checked ? "all" : "" })}
              />
              <span>Also revoked ones</span>
            </label>
          }
          empty={
            <Empty
              title="There are no API keys."
              action={
                <Button kind="primary" onClick={() => list.set({ open: "new" })}>
                  New API key
                </Button>
              }
            >
              A key lets a program do what you allow it, for example start the month's runs.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

function KeyState(props: { apiKey: ApiKey }): JSX.Element {
  return (
    <Show
      when={props.apiKey.revokedAt}
      fallback={
        <StateChip tone="posted" icon="key">
          Active
        </StateChip>
      }
    >
      <StateChip tone="draft" icon="stop">
        Revoked
      </StateChip>
    </Show>
  );
}

function NewKey(props: { onClose: () => void }): JSX.Element {
  const [made, setMade] = createSignal<{ name: string; key: string } | null>(null);
  const [copied, setCopied] = createSignal(false);
  const form = createForm({ name: "", scopes: [] as string[] }, async (values) => {
    const chosen = scopes.filter((scope) => values.scopes.includes(scope));
    if (chosen.length === 0) {
      form.fault("scopes", "Choose at least one thing that the key may do.");
      throw new Error("Choose at least one thing that the key may do.");
    }
    const created = await api.call(endpoints.createApiKey, { body: { name: values.name, scopes: chosen } });
    setMade({ name: created.name, key: created.key ?? "" });
    refreshRows("api-keys", "audit");
  });
  const held = () => scopes.filter((scope: Scope) => session()?.scopes.includes(scope));
  const close = async () => {
    if (made() && !copied()) {
      const yes = await confirm(
        "Close without copying the key?",
        <p>It is never shown again. Without it you need a new key.</p>,
        "Close",
        { danger: true, stay: "Go back" },
      );
      if (!yes) return;
    }
    props.onClose();
  };
  return (
    <DetailPanel title={made() ? `Key “${made()?.name ?? ""}”` : "New API key"} onClose={() => void close()} focus>
      <Show
        when={made()}
        fallback={
          <FormView form={form} label="New API key" verb="Create the key" onCancel={() => props.onClose()}>
            <TextField
              field={form.bind("name")}
              label="Name"
              width="full"
              hint="What uses it: “Month-end job”."
              autofocus
            />
            <ChecksField
              field={form.bind("scopes")}
              label="What it may do"
              options={held().map((scope) => ({ value: scope, label: scopeWords[scope] }))}
            />
            <p class="muted">It acts for you and sees your facilities.</p>
          </FormView>
        }
      >
        {(key) => (
          <>
            <Notice tone="attention" title="Copy the key now">
              It is shown only this once. Keep it where the program finds it and nobody else does.
            </Notice>
            <div class="key-once">
              <code class="grow">{key().key}</code>
              <Button
                icon={copied() ? "check" : "copy"}
                onClick={() => void copyText(key().key).then((done) => setCopied(done))}
              >
                {copied() ? "Copied" : "Copy the key"}
              </Button>
            </div>
            <p class="muted">
              Send it as <code>Authorization: Bearer …</code>. The API is described at <a href="/docs">/docs</a>.
            </p>
            <div>
              <Button onClick={() => void close()}>Done</Button>
            </div>
          </>
        )}
      </Show>
    </DetailPanel>
  );
}

function KeyPanel(props: { apiKey: ApiKey; onClose: () => void }): JSX.Element {
  const revoke = async () => {
    const yes = await confirm(
      `Revoke “${props.apiKey.name}”?`,
      <p>Whatever uses it stops working at once. A revoked key cannot be brought back.</p>,
      "Revoke the key",
      { danger: true, stay: "Keep it" },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.revokeApiKey, { params: { apiKeyId: props.apiKey.id } });
      refreshRows("api-keys", "audit");
      toast("The key is revoked.");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={props.apiKey.name}
      chips={<KeyState apiKey={props.apiKey} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={props.apiKey.revokedAt === null && can("api-keys:manage")}>
          <Button onClick={() => void revoke()}>Revoke</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Begins with", <code>{props.apiKey.prefix}</code>],
          ["Acts for", props.apiKey.userName],
          ["Created", <InstantText at={props.apiKey.createdAt} />],
          ["Last used", props.apiKey.lastUsedAt ? <InstantText at={props.apiKey.lastUsedAt} /> : "never"],
          props.apiKey.revokedAt !== null && ["Revoked", <InstantText at={props.apiKey.revokedAt} />],
          [
            `May (${count(props.apiKey.scopes.length, "permission")})`,
            <>{props.apiKey.scopes.map((scope) => scopeWords[scope]).join("; ")}</>,
          ],
        ]}
      />
    </DetailPanel>
  );
}
