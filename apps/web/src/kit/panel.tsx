import { type JSX, onMount, Show } from "solid-js";
import { Button } from "./button.tsx";
import { useKeys } from "./keys.ts";
import "./panel.css";

/** A list at the left and, when something is open, its detail at the right. */
export function Split(props: {
  children: JSX.Element;
  panel: JSX.Element;
  open: boolean;
  wide?: boolean | undefined;
}): JSX.Element {
  return (
    <div class="split" classList={{ open: props.open, wide: props.wide ?? false }}>
      <div class="split-list">{props.children}</div>
      <Show when={props.open}>{props.panel}</Show>
    </div>
  );
}

/** The detail beside a list. Escape closes it; the list keeps its place. */
export function DetailPanel(props: {
  title: string;
  chips?: JSX.Element;
  onClose: () => void;
  actions?: JSX.Element;
  children: JSX.Element;
  /** Takes the focus when it opens (forms do). */
  focus?: boolean | undefined;
}): JSX.Element {
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    if (props.focus) heading?.focus();
  });
  useKeys("Panel", [{ keys: ["escape"], label: "Close the panel", run: () => props.onClose() }]);
  return (
    <aside class="panel" aria-label={props.title}>
      <header class="panel-head">
        <div class="row wrap grow">
          <h2 tabindex={-1} ref={(element) => (heading = element)}>
            {props.title}
          </h2>
          {props.chips}
        </div>
        <Button kind="quiet" class="no-print" icon="cross" label="Close" onClick={() => props.onClose()} />
      </header>
      <div class="panel-body">{props.children}</div>
      <Show when={props.actions}>
        <footer class="panel-foot no-print">{props.actions}</footer>
      </Show>
    </aside>
  );
}
