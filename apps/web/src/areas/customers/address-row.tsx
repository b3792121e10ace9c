import type { Address } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { PrimaryMark } from "./primary-mark.tsx";
import { PurposeNames } from "./purpose-names.tsx";
import { addressWords } from "./customer-words.ts";

/** An address among others. */
export function AddressRow(props: { address: Address; open: boolean; onOpen: () => void }): JSX.Element {
  return (
    <RecordRow
      title={addressWords(props.address)}
      chips={
        <>
          <Show when={props.address.primary}>
            <PrimaryMark what="address" />
          </Show>
          <Show when={!props.address.active}>
            <StateChip tone="draft" icon="stop">
              Out of use
            </StateChip>
          </Show>
        </>
      }
      notes={
        <span class="dotted">
          <Show when={props.address.name}>
            <span>{props.address.name}</span>
          </Show>
          <PurposeNames ids={props.address.purposeIds} />
        </span>
      }
      open={props.open}
      onOpen={() => props.onOpen()}
      faded={!props.address.active}
    />
  );
}
