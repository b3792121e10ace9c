import { type JSX, Show } from "solid-js";
import { useKeys } from "./keys.ts";
import "./record-list.css";

/** A short list of records, each of which opens beside it. For lists of a page that has several of them. */
export function RecordList(props: { label: string; children: JSX.Element }): JSX.Element {
  return (
    <ul role="list" class="records" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

/** One record: what it is, what stands out about it, and a line or two more. The whole row opens it. */
export function RecordRow(props: {
  title: JSX.Element;
  chips?: JSX.Element;
  notes?: JSX.Element;
  /** At the right: an amount, a date. */
  end?: JSX.Element;
  open: boolean;
  onOpen: () => void;
  /** No longer in force. */
  faded?: boolean | undefined;
}): JSX.Element {
  return (
    <li class="record" classList={{ open: props.open, faded: props.faded ?? false }}>
      <div class="record-text">
        <div class="record-head">
          <button
            type="button"
            class="record-open"
            data-record
            aria-expanded={props.open}
            onClick={() => props.onOpen()}
          >
            {props.title}
          </button>
          {props.chips}
        </div>
        <Show when={props.notes}>
          <div class="record-notes">{props.notes}</div>
        </Show>
      </div>
      <Show when={props.end}>
        <div class="record-end">{props.end}</div>
      </Show>
    </li>
  );
}

/** `j` and `k` walk through the records of the page; an open panel follows. `n` makes a new one. */
export function useRecordKeys(options: { panelOpen: () => boolean; onNew?: (() => void) | undefined }): void {
  const step = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>("[data-record]")];
    if (all.length === 0) return;
    const focused = all.findIndex((one) => one === document.activeElement);
    const at = focused >= 0 ? focused : all.findIndex((one) => one.getAttribute("aria-expanded") === "true");
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus();
    if (options.panelOpen() && next?.getAttribute("aria-expanded") === "false") next.click();
  };
  useKeys("List", [
    { keys: ["j"], label: "Next record", run: () => step(1) },
    { keys: ["k"], label: "Record before", run: () => step(-1) },
    ...(options.onNew ? [{ keys: ["n"], label: "New", run: () => options.onNew?.() }] : []),
  ]);
}
