import type { CustomerListItem } from "@banksia/contracts";
import { createEffect, createSignal, For, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure } from "../../kit/failure.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { LinesToCome } from "./lines-to-come.tsx";
import "./admissions.css";

/** How many are offered; beyond them one types more. */
const OFFERED = 8;

/** Finds a person by name, known-as, account or reference number; arrows walk the list, Enter chooses. */
export function FindPerson(props: {
  /** What is typed; it stays when one comes back. */
  text: string;
  onText: (text: string) => void;
  onChoose: (person: CustomerListItem) => void;
  /** Nobody found is the one: somebody new. */
  onNew: (typed: string) => void;
  /** People who cannot be chosen here, with the reason. */
  refuse?: ((person: CustomerListItem) => string | null) | undefined;
  label?: string | undefined;
}): JSX.Element {
  let list: HTMLUListElement | undefined;
  const [asked, setAsked] = createSignal(props.text.trim());
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const read = createRead(() => ({
    queryKey: ["people", asked()],
    enabled: asked().length > 1,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.call(endpoints.listCustomers, {
        query: { search: asked(), type: "person" as const, limit: OFFERED, sort: "name" },
        signal,
      }),
  }));
  const found = () => (asked().length > 1 ? (read().data?.items ?? []) : []);
  createEffect(
    on(
      () => read().data,
      (data) => data && asked() !== "" && announce(count(data.total, "person", "people")),
      { defer: true },
    ),
  );
  const move = (step: number) => {
    const buttons = [...(list?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  const inputId = "find-person";
  return (
    <div class="find-person">
      <div class="field full">
        <label class="field-label" for={inputId}>
          {props.label ?? "Who is it about?"}
        </label>
        <input
          id={inputId}
          class="input"
          type="search"
          autocomplete="off"
          autofocus
          placeholder="Name, known as, account or reference number"
          value={props.text}
          onInput={(event) => {
            const { value } = event.currentTarget;
            props.onText(value);
            clearTimeout(timer);
            timer = setTimeout(() => setAsked(value.trim()), 150);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") {
              event.preventDefault();
              list?.querySelector("button")?.focus();
            } else if (event.key === "Enter") {
              event.preventDefault();
              clearTimeout(timer);
              setAsked(props.text.trim());
              list?.querySelector("button")?.focus();
            }
          }}
        />
        <p class="field-hint">Who is on record already is found here; one record a person keeps their history whole.</p>
      </div>
      <Switch>
        <Match when={read().error}>
          <Failure what="The search" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={asked().length > 1 && !read().data}>
          <LinesToCome widths={[60, 45]} tight />
        </Match>
        <Match when={asked().length > 1}>
          <ul
            role="list"
            class="people"
            aria-label="People found"
            ref={(element) => (list = element)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
              event.preventDefault();
              move(event.key === "ArrowDown" ? 1 : -1);
            }}
          >
            <For each={found()}>
              {(person) => (
                <li>
                  <PersonButton
                    person={person}
                    refused={props.refuse?.(person) ?? null}
                    onChoose={() => props.onChoose(person)}
                  />
                </li>
              )}
            </For>
            <li class="people-new">
              <Button icon="plus" onClick={() => props.onNew(props.text)}>
                {found().length === 0
                  ? "Nobody of that name: create a new person"
                  : "None of these: create a new person"}
              </Button>
              <Show when={(read().data?.total ?? 0) > OFFERED}>
                <span class="muted">
                  {count((read().data?.total ?? 0) - OFFERED, "more person", "more people")}: type more of the name.
                </span>
              </Show>
            </li>
          </ul>
        </Match>
        <Match when={true}>
          <div>
            <Button icon="plus" onClick={() => props.onNew(props.text)}>
              Create a new person
            </Button>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

/** A person on record with what tells them from others of the name. */
export function PersonButton(props: {
  person: CustomerListItem;
  /** Why they cannot be chosen. */
  refused: string | null;
  /** Why they are shown: what they have in common with somebody typed. */
  reasons?: string[] | undefined;
  onChoose: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="person"
      aria-disabled={props.refused !== null || undefined}
      onClick={() => props.refused === null && props.onChoose()}
    >
      <span class="row wrap">
        <strong>{props.person.name}</strong>
        <Show when={props.person.knownAs}>{(name) => <span>“{name()}”</span>}</Show>
        <Show when={!props.person.active}>
          <StateChip tone="draft" icon="stop">
            Inactive
          </StateChip>
        </Show>
        <For each={props.person.currentServices}>
          {(name) => (
            <StateChip tone="posted" icon="check">
              In care at {name}
            </StateChip>
          )}
        </For>
      </span>
      <span class="person-facts">
        <span>{props.person.birthDate ? `Born ${formatDay(props.person.birthDate)}` : "Date of birth not known"}</span>
        <span>{props.person.account}</span>
        <Show when={props.person.reference}>{(reference) => <span>Reference {reference()}</span>}</Show>
        <Show when={props.person.suburb}>{(suburb) => <span>{suburb()}</span>}</Show>
        <Show when={props.reasons?.length ? props.reasons : null}>
          {(reasons) => <strong class="person-reasons">{reasons().join(", ")}</strong>}
        </Show>
        <Show when={props.refused}>{(why) => <strong class="person-reasons">{why()}</strong>}</Show>
      </span>
    </button>
  );
}
