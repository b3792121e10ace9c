import { Dialog as Kobalte } from "@kobalte/core/dialog";
import { type JSX, Show } from "solid-js";
import { Button } from "./button.tsx";
import { useKeyLayer } from "./keys.ts";
import "./dialog.css";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: JSX.Element;
  /** Buttons at the foot, the verb last. */
  actions?: JSX.Element;
  wide?: boolean | undefined;
}

function Layer(props: { children: JSX.Element }): JSX.Element {
  useKeyLayer();
  return <>{props.children}</>;
}

/**
 * A question that must be answered before going on. Never on top of another one. The focus starts on what asks for it,
 * or else on the first button at the foot, which changes nothing.
 */
export function Dialog(props: DialogProps): JSX.Element {
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()} modal preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" />
        <Kobalte.Content
          class="dialog"
          classList={{ wide: props.wide ?? false }}
          onOpenAutoFocus={(event) => {
            const content = event.target;
            if (!(content instanceof HTMLElement)) return;
            const first = content.querySelector("[autofocus]") ?? content.querySelector(".dialog-foot button");
            if (!(first instanceof HTMLElement)) return;
            event.preventDefault();
            first.focus();
          }}
        >
          <Layer>
            <header class="dialog-head">
              <Kobalte.Title class="dialog-title">{props.title}</Kobalte.Title>
              <Button kind="quiet" icon="cross" label="Close" onClick={() => props.onClose()} />
            </header>
            <div class="dialog-body">{props.children}</div>
            <Show when={props.actions}>
              <footer class="dialog-foot">{props.actions}</footer>
            </Show>
          </Layer>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
