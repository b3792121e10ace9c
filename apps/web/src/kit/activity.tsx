import type { AuditEntry } from "@banksia/contracts";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../data/api.ts";
import { createRows } from "../data/rows.ts";
import { can } from "../data/session.ts";
import { changesOf, verbWords } from "../lib/verbs.ts";
import { Button } from "./button.tsx";
import { InstantText } from "./date-text.tsx";
import { Empty, Failure, Notice } from "./failure.tsx";
import "./activity.css";

/** Whose timeline: of one object, or of a customer with everything that belongs to its record. */
export type ActivityOf = { objectType: string; objectId: number | string } | { customerId: number };

/** What happened to an object, when, and who did it; newest first. */
export function Activity(props: ActivityOf): JSX.Element {
  return (
    <Show
      when={can("audit:read")}
      fallback={
        <Notice tone="draft">Your role does not include the audit log. An administrator can show it to you.</Notice>
      }
    >
      <Entries
        of={
          "customerId" in props
            ? { customerId: props.customerId }
            : { objectType: props.objectType, objectId: String(props.objectId) }
        }
      />
    </Show>
  );
}

function Entries(props: { of: { customerId: number } | { objectType: string; objectId: string } }): JSX.Element {
  const source = createRows<AuditEntry>(
    () => ["audit", props.of],
    (cursor, signal) =>
      api.call(endpoints.listAuditLog, {
        query: { ...props.of, limit: 50, ...(cursor ? { cursor } : {}) },
        signal,
      }),
  );
  return (
    <Switch>
      <Match when={source.state() === "failed"}>
        <Failure what="The timeline" error={new Error(source.error() ?? "")} onRetry={() => source.retry()} />
      </Match>
      <Match when={source.state() === "loading"}>
        <div class="stack" aria-busy="true">
          <For each={[50, 70, 40]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
      <Match when={source.rows().length === 0}>
        <Empty title="Nothing is recorded yet." />
      </Match>
      <Match when={true}>
        <ol role="list" class="activity">
          <For each={source.rows()}>{(entry) => <ActivityEntry entry={entry} />}</For>
        </ol>
        <Show when={source.more()}>
          <Button onClick={() => source.fetchMore()}>Earlier</Button>
        </Show>
      </Match>
    </Switch>
  );
}

function ActivityEntry(props: { entry: AuditEntry }): JSX.Element {
  const changes = createMemo(() => changesOf(props.entry.before, props.entry.after));
  return (
    <li class="activity-entry">
      <div>
        <strong>{verbWords(props.entry.verb)}</strong>{" "}
        <span class="muted">
          by {props.entry.actorName}
          {props.entry.actorKind === "api_key" ? " (API key)" : ""}, <InstantText at={props.entry.at} />
        </span>
      </div>
      <Show when={changes().length > 0}>
        <details>
          <summary>{changes().length === 1 ? "1 value" : `${changes().length} values`}</summary>
          <Changes before={props.entry.before} after={props.entry.after} />
        </details>
      </Show>
    </li>
  );
}

/** The values of a record before and after, field by field. */
export function Changes(props: { before: unknown; after: unknown }): JSX.Element {
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        <For each={changesOf(props.before, props.after)}>
          {(change) => (
            <tr>
              <th scope="row">{change.field}</th>
              <td>{change.before}</td>
              <td>{change.after}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
