import type { BoardPlace } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Icon } from "../../kit/icon.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { PLACE_STATES } from "./board-words.ts";

const ICONS = { occupied: "user", reserved: "clock", vacant: "home", closed: "stop" } as const;

/** A place on the board: state, who is there since when, who comes and goes, the published price. */
export function PlaceRow(props: { place: BoardPlace; open: boolean; onOpen: () => void }): JSX.Element {
  const place = () => props.place;
  return (
    <li>
      <button
        type="button"
        class={`place-row ${place().state}`}
        classList={{ open: props.open }}
        data-place={place().placeId}
        aria-pressed={props.open}
        onClick={() => props.onOpen()}
      >
        <span class="place-row-code">{place().code}</span>
        <span class="place-row-state">
          <Icon name={ICONS[place().state]} />
          {PLACE_STATES[place().state]}
        </span>
        <span class="place-row-price money">{place().price ? formatMoney(place().price ?? "0") : ""}</span>
        <span class="place-row-who">
          <Switch>
            <Match when={place().occupants.length > 0}>
              <For each={place().occupants}>
                {(one) => (
                  <span>
                    {one.clientName}
                    <span class="muted">
                      {one.role === "partner" ? " (partner)" : ""} since {formatDay(one.since)}
                    </span>
                    <Show when={one.onLeave}>
                      <span class="place-mark">on leave</span>
                    </Show>
                    <Show when={one.until}>
                      {(until) => <span class="place-mark">leaves {formatDay(until())}</span>}
                    </Show>
                  </span>
                )}
              </For>
            </Match>
            <Match when={place().vacantSince}>{(since) => <span class="muted">since {formatDay(since())}</span>}</Match>
          </Switch>
          <For each={place().expected}>
            {(one) => (
              <span>
                <span class="place-mark">
                  {formatDay(one.day)} {one.clientName} moves in
                </span>
              </span>
            )}
          </For>
        </span>
      </button>
    </li>
  );
}
