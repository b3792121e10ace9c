import type { BoardPlace, PlacesBoard, PlaceTenancy } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import type { Bound } from "../../kit/form/form.ts";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { LinesToCome } from "./lines-to-come.tsx";
import { PLACE_STATES, takenBy } from "./board-words.ts";

const TONES = { occupied: "posted", reserved: "attention", vacant: "draft", closed: "failed" } as const;
const ICONS = { occupied: "user", reserved: "clock", vacant: "home", closed: "stop" } as const;

/** One place beside the board: who is there, who comes, who was; and what can begin from it. */
export function PlacePanel(props: {
  board: PlacesBoard;
  wing: string | null;
  place: BoardPlace;
  onClose: () => void;
}): JSX.Element {
  const place = () => props.place;
  const free = () => takenBy(place(), props.board.shared) === null;
  const admitHref = () =>
    `/admissions/new?serviceId=${props.board.serviceId}&placeId=${place().placeId}&entryDate=${props.board.day}`;
  return (
    <DetailPanel
      title={`Place ${place().code}`}
      chips={
        <StateChip tone={TONES[place().state]} icon={ICONS[place().state]}>
          {PLACE_STATES[place().state]}
        </StateChip>
      }
      onClose={() => props.onClose()}
      actions={
        <Show when={free() && can("customers:write")}>
          <Link
            class="button"
            classList={{ primary: place().state === "vacant", plain: place().state !== "vacant" }}
            href={admitHref()}
          >
            Admit somebody here
          </Link>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Wing", props.wing],
          ["Price $", place().price ? formatMoney(place().price ?? "0") : null],
          place().vacantSince !== null && ["Vacant since", formatDay(place().vacantSince ?? "")],
          place().state === "occupied" && [
            "Free from",
            place().freeFrom ? formatDay(place().freeFrom ?? "") : "not known",
          ],
        ]}
      />
      <Show when={place().occupants.length > 0}>
        <section class="stack tight" aria-label="Lives here">
          <h3>Lives here</h3>
          <For each={place().occupants}>
            {(one) => (
              <div class="row wrap">
                <span class="grow">
                  <Link href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}`}>{one.clientName}</Link>
                  {one.role === "partner" ? ", partner" : ""}, since {formatDay(one.since)}
                  {one.until ? `, leaves ${formatDay(one.until)}` : ""}
                  {one.onLeave ? ", on leave" : ""}
                </span>
                <Show when={one.role === "primary" && one.until === null && can("customers:write")}>
                  <Show when={props.board.shared}>
                    <Link
                      class="button quiet"
                      href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}&act=partner`}
                    >
                      Add a partner
                    </Link>
                  </Show>
                  <Link
                    class="button quiet"
                    href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}&act=bed`}
                  >
                    Move
                  </Link>
                  <Link
                    class="button quiet"
                    href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}&act=depart`}
                  >
                    Depart
                  </Link>
                </Show>
              </div>
            )}
          </For>
        </section>
      </Show>
      <Show when={place().expected.length > 0}>
        <section class="stack tight" aria-label="Moves in">
          <h3>Moves in</h3>
          <ul class="plain-list">
            <For each={place().expected}>
              {(one) => (
                <li>
                  {formatDay(one.day)}:{" "}
                  <Link href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}`}>{one.clientName}</Link>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={free() && can("customers:write")}>
        <MoveHere board={props.board} place={place()} />
      </Show>
      <History placeId={place().placeId} />
    </DetailPanel>
  );
}

/** Somebody who lives in the facility already moves here. */
function MoveHere(props: { board: PlacesBoard; place: BoardPlace }): JSX.Element {
  const go = useGo();
  const residents = () =>
    props.board.wings
      .flatMap((wing) => wing.places)
      .flatMap((place) => place.occupants.map((one) => ({ ...one, from: place.code, placeId: place.placeId })))
      .filter((one) => one.role === "primary" && one.until === null && one.placeId !== props.place.placeId);
  const field: Bound<number | null> = {
    pointer: "mover",
    id: "place-mover",
    get: () => null,
    set: (entryId) => {
      const chosen = residents().find((one) => one.serviceEntryId === entryId);
      if (chosen)
        go(
          `/customers/${chosen.clientId}/entries?open=${chosen.serviceEntryId}&act=bed&placeId=${props.place.placeId}`,
        );
    },
    error: () => undefined,
    refuse: () => undefined,
    register: () => undefined,
  };
  return (
    <Combobox
      field={field}
      label="Move somebody of this facility here"
      width="full"
      optional
      find={(text) =>
        Promise.resolve(
          residents()
            .filter((one) => one.clientName.toLowerCase().includes(text.trim().toLowerCase()))
            .slice(0, 12)
            .map((one) => ({ value: one.serviceEntryId, label: one.clientName, note: `now in ${one.from}` })),
        )
      }
    />
  );
}

function History(props: { placeId: number }): JSX.Element {
  const source = createRows<PlaceTenancy>(
    () => ["place-history", props.placeId],
    (cursor, signal) =>
      api.call(endpoints.listPlaceHistory, { params: { placeId: props.placeId }, query: pageAt(cursor), signal }),
  );
  return (
    <section class="stack tight" aria-label="History">
      <h3>Who lived here</h3>
      <Switch>
        <Match when={source.state() === "failed"}>
          <Failure what="The history" error={new Error(source.error() ?? "")} onRetry={() => source.retry()} />
        </Match>
        <Match when={source.state() === "loading"}>
          <LinesToCome widths={[60]} />
        </Match>
        <Match when={source.rows().length === 0}>
          <Empty title="Nobody has lived here yet." />
        </Match>
        <Match when={true}>
          <ul role="list" class="happened">
            <For each={source.rows()}>
              {(one) => (
                <li>
                  <Link href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}`}>{one.clientName}</Link>
                  {one.role === "partner" ? ", partner" : ""}
                  <span class="muted">, {formatPeriod(one.startDate, one.endDate)}</span>
                </li>
              )}
            </For>
          </ul>
          <Show when={source.more()}>
            <Button onClick={() => source.fetchMore()}>Earlier</Button>
          </Show>
        </Match>
      </Switch>
    </section>
  );
}
