import { useBeforeLeave } from "@solidjs/router";
import { createEffect, For, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { Button } from "../button.tsx";
import { confirm } from "../confirm.tsx";
import { Icon } from "../icon.tsx";
import { useKeys } from "../keys.ts";
import type { Form } from "./form.ts";
import "./field.css";

/** What is wrong, on top of the form, each with a link to its field. Takes the focus when it appears. */
export function ErrorSummary<V extends object>(props: { form: Form<V> }): JSX.Element {
  let box: HTMLDivElement | undefined;
  const shown = () => props.form.faults().length > 0 || props.form.problem() !== null;
  createEffect(
    on([() => props.form.busy(), shown], ([busy, visible], previous) => {
      if (visible && !busy && (previous?.[0] || !previous?.[1])) box?.focus();
    }),
  );
  return (
    <Show when={shown()}>
      <div
        class="error-summary"
        role="group"
        aria-label="What needs attention"
        tabindex={-1}
        ref={(element) => (box = element)}
      >
        <h2>
          <Icon name="failed" />
          <Show when={props.form.faults().length > 0} fallback="This was not saved">
            {props.form.faults().length === 1 ? "One thing needs attention" : "Some things need attention"}
          </Show>
        </h2>
        <Show when={props.form.faults().length > 0} fallback={<p>{props.form.problem()}</p>}>
          <ul>
            <For each={props.form.faults()}>
              {(fault) => (
                <li>
                  <Show when={fault.fieldId} fallback={fault.message}>
                    {(id) => (
                      <a
                        href={`#${id()}`}
                        onClick={(event) => {
                          event.preventDefault();
                          document.getElementById(id())?.focus();
                        }}
                      >
                        {fault.label}: {fault.message}
                      </a>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Show>
  );
}

/** Parameters of the URL that say which panel of a page is open. */
const PANEL = ["open", "explain", "view", "act"];

/** Whether the same page and panel stay open, so that nothing typed is lost. */
function staysOpen(from: { pathname: string; search: string }, to: string): boolean {
  const now = new URLSearchParams(from.search);
  const next = new URL(to, window.location.origin);
  return next.pathname === from.pathname && PANEL.every((name) => now.get(name) === next.searchParams.get(name));
}

/** Warns before leaving a page, or the browser, with something typed and not saved. */
export function guardUnsaved(dirty: () => boolean): void {
  useBeforeLeave((event) => {
    if (!dirty() || event.defaultPrevented) return;
    // Back and forward tell only how far; the browser is at the address already when it is asked.
    const to = typeof event.to === "string" ? event.to : `${window.location.pathname}${window.location.search}`;
    if (staysOpen(event.from, to)) return;
    event.preventDefault();
    void askToDiscard().then((yes) => {
      if (yes) event.retry(true);
    });
  });
  const warn = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => window.removeEventListener("beforeunload", warn));
}

export function askToDiscard(): Promise<boolean> {
  return confirm("Leave without saving?", <p>What you typed has not been saved.</p>, "Discard changes", {
    danger: true,
    stay: "Keep editing",
  });
}

/** A form: summary of faults on top, fields, verb at the foot. Enter and Ctrl+Enter save, Escape asks only if something was typed. */
export function FormView<V extends object>(props: {
  form: Form<V>;
  verb: string;
  children: JSX.Element;
  onDone?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
  /** Shown above the verb: what will follow from saving. */
  follows?: JSX.Element;
  danger?: boolean | undefined;
  label: string;
  /** It was asked for: the first field, or the one that says so, takes the focus. */
  focus?: boolean | undefined;
}): JSX.Element {
  let element: HTMLFormElement | undefined;
  onMount(() => {
    if (!props.focus) return;
    const first =
      element?.querySelector("[autofocus]") ?? element?.querySelector("input:not([type=hidden]), select, textarea");
    if (first instanceof HTMLElement) first.focus();
  });
  guardUnsaved(() => props.form.dirty() && !props.form.busy());
  const submit = async () => {
    if (await props.form.submit()) props.onDone?.();
  };
  const cancel = async () => {
    if (!props.onCancel) return;
    if (props.form.dirty() && !(await askToDiscard())) return;
    props.form.reset(props.form.values);
    props.onCancel();
  };
  useKeys("Form", [
    { keys: ["mod+enter"], label: "Save", whileTyping: true, run: () => void submit() },
    {
      keys: ["escape"],
      label: "Cancel",
      whileTyping: true,
      when: () => Boolean(props.onCancel),
      run: () => void cancel(),
    },
  ]);
  return (
    <form
      ref={(form) => (element = form)}
      class="form"
      aria-label={props.label}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary form={props.form} />
      {props.children}
      {props.follows}
      <div class="form-actions">
        <Button
          type="submit"
          kind={props.danger ? "danger" : "primary"}
          busy={props.form.busy()}
          // A field that is left says what is wrong with it, which moves the button: so it is left once the press is over.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => event.currentTarget.focus()}
        >
          {props.verb}
        </Button>
        <Show when={props.onCancel}>
          <Button kind="quiet" onClick={() => void cancel()}>
            Cancel
          </Button>
        </Show>
      </div>
    </form>
  );
}
