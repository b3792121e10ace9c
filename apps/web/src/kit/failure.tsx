import { type JSX, Show } from "solid-js";
import { problemOf } from "../data/problem.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import "./notice.css";

/** Says what could not be loaded and why, and offers again. */
export function Failure(props: { what: string; error: unknown; onRetry: () => void }): JSX.Element {
  const problem = () => problemOf(props.error);
  return (
    <div class="notice failed" role="alert">
      <Icon name="failed" />
      <div class="grow">
        <strong>{props.what} could not be loaded</strong>
        <p>{problem().detail}</p>
        <Show when={problem().requestId}>
          {(id) => <p class="muted small">When you ask for help, quote {id()}.</p>}
        </Show>
      </div>
      <Button icon="refresh" onClick={() => props.onRetry()}>
        Try again
      </Button>
    </div>
  );
}

/** Something to know or look at, with words and a shape for its weight. */
export function Notice(props: {
  tone: "draft" | "attention" | "failed" | "posted";
  title?: string | undefined;
  children?: JSX.Element;
  action?: JSX.Element;
}): JSX.Element {
  return (
    <div class={`notice ${props.tone}`} role="note">
      <Icon name={props.tone === "attention" ? "warning" : props.tone} />
      <div class="grow">
        <Show when={props.title}>
          <strong>{props.title}</strong>
        </Show>
        <div>{props.children}</div>
      </div>
      {props.action}
    </div>
  );
}

/** Why something is empty, and what to do first. */
export function Empty(props: { title: string; children?: JSX.Element; action?: JSX.Element }): JSX.Element {
  return (
    <div class="empty">
      <strong>{props.title}</strong>
      <Show when={props.children}>
        <div class="muted">{props.children}</div>
      </Show>
      {props.action}
    </div>
  );
}
