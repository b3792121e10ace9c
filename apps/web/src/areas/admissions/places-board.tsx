import type { BoardPlace, PlacesBoard } from "@banksia/contracts";
import { createEffect, createMemo, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Bound } from "../../kit/form/form.ts";
import { useKeys } from "../../kit/keys.ts";
import { Page } from "../../kit/page.tsx";
import { Split } from "../../kit/panel.tsx";
import { Segments } from "../../kit/tabs.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { formatNumber } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf } from "../../lib/param.ts";
import { BOARD_FILTERS, type BoardFilter, filterBoard, filterCounts, wingWords } from "./board-words.ts";
import { LinesToCome } from "./lines-to-come.tsx";
import { useBoard } from "./place-choice.tsx";
import { PlacePanel } from "./place-panel.tsx";
import { PlaceRow } from "./place-row.tsx";
import "./places-board.css";

const FILTER_WORDS: Record<BoardFilter, string> = {
  all: "All",
  vacant: "Vacant",
  expected: "Expected",
  leaving: "Leaving",
};

/** The places of a facility by wing: who is there since when, who comes and goes, what is vacant on a day. */
export default function PlacesBoardPage(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const withPlaces = () =>
    services().filter((one) => one.active && (one.kind === "residential" || one.kind === "village"));
  const serviceId = () => idOf(list.get("serviceId")) ?? facility.id() ?? withPlaces()[0]?.id ?? null;
  const day = () => dayOf(list.get("day")) ?? today();
  const filter = () => oneOf(list.get("show"), BOARD_FILTERS) ?? "all";
  const read = useBoard(serviceId, day);
  const board = () => (read().data?.serviceId === serviceId() ? read().data : undefined);
  const choices = () => {
    const known = withPlaces();
    const asked = services().find((one) => one.id === serviceId());
    return optionsOf(asked && !known.includes(asked) ? [...known, asked] : known);
  };
  const field: Bound<string> = {
    pointer: "day",
    id: "board-day",
    get: day,
    set: (value) => list.set({ day: value === today() ? null : value || null }),
    error: () => undefined,
    refuse: () => undefined,
    register: () => undefined,
  };
  return (
    <Page
      title="Places"
      fill
      sub={
        <Show when={board()}>{(found) => <span>{`${found().serviceName} on ${formatDay(found().day)}`}</span>}</Show>
      }
      actions={
        <>
          <Button icon="print" onClick={() => window.print()}>
            Print
          </Button>
          <Show when={can("customers:write")}>
            <Link
              class="button primary"
              href={`/admissions/new${serviceId() === null ? "" : `?serviceId=${serviceId()}`}`}
            >
              Admit
            </Link>
          </Show>
        </>
      }
    >
      <div class="board-tools no-print">
        <label class="field inline">
          <span class="field-label">Facility</span>
          <select
            class="input tool-select"
            onChange={(event) => list.set({ serviceId: event.currentTarget.value, open: null })}
          >
            <For each={choices()}>
              {(one) => (
                <option value={one.value} selected={Number(one.value) === serviceId()}>
                  {one.label}
                </option>
              )}
            </For>
          </select>
        </label>
        <div class="row">
          <Button kind="quiet" icon="left" label="The day before" onClick={() => field.set(addDays(day(), -1))} />
          <DateField field={field} label="On" inline />
          <Button kind="quiet" icon="right" label="The day after" onClick={() => field.set(addDays(day(), 1))} />
        </div>
        <Show when={board()}>
          {(found) => (
            <Segments
              label="Which places"
              value={filter()}
              options={BOARD_FILTERS.map((value) => ({
                value,
                label: `${FILTER_WORDS[value]} ${formatNumber(filterCounts(found())[value])}`,
              }))}
              onChange={(value) => list.set({ show: value === "all" ? null : value })}
            />
          )}
        </Show>
        <BoardSearch />
      </div>
      <Switch>
        <Match when={read().error}>
          <Failure what="The places" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={serviceId() === null && services().length > 0}>
          <Empty title="There is no facility with places.">Set up a service, and its places, in the settings.</Empty>
        </Match>
        <Match when={board()}>
          {(found) => <Board board={found()} filter={filter()} stale={read().isPlaceholderData} />}
        </Match>
        <Match when={true}>
          <LinesToCome widths={[80, 70, 85, 60, 75]} />
        </Match>
      </Switch>
    </Page>
  );
}

function BoardSearch(): JSX.Element {
  const list = useListState();
  let input: HTMLInputElement | undefined;
  useKeys("List", [{ keys: ["/"], label: "Search the places", run: () => input?.focus() }]);
  return (
    <input
      ref={(element) => (input = element)}
      type="search"
      class="input board-search"
      aria-label="Search by place, wing or name"
      placeholder="Place, wing or name"
      value={list.get("search") ?? ""}
      onInput={(event) => list.set({ search: event.currentTarget.value.trim() || null })}
    />
  );
}

