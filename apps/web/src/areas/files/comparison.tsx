import { DIFFERENCE_LIMIT, type Difference, type FileComparison } from "banksia-files/inspect";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column, listSource } from "../../kit/table/types.ts";
import type { ListState } from "../../lib/list-state.ts";
import { formatNumber } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { cancelComparison, closeComparison, compare, type ComparedFiles } from "./dropped-files.ts";
import { differenceText, fieldWords, sidesOf, verdictOf } from "./difference-words.ts";
import { capital, differencesCsv, factText } from "./findings.ts";
import { FAILURES } from "./protocol.ts";
import { saveText } from "./save-text.ts";

const KIND_WORDS: Record<Difference["kind"], string> = {
  changed: "Changed",
  "only-first": "Only in the first",
  "only-second": "Only in the second",
  answer: "Answered otherwise",
};

/** Two files side by side: what differs, or what the answer says of what was sent. */
export function Comparison(props: { compared: ComparedFiles; list: ListState; onClose: () => void }): JSX.Element {
  const close = () => {
    props.onClose();
    closeComparison();
  };
  return (
    <Section
      title="Comparison"
      actions={
        <>
          <Show when={props.compared.comparison}>
            {(both) => (
              <Menu
                label="Save"
                icon="download"
                items={[
                  {
                    label: "Differences as CSV",
                    run: () => saveText("differences.csv", differencesCsv(both()), "text/csv;charset=utf-8"),
                  },
                  {
                    label: "Comparison as JSON",
                    run: () => saveText("comparison.json", `${JSON.stringify(both(), null, 2)}\n`, "application/json"),
                  },
                ]}
              />
            )}
          </Show>
          <Button icon="cross" onClick={close}>
            Close the comparison
          </Button>
        </>
      }
    >
      <Switch>
        <Match when={props.compared.state === "comparing"}>
          <p class="row wrap" role="status">
            <span class="grow">Comparing…</span>
            <Button icon="stop" onClick={() => cancelComparison()}>
              Stop
            </Button>
          </p>
        </Match>
        <Match when={props.compared.state === "failed" || props.compared.state === "cancelled"}>
          <Notice
            tone={props.compared.state === "failed" ? "failed" : "draft"}
            title={props.compared.state === "failed" ? "The files were not compared" : "Comparing was stopped"}
            action={
              <Button icon="refresh" onClick={() => void compare(props.compared.ids)}>
                Compare again
              </Button>
            }
          >
            <Show when={props.compared.failure}>{(code) => FAILURES[code()]}</Show>
          </Notice>
        </Match>
        <Match when={props.compared.comparison}>{(both) => <Compared comparison={both()} list={props.list} />}</Match>
      </Switch>
    </Section>
  );
}

