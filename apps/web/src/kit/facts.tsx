import { For, type JSX, Show } from "solid-js";
import "./facts.css";

export type Fact = [term: string, value: JSX.Element];

/** Facts of one object as terms and values. Facts without a value say so with a dash. */
export function Facts(props: { facts: (Fact | null | false)[]; wide?: boolean | undefined }): JSX.Element {
  return (
    <dl class="facts" classList={{ wide: props.wide ?? false }}>
      <For each={props.facts.filter((fact): fact is Fact => Boolean(fact))}>
        {([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <Show
                when={value !== null && value !== undefined && value !== ""}
                fallback={<span class="muted">–</span>}
              >
                {value}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** Figures to take in at a glance. */
export function Figures(props: { figures: { label: string; value: JSX.Element; note?: JSX.Element }[] }): JSX.Element {
  return (
    <dl class="figures">
      <For each={props.figures}>
        {(figure) => (
          <div>
            <dt>{figure.label}</dt>
            <dd class="figure-value">{figure.value}</dd>
            <Show when={figure.note}>
              <dd class="figure-note">{figure.note}</dd>
            </Show>
          </div>
        )}
      </For>
    </dl>
  );
}