function Board(props: { board: PlacesBoard; filter: BoardFilter; stale: boolean }): JSX.Element {
  const list = useListState();
  let scroller: HTMLDivElement | undefined;
  const wings = createMemo(() => filterBoard(props.board, props.filter, list.get("search") ?? ""));
  const shown = createMemo(() => wings().flatMap((wing) => wing.places));
  const openId = () => idOf(list.get("open"));
  const open = () =>
    props.board.wings
      .flatMap(({ wing, places }) => places.map((place) => ({ wing, place })))
      .find(({ place }) => place.placeId === openId());
  createEffect(on(shown, (places) => announce(`${places.length} places`), { defer: true }));

  const rows = () => [...(scroller?.querySelectorAll<HTMLElement>("[data-place]") ?? [])];
  const activeIndex = () => {
    const at = rows().findIndex((row) => row === document.activeElement);
    return at >= 0 ? at : shown().findIndex((place) => place.placeId === openId());
  };
  /** Walking with the panel open takes the panel along. */
  const walk = (step: number) => {
    const all = rows();
    const next = Math.max(0, Math.min(all.length - 1, activeIndex() < 0 ? 0 : activeIndex() + step));
    all[next]?.focus();
    const place = shown()[next];
    if (openId() !== undefined && place) list.set({ open: String(place.placeId) });
  };
  const ends: Record<string, number> = { Home: -100_000, End: 100_000, PageUp: -10, PageDown: 10 };
  useKeys("List", [
    { keys: ["j"], label: "Next place", run: () => walk(1) },
    { keys: ["k"], label: "Place before", run: () => walk(-1) },
  ]);
  const openPlace = (place: BoardPlace) => list.set({ open: String(place.placeId) });
  const { counts } = props.board;
  return (
    <Split
      open={open() !== undefined}
      panel={
        <Show when={open()} keyed>
          {(found) => (
            <PlacePanel
              board={props.board}
              wing={found.wing}
              place={found.place}
              onClose={() => list.set({ open: null })}
            />
          )}
        </Show>
      }
    >
      <div
        class="board"
        classList={{ stale: props.stale }}
        ref={(element) => (scroller = element)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, ...ends }[event.key];
          if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches("[data-place]"))
            return;
          event.preventDefault();
          walk(step);
        }}
      >
        <Figures
          figures={[
            { label: "Places", value: formatNumber(counts.places) },
            { label: "Occupied", value: formatNumber(counts.occupied), note: occupancy(props.board) },
            { label: "Reserved", value: formatNumber(counts.reserved) },
            { label: "Vacant", value: formatNumber(counts.vacant) },
            { label: "Moves in", value: formatNumber(counts.movesIn), note: "after this day" },
            { label: "Moves out", value: formatNumber(counts.movesOut), note: "after this day" },
          ]}
        />
        <Show
          when={shown().length > 0}
          fallback={
            <Empty
              title={
                props.board.counts.places === 0 ? "This facility has no places yet." : "No place passes the filter."
              }
              action={
                <Show
                  when={props.board.counts.places === 0}
                  fallback={<Button onClick={() => list.set({ show: null, search: null })}>Show all places</Button>}
                >
                  <Link class="button plain" href={`/settings/places?serviceId=${props.board.serviceId}&open=new`}>
                    New place
                  </Link>
                </Show>
              }
            />
          }
        >
          <div class="board-head" aria-hidden="true">
            <span>Place</span>
            <span>State</span>
            <span class="num">Price $</span>
            <span>Who is there, who comes and goes</span>
          </div>
          <For each={wings()}>
            {({ wing, places }) => (
              <section class="wing" aria-label={wing ?? noWing(props.board)}>
                <header class="wing-head">
                  <h2>{wing ?? noWing(props.board)}</h2>
                  <span class="muted">{wingWords(wholeWing(props.board, wing))}</span>
                </header>
                <ul role="list" class="wing-places">
                  <For each={places}>
                    {(place) => (
                      <PlaceRow place={place} open={place.placeId === openId()} onOpen={() => openPlace(place)} />
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </Show>
        <Show when={props.board.withoutPlace.length > 0 && props.filter === "all"}>
          <section class="wing" aria-label="Without a place">
            <header class="wing-head">
              <h2>Clients without a place</h2>
              <span class="muted">{formatNumber(props.board.withoutPlace.length)}</span>
            </header>
            <ul role="list" class="plain-list">
              <For each={props.board.withoutPlace}>
                {(one) => (
                  <li>
                    <Link href={`/customers/${one.clientId}/entries?open=${one.serviceEntryId}`}>{one.clientName}</Link>{" "}
                    since {formatDay(one.since)}
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
      </div>
    </Split>
  );
}

const wholeWing = (board: PlacesBoard, wing: string | null): BoardPlace[] =>
  board.wings.find((one) => one.wing === wing)?.places ?? [];

/** A facility without wings has one list of places. */
const noWing = (board: PlacesBoard) => (board.wings.length > 1 ? "Without a wing" : "All places");

/** How full it is, of the places that are open. */
function occupancy({ counts }: PlacesBoard): string {
  const open = counts.places - counts.closed;
  return open > 0 ? `${Math.floor((counts.occupied * 100) / open)}% of places in use` : "";
}
