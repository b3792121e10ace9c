import type { BoardPlace, PlacesBoard } from "@banksia/contracts";
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Failure } from "../../kit/failure.tsx";
import type { Bound } from "../../kit/form/form.ts";
import { Icon } from "../../kit/icon.tsx";
import { Segments } from "../../kit/tabs.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { byCode, matchesPlace, placeWords, takenBy } from "./board-words.ts";
import { LinesToCome } from "./lines-to-come.tsx";
import "./admissions.css";

/** The places of a service as they stand on a day. */
export function useBoard(serviceId: () => number | null, day: () => string) {
  return createRead<PlacesBoard>(() => {
    const [service, on] = [serviceId(), day()];
    return {
      queryKey: ["board", service, on],
      enabled: service !== null && on !== "",
      queryFn: ({ signal }) =>
        api.call(endpoints.getPlacesBoard, { params: { serviceId: service ?? 0 }, query: { day: on }, signal }),
    };
  });
}

/** Beyond this many places, one looks for a code rather than down the list. */
const MANY = 12;

/** One place of a service: who is there, what is free on the day, the price. Arrows walk, as in any group of choices. */
export function PlaceChoice(props: {
  field: Bound<number | null>;
  label: string;
  serviceId: number | null;
  /** The day of moving in. */
  day: string;
  optional?: boolean | undefined;
  /** Where the client lives already. */
  notPlaceId?: number | null | undefined;
}): JSX.Element {
  const read = useBoard(
    () => props.serviceId,
    () => props.day,
  );
  const [all, setAll] = createSignal(false);
  const [search, setSearch] = createSignal("");
  // eslint-disable-next-line solid/reactivity -- registered once under the label it has then
  props.field.register(props.label);
  const board = () => (props.serviceId === null ? undefined : read().data);
  const offered = createMemo(() => {
    const found = board();
    if (!found) return [];
    return found.wings.flatMap(({ wing, places }) =>
      places
        .toSorted(byCode)
        .filter((place) => place.placeId !== props.notPlaceId && place.state !== "closed")
        .map((place) => ({ wing, place, taken: takenBy(place, found.shared) })),
    );
  });
  /** Where places are shared, others can be chosen too; the empty ones come first all the same. */
  const free = () => offered().filter((one) => one.taken === null && one.place.state === "vacant");
  /** What is chosen is always in sight. */
  const shown = createMemo(() =>
    (all() ? offered() : free())
      .filter((one) => matchesPlace(one.place, one.wing, search()))
      .concat(all() ? [] : offered().filter((one) => one.place.placeId === props.field.get() && !free().includes(one))),
  );
  const errorId = () => `${props.field.id}-error`;
  return (
    <fieldset
      class="fieldset place-choice"
      id={props.field.id}
      tabindex={-1}
      aria-describedby={props.field.error() ? errorId() : undefined}
    >
      <legend class="legend">
        {props.label}
        <Show when={props.optional}>
          <span class="muted"> (optional)</span>
        </Show>
      </legend>
      <Switch>
        <Match when={props.serviceId === null}>
          <p class="field-hint">Choose the facility first.</p>
        </Match>
        <Match when={props.day === ""}>
          <p class="field-hint">Enter the day first.</p>
        </Match>
        <Match when={read().error}>
          <Failure what="The places" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={!board()}>
          <LinesToCome widths={[70, 60, 65]} tight />
        </Match>
        <Match when={offered().length === 0}>
          <p class="field-hint">{board()?.serviceName} has no places.</p>
        </Match>
        <Match when={true}>
          <div class="row wrap place-tools">
            <Segments
              label="Which places"
              value={all() ? "all" : "free"}
              options={[
                { value: "free", label: `Vacant on ${formatDay(props.day)} (${free().length})` },
                { value: "all", label: `All (${offered().length})` },
              ]}
              onChange={(value) => setAll(value === "all")}
            />
            <Show when={offered().length > MANY}>
              <input
                type="search"
                class="input place-search"
                aria-label="Find a place by code, wing or name"
                placeholder="Code, wing or name"
                value={search()}
                onInput={(event) => setSearch(event.currentTarget.value)}
                onKeyDown={(event) => {
                  // Enter looks for a place here; it does not send the form.
                  if (event.key === "Enter") event.preventDefault();
                }}
              />
            </Show>
          </div>
          <div class="place-list">
            <Show when={props.optional}>
              <label class="place-option">
                <input
                  type="radio"
                  name={props.field.id}
                  checked={props.field.get() === null}
                  onChange={() => props.field.set(null)}
                />
                <span class="place-code">None</span>
                <span class="muted">No place is recorded</span>
              </label>
            </Show>
            <For each={shown()} fallback={<p class="field-hint place-none">{noneWords(all(), search())}</p>}>
              {(one) => (
                <PlaceOption
                  name={props.field.id}
                  wing={one.wing}
                  place={one.place}
                  taken={one.taken}
                  chosen={props.field.get() === one.place.placeId}
                  onChoose={() => props.field.set(one.place.placeId)}
                />
              )}
            </For>
          </div>
        </Match>
      </Switch>
      <Show when={props.field.error()}>
        {(message) => (
          <p class="field-error" id={errorId()}>
            <Icon name="failed" />
            <span>{message()}</span>
          </p>
        )}
      </Show>
    </fieldset>
  );
}

function noneWords(all: boolean, search: string): string {
  if (search.trim() !== "") return "No place matches.";
  return all ? "There are no places." : "No place is vacant on this day. Look at all of them to see when one is.";
}

function PlaceOption(props: {
  name: string;
  wing: string | null;
  place: BoardPlace;
  taken: string | null;
  chosen: boolean;
  onChoose: () => void;
}): JSX.Element {
  return (
    <label class="place-option" classList={{ taken: props.taken !== null }}>
      <input
        type="radio"
        name={props.name}
        checked={props.chosen}
        disabled={props.taken !== null && !props.chosen}
        onChange={() => props.onChoose()}
      />
      <span class="place-code">{props.place.code}</span>
      <span class="grow">
        <Show when={props.wing}>
          <span class="muted">{props.wing} · </span>
        </Show>
        {placeWords(props.place)}
        <Show when={props.taken?.startsWith("free from") ? props.taken : null}>
          {(from) => <strong>, {from()}</strong>}
        </Show>
      </span>
      <Show when={props.place.price}>{(price) => <span class="money">{formatMoney(price())}</span>}</Show>
    </label>
  );
}
