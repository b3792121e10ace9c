import type { JSX } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";
import "./state-chip.css";

export type ChipTone = "draft" | "attention" | "failed" | "posted";

const ICONS: Record<ChipTone, IconName> = { draft: "draft", attention: "warning", failed: "failed", posted: "posted" };

/** The state of an object in words, with a shape and a colour that say the same. */
export function StateChip(props: { tone: ChipTone; children: JSX.Element; icon?: IconName | undefined }): JSX.Element {
  return (
    <span class={`chip ${props.tone}`}>
      <Icon name={props.icon ?? ICONS[props.tone]} />
      {props.children}
    </span>
  );
}
