import { useLocation } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { can } from "../data/session.ts";
import { Icon } from "../kit/icon.tsx";
import { areasFor, pageOf, within } from "./areas.ts";
import { Link } from "./facility.tsx";

/** The areas at the left; the pages of the area that is open below its name. */
export function Rail(props: { onGo: () => void }): JSX.Element {
  const location = useLocation();
  return (
    <nav class="rail" aria-label="Areas">
      <ul role="list">
        <For each={areasFor(can)}>
          {(area) => {
            const open = () => within(location.pathname, area.path);
            return (
              <li>
                <Link
                  class="rail-area"
                  classList={{ here: open() }}
                  href={area.pages[0]?.path ?? area.path}
                  aria-current={open() && area.pages.length === 0 ? "page" : undefined}
                  onClick={() => props.onGo()}
                >
                  <Icon name={area.icon} />
                  {area.label}
                </Link>
                <Show when={open() && area.pages.length > 0}>
                  <ul role="list" class="rail-pages">
                    <For each={area.pages}>
                      {(page) => (
                        <li>
                          <Link
                            class="rail-page"
                            href={page.path}
                            aria-current={pageOf(area, location.pathname) === page ? "page" : undefined}
                            onClick={() => props.onGo()}
                          >
                            {page.label}
                          </Link>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </nav>
  );
}
