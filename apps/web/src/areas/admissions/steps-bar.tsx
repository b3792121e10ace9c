import { For, type JSX, Show } from "solid-js";
import { Icon } from "../../kit/icon.tsx";
import { type Step, STEP_WORDS } from "./admit-values.ts";
import "./admissions.css";

/** Where one is in the flow, and the way back to what is done. */
export function StepsBar(props: {
  steps: Step[];
  at: Step;
  /** The furthest step that can be gone to. */
  reach: Step;
  onGo: (step: Step) => void;
}): JSX.Element {
  const indexOf = (step: Step) => props.steps.indexOf(step);
  return (
    <nav aria-label="Steps of the admission" class="steps-nav">
      <ol role="list" class="steps">
        <For each={props.steps}>
          {(step, index) => (
            <li class="step" classList={{ done: index() < indexOf(props.at), now: step === props.at }}>
              <Show
                when={step !== props.at && index() <= indexOf(props.reach)}
                fallback={
                  <span class="step-name" aria-current={step === props.at ? "step" : undefined}>
                    <span class="step-mark">{index() + 1}</span>
                    {STEP_WORDS[step]}
                  </span>
                }
              >
                <button type="button" class="step-name" onClick={() => props.onGo(step)}>
                  <span class="step-mark">
                    <Show when={index() < indexOf(props.at)} fallback={index() + 1}>
                      <Icon name="check" />
                      <span class="visually-hidden">Done: </span>
                    </Show>
                  </span>
                  {STEP_WORDS[step]}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
