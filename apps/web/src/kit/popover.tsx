import { Popover as Kobalte } from "@kobalte/core/popover";
import { type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";
import "./menu.css";

/** A button that opens a small panel of controls beside it. */
export function Popover(props: {
  label: string;
  icon?: IconName | undefined;
  iconOnly?: boolean | undefined;
  class?: string | undefined;
  title: string;
  children: JSX.Element;
  trigger?: JSX.Element;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}): JSX.Element {
  return (
    <Kobalte
      gutter={4}
      {...(props.open === undefined ? {} : { open: props.open })}
      {...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange })}
    >
      <Kobalte.Trigger
        class={props.class ?? "button plain"}
        classList={{ "icon-only": props.iconOnly ?? false }}
        aria-label={props.iconOnly ? props.label : undefined}
        title={props.iconOnly ? props.label : undefined}
      >
        <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
        <Show when={!props.iconOnly}>{props.trigger ?? <span>{props.label}</span>}</Show>
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="popover">
          <Kobalte.Title class="visually-hidden">{props.title}</Kobalte.Title>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
