import { type JSX, Show } from "solid-js";
import { namesOf, usePurposes } from "../../data/references.ts";

/** What an address or number is for, in a line; nothing when it is for nothing in particular. */
export function PurposeNames(props: { ids: number[] }): JSX.Element {
  const purposes = usePurposes();
  const names = () => namesOf(purposes(), props.ids).join(", ");
  return (
    <Show when={names()}>
      <span>For {names()}</span>
    </Show>
  );
}
