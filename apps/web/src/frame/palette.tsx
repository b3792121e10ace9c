import type { SearchHit } from "@banksia/contracts";
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { api, endpoints } from "../data/api.ts";
import { problemOf } from "../data/problem.ts";
import { can } from "../data/session.ts";
import { announce } from "../kit/announce.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Icon, type IconName } from "../kit/icon.tsx";
import { useKeys } from "../kit/keys.ts";
import { count } from "../lib/words.ts";
import { actionsFor } from "./actions.ts";
import { useGo } from "./facility.tsx";
import { hitPath } from "./hit-path.ts";
import { pageActions } from "./page-actions.ts";
import "./palette.css";

const [open, setOpen] = createSignal(false);

export function showPalette(): void {
  setOpen(true);
}

interface Entry {
  icon: IconName;
  title: string;
  note: string;
  run: () => void;
}

const HIT_ICONS: Record<SearchHit["type"], IconName> = {
  customer: "people",
  journal: "billing",
  run: "play",
  customer_transaction: "equals",
  billing_code: "rates",
  service: "building",
};

/** Ctrl+K: goes anywhere and finds anything by name or number. */
export function Palette(): JSX.Element {
  const go = useGo();
  const [typed, setTyped] = createSignal("");
  const [hits, setHits] = createSignal<SearchHit[]>([]);
  const [state, setState] = createSignal<"idle" | "busy" | "failed">("idle");
  const [failure, setFailure] = createSignal("");
  const [active, setActive] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: AbortController | undefined;

  useKeys("Everywhere", [
    {
      keys: ["mod+k"],
      label: "Search and commands",
      whileTyping: true,
      everywhere: true,
      run: () => setOpen(!open()),
    },
  ]);
  onCleanup(() => clearTimeout(timer));

  const close = () => {
    setOpen(false);
    setTyped("");
    setHits([]);
    setActive(0);
  };
  const find = async (text: string) => {
    inFlight?.abort();
    const controller = new AbortController();
    inFlight = controller;
    setState("busy");
    try {
      const found = await api.call(endpoints.searchEverything, {
        query: { q: text, limit: 12 },
        signal: controller.signal,
      });
      if (controller.signal.aborted) return;
      setHits(found.items);
      setState("idle");
      announce(count(found.items.length, "result"));
    } catch (error) {
      if (controller.signal.aborted) return;
      setFailure(problemOf(error).detail);
      setState("failed");
    }
  };
  createEffect(
    on(typed, (text) => {
      clearTimeout(timer);
      setActive(0);
      if (text.trim().length === 0) {
        inFlight?.abort();
        setHits([]);
        setState("idle");
      } else timer = setTimeout(() => void find(text.trim()), 120);
    }),
  );

  const entries = createMemo((): Entry[] => {
    const words = typed().trim().toLowerCase().split(/\s+/).filter(Boolean);
    const offered = words.length === 0 ? actionsFor(can) : [...pageActions(), ...actionsFor(can)];
    const actions = offered
      .filter((action) => words.every((word) => `${action.title} ${action.words}`.toLowerCase().includes(word)))
      .slice(0, words.length === 0 ? 20 : 8)
      .map((action): Entry => ({
        icon: action.icon,
        title: action.title,
        note: action.kind,
        run: () => (action.run ? action.run() : go(action.path ?? "/")),
      }));
    const numbered = /^(journal|run)\s+(\d{1,15})$/i.exec(typed().trim());
    const direct: Entry[] = numbered
      ? [
          {
            icon: "right",
            title: `Open ${numbered[1]?.toLowerCase() ?? ""} ${numbered[2] ?? ""}`,
            note: "By number",
            run: () =>
              go(`/billing/${numbered[1]?.toLowerCase() === "run" ? "runs" : "journals"}/${numbered[2] ?? ""}`),
          },
        ]
      : [];
    const found = hits().map((hit): Entry => ({
      icon: HIT_ICONS[hit.type],
      title: hit.title,
      note: hit.subtitle,
      run: () => go(hitPath(hit)),
    }));
    return words.length === 0 ? actions : [...direct, ...found, ...actions];
  });
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const length = entries().length;
      if (length > 0) setActive((active() + step + length) % length);
      document.getElementById(`palette-${active()}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(entries()[active()]);
    }
  };
  return (
    <Dialog open={open()} onClose={close} title="Search and commands" wide>
      <div class="palette-field">
        <Icon name="search" />
        <input
          class="input"
          type="text"
          role="combobox"
          aria-label="Search customers, journals, runs and commands"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries().length > 0 ? `palette-${active()}` : undefined}
          autocomplete="off"
          autofocus
          placeholder="Customer, account, journal or run number, or what to do"
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id="palette-list" class="palette-list" role="listbox" aria-label="Results">
        <For each={entries()}>
          {(entry, index) => (
            <li
              id={`palette-${index()}`}
              role="option"
              aria-selected={index() === active()}
              class="palette-entry"
              onMouseMove={() => setActive(index())}
              onClick={() => choose(entry)}
            >
              <Icon name={entry.icon} />
              <span class="grow clip">{entry.title}</span>
              <span class="muted small">{entry.note}</span>
            </li>
          )}
        </For>
        <Show when={entries().length === 0}>
          <li class="palette-note" role="option" aria-selected="false" aria-disabled="true">
            {state() === "busy"
              ? "Searching…"
              : state() === "failed"
                ? failure()
                : "Nothing found. Try part of a name, an account or a number."}
          </li>
        </Show>
      </ul>
    </Dialog>
  );
}
