import { For, type JSX } from "solid-js";

/** Where lines will stand when they are loaded. */
export function LinesToCome(props: { widths: number[]; tight?: boolean | undefined }): JSX.Element {
  return (
    <div class="stack" classList={{ tight: props.tight ?? false }} aria-busy="true">
      <For each={props.widths}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
    </div>
  );
}
