import { createSignal, type JSX } from "solid-js";
import { Icon } from "./icon.tsx";
import { useKeys } from "./keys.ts";
import "./file-drop.css";

/** Where files are dropped, pasted from the file manager, or chosen. `n` chooses. */
export function FileDrop(props: {
  label: string;
  /** Under the label: what is taken. */
  note?: string | undefined;
  /** Media types and endings that the browser offers first. */
  accept?: string | undefined;
  onFiles: (files: File[]) => void;
}): JSX.Element {
  let input: HTMLInputElement | undefined;
  const [over, setOver] = createSignal(false);
  useKeys("Files", [{ keys: ["n"], label: "Choose files", run: () => input?.click() }]);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  return (
    <label
      class="file-drop"
      classList={{ over: over() }}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) props.onFiles(files);
      }}
    >
      <Icon name="upload" />
      <span>
        <span class="file-drop-label">{over() ? "Let go to add" : props.label}</span>
        <span class="muted small">{props.note}</span>
      </span>
      <input
        ref={(element) => (input = element)}
        class="visually-hidden"
        type="file"
        multiple
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
