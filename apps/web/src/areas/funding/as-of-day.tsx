import { createEffect, createSignal, type JSX, on } from "solid-js";
import { today } from "../../data/today.ts";
import { formatDay, parseDay } from "../../lib/days.ts";
import "./funding.css";

/** The day that the amounts of a list are of; read when it is left, and today when it is emptied. */
export function AsOfDay(props: { day: string; onDay: (day: string) => void }): JSX.Element {
  const [typed, setTyped] = createSignal(formatDay(props.day));
  const [bad, setBad] = createSignal(false);
  createEffect(
    on(
      () => props.day,
      (day) => {
        setTyped(formatDay(day));
        setBad(false);
      },
      { defer: true },
    ),
  );
  return (
    <label class="as-of-day">
      <span>Amounts as of</span>
      <input
        class="input"
        type="text"
        placeholder="dd/mm/yyyy"
        aria-invalid={bad() || undefined}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          const parsed = text === "" ? { ok: true as const, value: today() } : parseDay(text, today());
          setBad(!parsed.ok);
          if (!parsed.ok) return;
          setTyped(formatDay(parsed.value));
          props.onDay(parsed.value);
        }}
      />
    </label>
  );
}
