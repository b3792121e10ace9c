import type { BringIn, BringInTemplate } from "@banksia/contracts";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { useGo } from "../../frame/facility.tsx";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { useListState } from "../../lib/list-state.ts";
import { formatNumber } from "../../lib/money.ts";
import { oneOf } from "../../lib/param.ts";
import { BRING_IN_KINDS, KIND_LIST } from "./bring-ins.tsx";
import "./bring-in.css";

/** Chooses the kind, offers the template, takes the file, then checks it or checks and loads it. */
export default function NewBringIn(): JSX.Element {
  const go = useGo();
  const list = useListState();
  const kind = (): BringIn["kind"] => oneOf(list.get("kind"), KIND_LIST) ?? "customers";
  const templates = createRead<{ items: BringInTemplate[] }>(() => ({
    queryKey: ["bring-in-templates"],
    queryFn: ({ signal }) => api.call(endpoints.listBringInTemplates, { signal }),
    staleTime: 600_000,
  }));
  const template = createMemo(() => templates().data?.items.find((one) => one.kind === kind()));
  const [file, setFile] = createSignal<File | null>(null);
  const [over, setOver] = createSignal(false);
  const [busy, setBusy] = createSignal<"" | "check" | "load">("");
  const [failure, setFailure] = createSignal<string | null>(null);

  const take = (chosen: File | null | undefined) => {
    setFailure(null);
    if (!chosen) return;
    if (!/\.(csv|txt)$/i.test(chosen.name)) {
      setFailure(`“${chosen.name}” is not a CSV file. In a spreadsheet, save it as “CSV UTF-8”.`);
      return;
    }
    setFile(chosen);
    announce(`${chosen.name} is chosen.`);
  };
  const send = async (checkOnly: boolean) => {
    const chosen = file();
    if (!chosen) {
      setFailure("Choose a file first.");
      return;
    }
    setBusy(checkOnly ? "check" : "load");
    setFailure(null);
    try {
      const started = await api.call(endpoints.startBringIn, {
        query: { kind: kind(), fileName: chosen.name, checkOnly },
        body: await chosen.text(),
      });
      refreshRows("bring-ins");
      go(`/settings/bring-in/${started.id}`);
    } catch (error) {
      setFailure(problemOf(error).detail);
    } finally {
      setBusy("");
    }
  };
  const download = () => {
    const found = template();
    if (!found) return;
    const url = URL.createObjectURL(new Blob(["\ufeff", found.csv], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${kind()}-template.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Page title="Bring in a file" up={[{ href: "/settings/bring-in", label: "Bring in" }]}>
      <div class="form">
        <fieldset class="fieldset">
          <legend class="legend">What the file holds</legend>
          <For each={KIND_LIST}>
            {(one) => (
              <label class="check">
                <input
                  type="radio"
                  name="bring-in-kind"
                  checked={kind() === one}
                  onChange={() => list.set({ kind: one })}
                />
                <span>{BRING_IN_KINDS[one]}</span>
              </label>
            )}
          </For>
        </fieldset>
        <Section
          title="Template"
          actions={
            <Button icon="download" onClick={download} disabled={!template()}>
              Download the template
            </Button>
          }
        >
          <Show
            when={template()}
            fallback={
              <Show when={templates().error} fallback={<span class="skeleton" />}>
                <Failure what="The template" error={templates().error} onRetry={() => void templates().refetch()} />
              </Show>
            }
          >
            {(found) => <TemplateColumns template={found()} />}
          </Show>
        </Section>
        <Section title="File">
          <Show when={failure()}>{(text) => <Notice tone="failed">{text()}</Notice>}</Show>
          <label
            class="drop"
            classList={{ over: over() }}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              take(event.dataTransfer?.files[0]);
            }}
          >
            <Icon name="upload" />
            <Show when={file()} fallback={<span>Drop a CSV file here, or choose one</span>}>
              {(chosen) => (
                <span>
                  <strong>{chosen().name}</strong>{" "}
                  <span class="muted">{formatNumber(Math.max(1, Math.ceil(chosen().size / 1024)))} KB</span>
                </span>
              )}
            </Show>
            <input
              class="visually-hidden"
              type="file"
              accept=".csv,text/csv"
              aria-label="CSV file"
              onChange={(event) => take(event.currentTarget.files?.[0])}
            />
          </label>
          <p class="muted">
            Every row is checked first. If any is bad, nothing is loaded and you get the list of rows, columns and
            reasons.
          </p>
        </Section>
        <div class="form-actions">
          <Button
            kind="primary"
            busy={busy() === "load"}
            disabled={!file() || busy() !== ""}
            onClick={() => void send(false)}
          >
            Check and load
          </Button>
          <Button busy={busy() === "check"} disabled={!file() || busy() !== ""} onClick={() => void send(true)}>
            Only check
          </Button>
        </div>
      </div>
    </Page>
  );
}

function TemplateColumns(props: { template: BringInTemplate }): JSX.Element {
  return (
    <details class="template-columns">
      <summary>
        {props.template.columns.length} columns, {props.template.columns.filter((column) => column.required).length} of
        them required
      </summary>
      <div class="template-scroll" role="region" aria-label="Columns of the template" tabindex={0}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Heading</th>
              <th scope="col">Required</th>
              <th scope="col">What it holds</th>
              <th scope="col">Example</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.template.columns}>
              {(column) => (
                <tr>
                  <td class="mono">{column.name}</td>
                  <td>{column.required ? "Yes" : ""}</td>
                  <td>{column.description}</td>
                  <td class="mono">{column.example}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </details>
  );
}
