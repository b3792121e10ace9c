import { For, type JSX, Show } from "solid-js";
import type { LawStep } from "./types.ts";
import { asWritten } from "../../lib/words.ts";
import "./accommodation.css";

/** How something was worked out, step by step, each with its rule and the law. */
export function LawSteps(props: { steps: readonly LawStep[]; open?: boolean | undefined }): JSX.Element {
  return (
    <Show when={props.steps.length > 0}>
      <details open={props.open} class="law-steps">
        <summary>How it was worked out</summary>
        <ol role="list">
          <For each={props.steps}>
            {(step) => (
              <li>
                <div class="row">
                  <span class="grow">{asWritten(step.text)}</span>
                  <Show when={step.value}>{(value) => <span class="money">{asWritten(value())}</span>}</Show>
                </div>
                <span class="row wrap small">
                  <a href={`/docs/rules/${step.page}`} target="_blank" rel="noreferrer">
                    The rule
                  </a>
                  <Show when={step.law}>{(law) => <span class="muted">{law()}</span>}</Show>
                </span>
              </li>
            )}
          </For>
        </ol>
      </details>
    </Show>
  );
}