function Compared(props: { comparison: FileComparison; list: ListState }): JSX.Element {
  const verdict = () => verdictOf(props.comparison);
  const answer = () => props.comparison.relation === "answer";
  return (
    <div class="stack">
      <dl class="compare-names">
        <div>
          <dt>{capital(sidesOf(props.comparison)[0])}</dt>
          <dd>
            <strong>{props.comparison.reports[0].name}</strong>{" "}
            <span class="muted">{props.comparison.reports[0].label}</span>
          </dd>
        </div>
        <div>
          <dt>{capital(sidesOf(props.comparison)[1])}</dt>
          <dd>
            <strong>{props.comparison.reports[1].name}</strong>{" "}
            <span class="muted">{props.comparison.reports[1].label}</span>
          </dd>
        </div>
      </dl>
      <div class="files-verdict">
        <StateChip tone={verdict().tone}>{verdict().chip}</StateChip>
        <Figures
          figures={
            props.comparison.relation === "bytes"
              ? []
              : [
                  { label: answer() ? "Answered as sent" : "The same", value: formatNumber(props.comparison.alike) },
                  {
                    label: answer() ? "To look at" : "Different",
                    value: formatNumber(props.comparison.differenceCount),
                  },
                ]
          }
        />
      </div>
      <p>{verdict().says}</p>
      <Show when={props.comparison.reports.some(({ errors }) => errors > 0)}>
        <Notice tone="attention" title="One of the files has errors">
          Records with errors may be left out of the comparison: look at the findings of each file too.
        </Notice>
      </Show>
      <Show when={props.comparison.facts.length > 0}>
        <div class="files-scroll" role="region" aria-label="Totals that differ" tabindex={0}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Of the whole file</th>
                <th scope="col" class="num">
                  First
                </th>
                <th scope="col" class="num">
                  Second
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.comparison.facts}>
                {({ label, kind, first, second }) => (
                  <tr>
                    <td>{label}</td>
                    <td class="num">{factText({ kind, value: first }) || "–"}</td>
                    <td class="num">{factText({ kind, value: second }) || "–"}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={props.comparison.differences.length > 0}>
        <Differences comparison={props.comparison} list={props.list} />
      </Show>
    </div>
  );
}

interface ListedDifference extends Difference {
  readonly at: number;
}

function Differences(props: { comparison: FileComparison; list: ListState }): JSX.Element {
  const rows = createMemo(() => props.comparison.differences.map((one, at): ListedDifference => ({ ...one, at })));
  const open = () => rows()[Number(props.list.get("at") ?? "-1")];
  const lined = () => rows().some(({ firstLine, secondLine }) => firstLine !== null || secondLine !== null);
  const columns = createMemo((): Column<ListedDifference>[] => [
    { id: "kind", label: "Difference", kind: "text", width: 152, value: ({ kind }) => KIND_WORDS[kind] },
    { id: "key", label: "Record", kind: "text", width: 280, value: ({ key }) => key },
    ...(lined()
      ? ([
          {
            id: "first",
            label: `Line, ${sidesOf(props.comparison)[0]}`,
            kind: "number",
            width: 104,
            value: (row) => row.firstLine,
          },
          {
            id: "second",
            label: `Line, ${sidesOf(props.comparison)[1]}`,
            kind: "number",
            width: 120,
            value: (row) => row.secondLine,
          },
        ] satisfies Column<ListedDifference>[])
      : []),
    { id: "what", label: "What differs", kind: "text", width: 480, value: (row) => differenceText(row) },
  ]);
  const show = (row: ListedDifference) => props.list.set({ at: String(row.at) });
  return (
    <div class="compare-split">
      <Split
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(row) => (
              <DetailPanel title={row.key || KIND_WORDS[row.kind]} onClose={() => props.list.set({ at: null })}>
                <p>
                  {KIND_WORDS[row.kind]}
                  {row.says === "" ? "" : `: ${row.says}`}
                </p>
                <Show when={row.fields.length > 0}>
                  <table class="plain-table compare-fields">
                    <thead>
                      <tr>
                        <th scope="col">Field</th>
                        <For each={sidesOf(props.comparison)}>{(side) => <th scope="col">{capital(side)}</th>}</For>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={row.fields}>
                        {({ field, first, second }) => (
                          <tr>
                            <td>{fieldWords(field)}</td>
                            <td>{first || "–"}</td>
                            <td>{second || "–"}</td>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                </Show>
              </DetailPanel>
            )}
          </Show>
        }
      >
        <Table
          id="checker-differences"
          label="Differences"
          noun={["difference", "differences"]}
          columns={columns()}
          source={listSource(rows)}
          rowKey={({ at }) => at}
          openKey={open()?.at ?? null}
          onOpen={show}
          onWalk={(row) => open() !== undefined && show(row)}
          selectable
          empty={<></>}
          fit
        />
        <Show when={props.comparison.differenceCount > DIFFERENCE_LIMIT}>
          <p class="muted">
            {count(props.comparison.differenceCount - DIFFERENCE_LIMIT, "more difference")} counted but not listed.
          </p>
        </Show>
      </Split>
    </div>
  );
}
