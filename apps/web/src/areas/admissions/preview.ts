import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { problemOf, type ProblemView } from "../../data/problem.ts";

/** What would follow from sending a form as it stands. */
export interface Preview<T> {
  /** The newest answer; null before the first, and after a refusal. */
  answer: Accessor<T | null>;
  /** Why it would be refused. */
  refusal: Accessor<ProblemView | null>;
  /** A newer answer is under way. */
  busy: Accessor<boolean>;
}

/** Long enough for somebody to finish a date. */
const PAUSE = 350;

/**
 * Asks what would follow, a moment after the values have stopped changing.
 * @param body what would be sent; null while it is not complete enough to ask
 * @param ask sends it with `preview: true`
 */
export function createPreview<Body, T>(
  body: () => Body | null,
  ask: (body: Body, signal: AbortSignal) => Promise<T>,
): Preview<T> {
  const [answer, setAnswer] = createSignal<T | null>(null);
  const [refusal, setRefusal] = createSignal<ProblemView | null>(null);
  const [busy, setBusy] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: AbortController | undefined;
  const stop = () => {
    clearTimeout(timer);
    inFlight?.abort();
  };
  onCleanup(stop);
  const run = async (asked: Body) => {
    const controller = new AbortController();
    inFlight = controller;
    try {
      const next = await ask(asked, controller.signal);
      if (controller.signal.aborted) return;
      setAnswer(() => next);
      setRefusal(null);
    } catch (error) {
      if (controller.signal.aborted) return;
      setAnswer(null);
      setRefusal(problemOf(error));
    }
    setBusy(false);
  };
  createEffect(
    on(
      () => JSON.stringify(body()),
      (_text, before) => {
        stop();
        const asked = body();
        setBusy(asked !== null);
        if (asked === null) {
          setAnswer(null);
          setRefusal(null);
        } else timer = setTimeout(() => void run(asked), before === undefined ? 0 : PAUSE);
      },
    ),
  );
  return { answer, refusal, busy };
}
