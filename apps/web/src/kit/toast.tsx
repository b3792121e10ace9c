import { createSignal, For, type JSX, Show } from "solid-js";
import { announce } from "./announce.tsx";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import "./toast.css";

interface Toast {
  id: number;
  tone: "posted" | "failed" | "draft";
  text: string;
  link?: { href: string; text: string } | undefined;
}

const [toasts, setToasts] = createSignal<Toast[]>([]);
let nextId = 1;

function dismiss(id: number): void {
  setToasts((all) => all.filter((toast) => toast.id !== id));
}

/** Tells that something is done (or failed) in a corner, with a link to it. Good news leaves by itself. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "link">> = {}): void {
  const id = nextId++;
  const tone = options.tone ?? "posted";
  setToasts((all) => [...all.slice(-3), { id, tone, text, link: options.link }]);
  announce(text, tone === "failed");
  if (tone !== "failed") setTimeout(() => dismiss(id), 8000);
}

/** The corner in which toasts appear; rendered once, by the frame. Spoken by the live regions, not by itself. */
export function Toasts(): JSX.Element {
  return (
    <Show when={toasts().length > 0}>
      <section class="toasts no-print" aria-label="Notices">
        <For each={toasts()}>
          {(item) => (
            <div class={`toast ${item.tone}`}>
              <Icon name={item.tone} />
              <span class="grow">
                {item.text} <Show when={item.link}>{(link) => <a href={link().href}>{link().text}</a>}</Show>
              </span>
              <Button kind="quiet" icon="cross" label="Dismiss" onClick={() => dismiss(item.id)} />
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
