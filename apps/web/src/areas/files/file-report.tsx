import { bankProfiles } from "@banksia/aba";
import { FILE_KINDS, type FileReport, isFileKind } from "banksia-files/inspect";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { copyText } from "../../kit/copy-id.tsx";
import { Empty, Notice } from "../../kit/failure.tsx";
import { type Fact, Facts, Figures } from "../../kit/facts.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Section } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import type { ListState } from "../../lib/list-state.ts";
import type { CheckedFile } from "./check-file.ts";
import { cancelCheck, checkAgain, type DroppedFile, rules } from "./dropped-files.ts";
import { capital, factText, findingsCsv, reportText } from "./findings.ts";
import { FAILURES } from "./protocol.ts";
import { Issues } from "./issues.tsx";
import { saveText } from "./save-text.ts";
import { sizeText } from "../../lib/size.ts";
import { Verdict } from "./verdict.tsx";

const SURE: Record<CheckedFile["knownBy"]["sure"], string> = {
  certain: "· certain",
  likely: "· likely",
  guess: "· a guess",
  told: "· as you said",
  unknown: "· not known",
};

/** Figures that are taken in at a glance; more than these are listed. */
const GLANCE = 6;

/** Everything that is known about one file. */
export function FileReportView(props: { file: DroppedFile; list: ListState }): JSX.Element {
  return (
    <Section title={props.file.file.name} actions={<ReportActions file={props.file} />}>
      <Switch
        fallback={
          <Show when={props.file.checked} keyed>
            {(checked) => <Report file={props.file} checked={checked} list={props.list} />}
          </Show>
        }
      >
        <Match when={props.file.state === "failed"}>
          <Notice
            tone="failed"
            title="The file was not checked"
            action={
              <Button icon="refresh" onClick={() => checkAgain(props.file.id)}>
                Check again
              </Button>
            }
          >
            {FAILURES[props.file.failure ?? "broken"]}
          </Notice>
        </Match>
        <Match when={props.file.state === "cancelled"}>
          <Notice
            tone="draft"
            title="Checking was stopped"
            action={
              <Button icon="refresh" onClick={() => checkAgain(props.file.id)}>
                Check again
              </Button>
            }
          >
            Nothing is said about a file that was not read to its end.
          </Notice>
        </Match>
        <Match when={props.file.state === "waiting" && !props.file.checked}>
          <p class="muted">Waiting for the files before it.</p>
        </Match>
        <Match when={props.file.state === "checking" && !props.file.checked}>
          <div class="files-working">
            <Progress label={`Checking ${props.file.file.name}`} done={props.file.bytes} total={props.file.file.size} />
            <p class="row wrap">
              <span class="grow muted">
                {props.file.bytes < props.file.file.size
                  ? `Read ${sizeText(props.file.bytes)} of ${sizeText(props.file.file.size)}`
                  : "All of it is read; checking"}
              </span>
              <Button icon="stop" onClick={() => cancelCheck(props.file.id)}>
                Stop
              </Button>
            </p>
          </div>
        </Match>
      </Switch>
    </Section>
  );
}

function ReportActions(props: { file: DroppedFile }): JSX.Element {
  const report = () => (props.file.state === "done" ? props.file.checked?.report : undefined);
  const kinds = () => [
    {
      label: "What it says itself",
      chosen: props.file.as === null,
      run: () => checkAgain(props.file.id, null),
    },
    ...Object.entries(FILE_KINDS).flatMap(([kind, label]) =>
      kind !== "unknown" && isFileKind(kind)
        ? [{ label, chosen: props.file.as === kind, run: () => checkAgain(props.file.id, kind) }]
        : [],
    ),
  ];
  const copy = async (found: FileReport) => {
    announce((await copyText(reportText(found))) ? "Copied the report" : "The browser refused to copy");
  };
  return (
    <Show when={report()}>
      {(found) => (
        <>
          <Menu label="Read as" items={kinds()} />
          <Button icon="copy" onClick={() => void copy(found())}>
            Copy as text
          </Button>
          <Menu
            label="Save"
            icon="download"
            items={[
              {
                label: "Findings as CSV",
                run: () => saveText(`${found().name} findings.csv`, findingsCsv(found()), "text/csv;charset=utf-8"),
              },
              {
                label: "Report as JSON",
                run: () =>
                  saveText(`${found().name} report.json`, `${JSON.stringify(found(), null, 2)}\n`, "application/json"),
              },
            ]}
          />
        </>
      )}
    </Show>
  );
}

function Report(props: { file: DroppedFile; checked: CheckedFile; list: ListState }): JSX.Element {
  const report = () => props.checked.report;
  const figures = createMemo(() => {
    const all = report().facts.filter(({ kind }) => kind === "money" || kind === "count");
    return all.length <= GLANCE ? all : all.slice(0, GLANCE);
  });
  const facts = createMemo((): Fact[] => {
    const bank = report().kind === "aba" || report().kind === "aba-returns";
    return [
      ...report()
        .facts.filter((fact) => !figures().includes(fact))
        .map((fact): Fact => [fact.label, factText(fact)]),
      ["Lines in the file", factText({ kind: "count", value: String(props.checked.index.lines) })],
      ["Size", sizeText(report().bytes)],
      ...(bank
        ? [["Rules", `${bankProfiles[rules().bank].name}${rules().lenient ? ", lenient" : ""}`] satisfies Fact]
        : []),
    ];
  });
  return (
    <div class="stack" aria-busy={props.file.state !== "done"}>
      <p class="files-known">
        <strong>{capital(report().label)}</strong>
        <span class="muted">
          {" "}
          {SURE[props.checked.knownBy.sure]}. {props.checked.knownBy.why}
        </span>
      </p>
      <div class="files-verdict">
        <Verdict file={props.file} />
        <Figures figures={figures().map((fact) => ({ label: fact.label, value: factText(fact) }))} />
      </div>
      <Facts wide facts={facts()} />
      <Show
        when={report().issues.length > 0}
        fallback={<Empty title="Nothing is wrong with this file.">Every rule known for its kind is kept.</Empty>}
      >
        <Issues file={props.file.file} checked={props.checked} list={props.list} />
      </Show>
    </div>
  );
}
