import { type JSX, Show, splitProps } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";
import "./button.css";

export interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "style"> {
  kind?: "primary" | "plain" | "quiet" | "danger" | undefined;
  icon?: IconName | undefined;
  /** For buttons that show only an icon. */
  label?: string | undefined;
  /** The key that does the same, shown beside the words. */
  hint?: string | undefined;
  busy?: boolean | undefined;
}

/** A button: primary once a screen, danger for what cannot be taken back. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, [
    "kind",
    "icon",
    "label",
    "hint",
    "busy",
    "children",
    "class",
    "type",
    "disabled",
  ]);
  return (
    <button
      type={own.type ?? "button"}
      class={`button ${own.kind ?? "plain"} ${own.class ?? ""}`}
      classList={{ "icon-only": own.label !== undefined }}
      aria-label={own.label}
      title={own.label}
      aria-busy={own.busy || undefined}
      disabled={own.disabled || own.busy}
      {...rest}
    >
      <Show when={own.icon}>{(icon) => <Icon name={own.busy ? "running" : icon()} />}</Show>
      <Show when={own.children}>
        <span>{own.children}</span>
      </Show>
      <Show when={own.hint}>
        <kbd aria-hidden="true">{own.hint}</kbd>
      </Show>
    </button>
  );
}
