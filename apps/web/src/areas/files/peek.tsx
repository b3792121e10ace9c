import type { FileIssue } from "banksia-files/inspect";
import { createEffect, createResource, For, type JSX, Show } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatNumber } from "../../lib/money.ts";
import type { CheckedFile } from "./check-file.ts";
import { capital, placeText } from "./findings.ts";
import { type LineIndex, readLine, textOfLine } from "./line-index.ts";
import { type Mark, markOf, visible } from "./line-marks.ts";

interface ShownLine {
  readonly line: number;
  readonly text: string;
  readonly cut: boolean;
}

interface Peek {
  readonly line: number;
  readonly lines: readonly ShownLine[];
  readonly header: string;
}

/** Kinds whose records are known by columns. */
const FIXED: readonly string[] = ["aba", "aba-returns", "bpay-brf", "bpay-batch", "bpay-results"];

async function readPeek(file: Blob, index: LineIndex, line: number, fixed: boolean): Promise<Peek | null> {
  const wanted = [line - 1, line, line + 1];
  const read = await Promise.all([1, ...wanted].map((one) => readLine(file, index, one)));
  const [header, ...lines] = read.map(
    (found): ShownLine | null =>
      found && { line: found.line, text: textOfLine(found, index.wide, fixed), cut: found.cut },
  );
  return {
    line,
    lines: lines.filter((one) => one !== null && one !== undefined),
    header: fixed ? "" : (header?.text ?? ""),
  };
}

/** The record that a finding is about, with the columns marked, between its neighbours. */
export function IssuePeek(props: { file: File; checked: CheckedFile; issue: FileIssue }): JSX.Element {
  return (
    <div class="peek" role="group" aria-label="Where it is">
      <div class="peek-words">
        <StateChip tone={props.issue.severity === "error" ? "failed" : "attention"}>
          {props.issue.severity === "error" ? "Error" : "Warning"}
        </StateChip>
        <strong>{capital(placeText(props.issue))}</strong>
        <span class="grow">{props.issue.message}</span>
        <span class="mono muted">{props.issue.code}</span>
      </div>
      <Show
        when={props.issue.line !== null}
        fallback={<p class="muted">This is about the file as a whole, not about one of its lines.</p>}
      >
        <LinePeek
          file={props.file}
          index={props.checked.index}
          fixed={FIXED.includes(props.checked.report.kind)}
          line={props.issue.line ?? 0}
          mark={(text, header) => markOf(props.issue, text, header)}
        />
      </Show>
    </div>
  );
}

/** A line of a file between its neighbours, a part of it marked. */
export function LinePeek(props: {
  file: Blob;
  index: LineIndex;
  fixed: boolean;
  line: number;
  mark: (text: string, header: string) => Mark | null;
}): JSX.Element {
  const [peek] = createResource(
    () => ({ file: props.file, index: props.index, line: props.line, fixed: props.fixed }),
    ({ file, index, line, fixed }) => readPeek(file, index, line, fixed).catch(() => null),
  );
  let scroller: HTMLDivElement | undefined;
  const found = () => peek.latest ?? null;
  createEffect(() => {
    // Asked only to run again when another part of the same line is meant.
    props.mark("", "");
    if (found()?.line !== props.line) return;
    const mark = scroller?.querySelector("mark");
    if (!(mark instanceof HTMLElement) || scroller === undefined) return;
    const [from, to] = [mark.offsetLeft, mark.offsetLeft + mark.offsetWidth];
    if (from < scroller.scrollLeft + 64 || to > scroller.scrollLeft + scroller.clientWidth - 16)
      scroller.scrollLeft = Math.max(0, from - scroller.clientWidth / 3);
  });
  return (
    <div
      class="peek-lines"
      role="region"
      aria-label={`Line ${formatNumber(props.line)} of the file`}
      tabindex={0}
      ref={(element) => (scroller = element)}
    >
      <Show
        when={found()}
        fallback={<p class="muted">{peek.loading ? "" : "The line cannot be shown: the file was moved or changed."}</p>}
      >
        {(shown) => (
          <div class="peek-text">
            <Show when={props.fixed}>
              <Ruler />
            </Show>
            <For each={shown().lines}>
              {(one) => (
                <div class="peek-line" classList={{ here: one.line === shown().line }}>
                  <span class="peek-number">{formatNumber(one.line)}</span>
                  <Show when={one.line === shown().line} fallback={<span>{visible(one.text)}</span>}>
                    <Marked text={one.text} mark={props.mark(one.text, shown().header)} />
                  </Show>
                  <Show when={one.cut}>
                    <span class="muted"> … goes on</span>
                  </Show>
                </div>
              )}
            </For>
          </div>
        )}
      </Show>
    </div>
  );
}

function Marked(props: { text: string; mark: Mark | null }): JSX.Element {
  return (
    <Show when={props.mark} fallback={<span>{visible(props.text)}</span>}>
      {(mark) => (
        <span>
          {visible(props.text.slice(0, mark()[0]).padEnd(mark()[0]))}
          <mark class="peek-mark">
            {visible(props.text.slice(...mark()).padEnd(Math.max(1, mark()[1] - mark()[0])))}
          </mark>
          {visible(props.text.slice(mark()[1]))}
        </span>
      )}
    </Show>
  );
}

/** Tens of columns above fixed-width records. */
function Ruler(): JSX.Element {
  const tens = Array.from({ length: 12 }, (_, at) => String((at + 1) * 10).padStart(10, "·"));
  return (
    <div class="peek-line peek-ruler" aria-hidden="true">
      <span class="peek-number" />
      <span>{tens.join("")}</span>
    </div>
  );
}
