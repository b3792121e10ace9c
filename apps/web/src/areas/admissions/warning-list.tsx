import { For, type JSX, Show } from "solid-js";
import { Notice } from "../../kit/failure.tsx";
import { asWritten, count } from "../../lib/words.ts";

/** What to look at although it can be saved; the same words only once. */
export function WarningList(props: { warnings: readonly { detail: string }[] }): JSX.Element {
  const words = () => [...new Set(props.warnings.map((warning) => asWritten(warning.detail)))];
  return (
    <Show when={words().length > 0}>
      <Notice tone="attention" title={words().length > 1 ? `${count(words().length, "thing")} to look at` : undefined}>
        <Show when={words().length > 1} fallback={words()[0]}>
          <ul class="plain-list">
            <For each={words()}>{(text) => <li>{text}</li>}</For>
          </ul>
        </Show>
      </Notice>
    </Show>
  );
}
