import { type JSX, Match, Show, Switch } from "solid-js";
import { Notice } from "../../kit/failure.tsx";
import { LinesToCome } from "./lines-to-come.tsx";
import type { Preview } from "./preview.ts";
import "./admissions.css";

/** What will follow from saving, as the server works it out from what is typed; or why it would refuse. */
export function Follows<T extends object>(props: {
  preview: Preview<T>;
  /** Shown until enough is typed to ask. */
  waiting: string;
  children: (answer: T) => JSX.Element;
}): JSX.Element {
  return (
    <section class="consequences" aria-label="What will follow" aria-busy={props.preview.busy()}>
      <h3>What will follow</h3>
      <Switch>
        <Match when={props.preview.refusal()}>
          {(refusal) => (
            <Notice tone="attention" title="This would be refused">
              <Show when={refusal().fields.length > 0} fallback={refusal().detail}>
                {refusal()
                  .fields.map((field) => field.message)
                  .join(" ")}
              </Show>
            </Notice>
          )}
        </Match>
        <Match when={props.preview.answer()}>
          {(answer) => <div classList={{ working: props.preview.busy() }}>{props.children(answer())}</div>}
        </Match>
        <Match when={props.preview.busy()}>
          <LinesToCome widths={[70]} />
        </Match>
        <Match when={true}>
          <p class="muted">{props.waiting}</p>
        </Match>
      </Switch>
    </section>
  );
}
