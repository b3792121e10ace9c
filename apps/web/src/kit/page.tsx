import { createEffect, For, type JSX, onMount, Show } from "solid-js";
import { Link } from "../frame/facility.tsx";
import { CopyId } from "./copy-id.tsx";
import { Icon } from "./icon.tsx";
import "./page.css";

export interface PageProps {
  title: string;
  /** Beside the title: state chips. */
  chips?: JSX.Element;
  /** The object's number, with a button that copies it. */
  id?: string | number | undefined;
  idName?: string | undefined;
  /** Where the object belongs. */
  up?: { href: string; label: string }[] | undefined;
  actions?: JSX.Element;
  /** Under the title: a line of facts. */
  sub?: JSX.Element;
  children: JSX.Element;
  /** Content fills the page and scrolls by itself (lists). */
  fill?: boolean | undefined;
  tabs?: JSX.Element;
}

/** The first page after loading leaves the focus at the top of the document; every later one takes it to its title. */
let first = true;

/** One thing a screen: its place, title, state and actions, then the content. */
export function Page(props: PageProps): JSX.Element {
  createEffect(() => {
    document.title = `${props.title} · Banksia`;
  });
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    if (first) {
      first = false;
      return;
    }
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.closest(".side, .top, a"))
      heading?.focus({ preventScroll: true });
  });
  return (
    <div class="page" classList={{ fill: props.fill ?? false }}>
      <header class="page-head">
        <div class="page-titles">
          <Show when={props.up}>
            {(up) => (
              <nav aria-label="Where this belongs" class="page-up no-print">
                <For each={up()}>
                  {(step) => (
                    <>
                      <Link href={step.href}>{step.label}</Link>
                      <Icon name="right" />
                    </>
                  )}
                </For>
              </nav>
            )}
          </Show>
          <div class="page-title">
            <h1 tabindex={-1} ref={(element) => (heading = element)}>
              {props.title}
            </h1>
            {props.chips}
            <Show when={props.id !== undefined && props.id !== "" ? String(props.id) : null}>
              {(id) => <CopyId id={id()} what={props.idName} />}
            </Show>
          </div>
          <Show when={props.sub}>
            <div class="page-sub">{props.sub}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="page-actions no-print">{props.actions}</div>
        </Show>
      </header>
      {props.tabs}
      <div class="page-body">{props.children}</div>
    </div>
  );
}

/** A part of a page under a heading, parted by a thin line. */
export function Section(props: {
  title: string;
  actions?: JSX.Element;
  children: JSX.Element;
  id?: string | undefined;
}): JSX.Element {
  return (
    <section class="section" id={props.id} aria-label={props.title}>
      <div class="section-head">
        <h2>{props.title}</h2>
        <Show when={props.actions}>
          <div class="row wrap no-print">{props.actions}</div>
        </Show>
      </div>
      {props.children}
    </section>
  );
}
