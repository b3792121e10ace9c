import { FILE_KINDS } from "banksia-files/inspect";
import { For, type JSX, Show } from "solid-js";
import { Icon } from "../../kit/icon.tsx";
import { useKeys } from "../../kit/keys.ts";
import { capital } from "./findings.ts";

const KINDS = Object.entries(FILE_KINDS)
  .filter(([kind]) => kind !== "unknown")
  .map(([, label]) => label);

/** Where files are dropped or chosen. Files may be dropped anywhere on the page; this is where it says so. */
export function DropZone(props: { over: boolean; slim: boolean; onFiles: (files: File[]) => void }): JSX.Element {
  let input: HTMLInputElement | undefined;
  useKeys("Files", [{ keys: ["n"], label: "Choose files", run: () => input?.click() }]);
  return (
    <div class="files-drop-wrap">
      <label class="files-drop" classList={{ over: props.over, slim: props.slim }}>
        <Icon name="upload" />
        <span>
          {props.over
            ? "Let go to check"
            : props.slim
              ? "Drop more files, or choose them"
              : "Drop files here, or choose them"}
        </span>
        <input
          ref={(element) => (input = element)}
          class="visually-hidden"
          type="file"
          multiple
          aria-label="Choose files to check"
          onChange={(event) => {
            props.onFiles([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again once it is mended.
            event.currentTarget.value = "";
          }}
        />
      </label>
      <Show when={!props.slim}>
        <div class="stack tight">
          <h2>What is known here</h2>
          <ul role="list" class="files-kinds">
            <For each={KINDS}>{(label) => <li>{capital(label)}</li>}</For>
          </ul>
          <p class="muted">
            A file is known by what stands in it, whatever its name. Choose two in the list to compare them, or a file
            and the answer to it: returns with the ABA file, results or remittance with the NDIS request, a payment
            statement with the invoices.
          </p>
        </div>
      </Show>
    </div>
  );
}
