import { useLocation, type RouteSectionProps } from "@solidjs/router";
import { createEffect, createSignal, ErrorBoundary, type JSX, on, Suspense } from "solid-js";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { Failure } from "../kit/failure.tsx";
import { FacilitySwitcher } from "./facility-switcher.tsx";
import { Palette, showPalette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { RunIndicator } from "./run-indicator.tsx";
import { Keys, ShortcutHelp } from "./shortcut-help.tsx";
import { UserMenu } from "./user-menu.tsx";
import "./frame.css";

/** Everything around a screen: rail, facility, search, runs under way, and who is signed in. */
export function Frame(props: RouteSectionProps): JSX.Element {
  const location = useLocation();
  const [railOpen, setRailOpen] = createSignal(false);
  createEffect(
    on(
      () => location.pathname,
      () => setRailOpen(false),
      { defer: true },
    ),
  );
  return (
    <div class="frame" classList={{ "rail-open": railOpen() }}>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the page
      </a>
      <header class="side no-print">
        <div class="brand">
          <img src="/icon.svg" alt="" width="24" height="24" />
          <span>Banksia</span>
        </div>
        <FacilitySwitcher />
        <button type="button" class="search-button" onClick={showPalette}>
          <Icon name="search" />
          <span class="grow">Search</span>
          <Keys combo="mod+k" />
        </button>
        <Rail onGo={() => setRailOpen(false)} />
        <RunIndicator />
        <div class="side-foot">
          <UserMenu />
        </div>
      </header>
      <div class="page-column">
        <section class="top no-print" aria-label="Bar">
          <Button
            kind="quiet"
            class="rail-toggle"
            icon="menu"
            label={railOpen() ? "Hide the areas" : "Show the areas"}
            aria-expanded={railOpen()}
            onClick={() => setRailOpen(!railOpen())}
          />
          <span class="brand-small">Banksia</span>
          <span class="grow" />
          <RunIndicator quiet />
          <Button kind="quiet" class="rail-toggle" icon="search" label="Search" onClick={showPalette} />
        </section>
        <main id="main" class="main" tabindex={-1}>
          <ErrorBoundary
            fallback={(error: unknown, reset) => <Failure what="This page" error={error} onRetry={reset} />}
          >
            <Suspense>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Palette />
      <ShortcutHelp />
    </div>
  );
}
