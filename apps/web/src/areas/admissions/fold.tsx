import { createEffect, createSignal, type JSX } from "solid-js";
import { Icon } from "../../kit/icon.tsx";
import "./admissions.css";

/** What is rarely needed, out of the way until it is: opened by hand, or because something in it needs attention. */
export function Fold(props: { title: string; attention?: boolean | undefined; children: JSX.Element }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  createEffect(() => {
    if (props.attention) setOpen(true);
  });
  return (
    <details class="fold" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="right" />
        {props.title}
      </summary>
      <div class="fold-body">{props.children}</div>
    </details>
  );
}
