import { For, type JSX, Show } from "solid-js";
import { formatRate } from "../../lib/money.ts";
import { asWritten } from "../../lib/words.ts";
import "../../kit/explain.css";

interface Step {
  text: string;
  law: string | null;
  page: string | null;
  value: string | null;
}

/** The steps of a derivation, as far as what is kept with the rate tells them: a list of steps, or of parts with steps. */
export function stepsOf(basis: unknown): Step[] {
  if (!Array.isArray(basis)) return isRecord(basis) ? stepsOf(basis["steps"]) : [];
  return basis.flatMap((one: unknown): Step[] => {
    if (!isRecord(one)) return [];
    if (Array.isArray(one["steps"])) return stepsOf(one["steps"]);
    const text = (name: string) => {
      const value = one[name];
      return typeof value === "string" ? value : null;
    };
    const words = text("text");
    return words === null ? [] : [{ text: words, law: text("law"), page: text("page"), value: text("value") }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How a rate was worked out, step by step, with the law and the page of the rule. */
export function RateBasis(props: { basis: unknown }): JSX.Element {
  const steps = () => stepsOf(props.basis);
  return (
    <Show when={steps().length > 0}>
      <section class="stack tight" aria-label="How it was worked out">
        <h3>How it was worked out</h3>
        <ul role="list" class="explain-children">
          <For each={steps()}>
            {(step) => (
              <li>
                <div class="explain-step">
                  <span class="grow">{asWritten(step.text)}</span>
                  <Show when={step.value}>
                    {(value) => (
                      <span class="money">{/^-?\d+\.\d+$/.test(value()) ? formatRate(value()) : value()}</span>
                    )}
                  </Show>
                </div>
                <div class="explain-links">
                  <Show when={step.page}>
                    {(page) => (
                      <a href={`/docs/rules/${page()}`} target="_blank" rel="noreferrer">
                        The rule
                      </a>
                    )}
                  </Show>
                  <Show when={step.law}>{(law) => <span class="muted small">{law()}</span>}</Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
