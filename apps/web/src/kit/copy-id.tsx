import { createSignal, type JSX } from "solid-js";
import { announce } from "./announce.tsx";
import { Icon } from "./icon.tsx";
import "./copy-id.css";

/** Puts text on the clipboard; false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** An object's id or number with a button that copies it. */
export function CopyId(props: { id: string | number; what?: string | undefined }): JSX.Element {
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    if (!(await copyText(String(props.id)))) return;
    setCopied(true);
    announce(`Copied ${props.id}`);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button
      type="button"
      class="copy-id"
      title={`Copy ${props.what ?? "id"}`}
      aria-label={`Copy ${props.what ?? "id"} ${props.id}`}
      onClick={() => void copy()}
    >
      <span class="mono">{props.id}</span>
      <Icon name={copied() ? "check" : "copy"} />
    </button>
  );
}
