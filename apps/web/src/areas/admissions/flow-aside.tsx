import type { CareType, Customer, Service } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import type { AdmitValues } from "./admit-values.ts";
import { useBoard } from "./place-choice.tsx";

/** What has been chosen so far, beside the fields. */
export function FlowAside(props: {
  person: Customer | undefined;
  values: AdmitValues;
  chosen: { service: () => Service | undefined; careType: () => CareType | undefined };
}): JSX.Element {
  const board = useBoard(
    () => (props.values.serviceId === "" ? null : Number(props.values.serviceId)),
    () => props.values.entryDate,
  );
  const place = () =>
    props.values.placeId === null
      ? undefined
      : board()
          .data?.wings.flatMap((wing) => wing.places)
          .find((one) => one.placeId === props.values.placeId);
  const facts = (): Fact[] => [
    ["Person", props.person?.name],
    ["Born", props.person?.birthDate ? formatDay(props.person.birthDate) : null],
    ["Facility", props.chosen.service()?.name],
    ["Care type", props.chosen.careType()?.name],
    ["Entry", props.values.entryDate === "" ? null : formatDay(props.values.entryDate)],
    ["Place", place()?.code],
    ["Published price", place()?.price ? formatDollars(place()?.price ?? "0") : null],
  ];
  return (
    <Show when={props.person !== undefined || props.chosen.service() !== undefined}>
      <aside class="flow-aside" aria-label="Chosen so far">
        <h2>So far</h2>
        <Facts facts={facts().filter(([, value]) => value !== null && value !== undefined)} />
      </aside>
    </Show>
  );
}
