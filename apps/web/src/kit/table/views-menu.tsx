import { createSignal, For, type JSX, Show } from "solid-js";
import { preference, remember } from "../../data/preferences.ts";
import { Button } from "../button.tsx";
import { Popover } from "../popover.tsx";

type View = { name: string; search: string };

function readViews(value: unknown): View[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("name" in one) || !("search" in one)) return [];
    return typeof one.name === "string" && typeof one.search === "string"
      ? [{ name: one.name, search: one.search }]
      : [];
  });
}

/** Filters and sort order kept under a name, per person. */
export function ViewsMenu(props: {
  tableId: string;
  /** The query string of the list as it is now. */
  current: string;
  onOpen: (search: string) => void;
}): JSX.Element {
  const name = () => `views.${props.tableId}`;
  const views = () => readViews(preference(name()));
  const [typed, setTyped] = createSignal("");
  const [open, setOpen] = createSignal(false);
  const save = () => {
    const label = typed().trim();
    if (!label) return;
    remember(name(), [...views().filter((view) => view.name !== label), { name: label, search: props.current }]);
    setTyped("");
  };
  return (
    <Popover
      label="Saved views"
      title="Saved views"
      icon="star"
      iconOnly
      class="button quiet"
      open={open()}
      onOpenChange={setOpen}
    >
      <div class="stack tight">
        <Show
          when={views().length > 0}
          fallback={<p class="muted">Keep the filters and sort order of now under a name.</p>}
        >
          <ul role="list" class="columns-list">
            <For each={views()}>
              {(view) => (
                <li>
                  <Button
                    kind="quiet"
                    class="grow start"
                    icon={view.search === props.current ? "check" : "star"}
                    onClick={() => {
                      props.onOpen(view.search);
                      setOpen(false);
                    }}
                  >
                    {view.name}
                  </Button>
                  <Button
                    kind="quiet"
                    icon="cross"
                    label={`Forget ${view.name}`}
                    onClick={() =>
                      remember(
                        name(),
                        views().filter((one) => one.name !== view.name),
                      )
                    }
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <input
            class="input"
            aria-label="Name of this view"
            placeholder="Name of this view"
            value={typed()}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!typed().trim()}>
            Save
          </Button>
        </form>
      </div>
    </Popover>
  );
}
