import type { ContactDetail } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { DETAIL_TYPES } from "./customer-words.ts";
import { PrimaryMark } from "./primary-mark.tsx";
import { PurposeNames } from "./purpose-names.tsx";

/** Where a link of a number or address leads; null where there is nothing to open. */
export function detailHref({ type, value }: Pick<ContactDetail, "type" | "value">): string | null {
  if (type === "phone" || type === "mobile") return `tel:${value.replaceAll(/[^\d+]/g, "")}`;
  if (type === "email") return `mailto:${value}`;
  return type === "web" && /^https?:\/\//i.test(value) ? value : null;
}

/** A phone number, e-mail address or the like among others. */
export function DetailRow(props: { detail: ContactDetail; open: boolean; onOpen: () => void }): JSX.Element {
  return (
    <RecordRow
      title={props.detail.value}
      chips={
        <>
          <Show when={props.detail.primary}>
            <PrimaryMark what={(DETAIL_TYPES.of(props.detail.type) ?? "").toLowerCase()} />
          </Show>
          <Show when={!props.detail.active}>
            <StateChip tone="draft" icon="stop">
              Out of use
            </StateChip>
          </Show>
        </>
      }
      notes={
        <span class="dotted">
          <span>{DETAIL_TYPES.of(props.detail.type)}</span>
          <Show when={props.detail.description}>
            <span>{props.detail.description}</span>
          </Show>
          <PurposeNames ids={props.detail.purposeIds} />
        </span>
      }
      end={
        <Show when={props.detail.active ? detailHref(props.detail) : null}>
          {(href) => (
            <a href={href()}>
              {props.detail.type === "email" ? "Write" : props.detail.type === "web" ? "Open" : "Call"}
            </a>
          )}
        </Show>
      }
      open={props.open}
      onOpen={() => props.onOpen()}
      faded={!props.detail.active}
    />
  );
}
