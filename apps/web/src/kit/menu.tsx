import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";
import "./menu.css";

export interface MenuItem {
  label: string;
  icon?: IconName | undefined;
  hint?: string | undefined;
  run: () => void;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** Shown with a tick. */
  chosen?: boolean | undefined;
}

/** A button that opens a list of actions. */
export function Menu(props: {
  label: string;
  icon?: IconName | undefined;
  /** Show only the icon. */
  iconOnly?: boolean | undefined;
  items: MenuItem[];
  class?: string | undefined;
  children?: JSX.Element;
}): JSX.Element {
  return (
    <DropdownMenu gutter={4} preventScroll={false} modal={false}>
      <DropdownMenu.Trigger
        class={props.class ?? "button plain"}
        classList={{ "icon-only": props.iconOnly ?? false }}
        aria-label={props.iconOnly ? props.label : undefined}
        title={props.iconOnly ? props.label : undefined}
      >
        <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
        <Show when={!props.iconOnly}>
          <span>{props.children ?? props.label}</span>
          <Icon name="down" />
        </Show>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu">
          <For each={props.items}>
            {(item) => (
              <DropdownMenu.Item
                class="menu-item"
                classList={{ danger: item.danger ?? false }}
                disabled={item.disabled ?? false}
                onSelect={() => item.run()}
              >
                <span class="menu-icon">
                  <Show when={item.chosen} fallback={<Show when={item.icon}>{(icon) => <Icon name={icon()} />}</Show>}>
                    <Icon name="check" />
                  </Show>
                </span>
                <span class="grow">
                  {item.label}
                  <Show when={item.chosen}>
                    <span class="visually-hidden"> (chosen)</span>
                  </Show>
                </span>
                <Show when={item.hint}>
                  <kbd>{item.hint}</kbd>
                </Show>
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
