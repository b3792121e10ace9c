import { createEffect, createSignal, For, type JSX, Match, on, Switch } from "solid-js";
import { today } from "../../data/today.ts";
import { formatDay, parseDay } from "../../lib/days.ts";
import { formatMoney, parseAmount } from "../../lib/money.ts";
import type { ColumnFilter } from "./types.ts";

interface FilterCellProps {
  filter: ColumnFilter;
  label: string;
  values: Record<string, string>;
  onFilter: (changes: Record<string, string>) => void;
}

function TextFilter(props: { label: string; value: string; onValue: (value: string) => void }): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (
    <input
      class="filter-input"
      type="text"
      aria-label={`Filter by ${props.label}`}
      value={props.value}
      onInput={(event) => {
        const { value } = event.currentTarget;
        clearTimeout(timer);
        timer = setTimeout(() => props.onValue(value.trim()), 200);
      }}
    />
  );
}

interface ParsedFilterProps {
  label: string;
  placeholder: string;
  value: string;
  onValue: (value: string) => void;
}

/** A filter that is read when it is left: what cannot be read is marked and narrows nothing. */
function ParsedFilter(
  props: ParsedFilterProps & {
    parse: (text: string) => { ok: true; value: string } | { ok: false };
    show: (value: string) => string;
  },
): JSX.Element {
  const shown = () => (props.value ? props.show(props.value) : "");
  const [typed, setTyped] = createSignal(shown());
  const [bad, setBad] = createSignal(false);
  createEffect(on(shown, (value) => setTyped(value), { defer: true }));
  return (
    <input
      class="filter-input"
      type="text"
      aria-label={props.label}
      aria-invalid={bad() || undefined}
      placeholder={props.placeholder}
      value={typed()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        const parsed = props.parse(text);
        setBad(text !== "" && !parsed.ok);
        if (text === "") props.onValue("");
        else if (parsed.ok) {
          setTyped(props.show(parsed.value));
          props.onValue(parsed.value);
        }
      }}
    />
  );
}

function DayFilter(props: ParsedFilterProps): JSX.Element {
  return <ParsedFilter {...props} parse={(text) => parseDay(text, today())} show={formatDay} />;
}

function AmountFilter(props: ParsedFilterProps): JSX.Element {
  return <ParsedFilter {...props} parse={(text) => parseAmount(text)} show={formatMoney} />;
}

/** The control under a column's head that narrows the list. */
export function FilterCell(props: FilterCellProps): JSX.Element {
  const text = () => (props.filter.kind === "text" ? props.filter : null);
  const choice = () => (props.filter.kind === "choice" ? props.filter : null);
  const day = () => (props.filter.kind === "day" ? props.filter : null);
  const days = () => (props.filter.kind === "days" ? props.filter : null);
  const amounts = () => (props.filter.kind === "amounts" ? props.filter : null);
  const value = (param: string) => props.values[param] ?? "";
  return (
    <Switch>
      <Match when={text()}>
        {(filter) => (
          <TextFilter
            label={props.label}
            value={value(filter().param)}
            onValue={(next) => props.onFilter({ [filter().param]: next })}
          />
        )}
      </Match>
      <Match when={choice()}>
        {(filter) => (
          <select
            class="filter-input"
            aria-label={`Filter by ${props.label}`}
            value={value(filter().param)}
            onChange={(event) => props.onFilter({ [filter().param]: event.currentTarget.value })}
          >
            <option value="">All</option>
            <For each={filter().options()}>
              {(option) => (
                <option value={option.value} selected={option.value === value(filter().param)}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
        )}
      </Match>
      <Match when={day()}>
        {(filter) => (
          <DayFilter
            label={`Filter by ${props.label}`}
            placeholder="dd/mm/yyyy"
            value={value(filter().param)}
            onValue={(next) => props.onFilter({ [filter().param]: next })}
          />
        )}
      </Match>
      <Match when={amounts()}>
        {(filter) => (
          <span class="filter-range">
            <AmountFilter
              label={`${props.label} at least`}
              placeholder="least"
              value={value(filter().from)}
              onValue={(next) => props.onFilter({ [filter().from]: next })}
            />
            <AmountFilter
              label={`${props.label} at most`}
              placeholder="most"
              value={value(filter().to)}
              onValue={(next) => props.onFilter({ [filter().to]: next })}
            />
          </span>
        )}
      </Match>
      <Match when={days()}>
        {(filter) => (
          <span class="filter-range">
            <DayFilter
              label={`${props.label} from`}
              placeholder="from"
              value={value(filter().from)}
              onValue={(next) => props.onFilter({ [filter().from]: next })}
            />
            <DayFilter
              label={`${props.label} to`}
              placeholder="to"
              value={value(filter().to)}
              onValue={(next) => props.onFilter({ [filter().to]: next })}
            />
          </span>
        )}
      </Match>
    </Switch>
  );
}
