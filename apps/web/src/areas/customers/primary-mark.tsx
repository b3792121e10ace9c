import type { JSX } from "solid-js";
import { Icon } from "../../kit/icon.tsx";

/** Marks the one of several that is used when nothing else is said. */
export function PrimaryMark(props: { what: string; children?: JSX.Element }): JSX.Element {
  return (
    <span class="primary-mark" title={`The primary ${props.what}`}>
      <Icon name="star" />
      {props.children ?? "Primary"}
    </span>
  );
}
