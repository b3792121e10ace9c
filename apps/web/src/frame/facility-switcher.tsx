import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { session } from "../data/session.ts";
import { Icon } from "../kit/icon.tsx";
import { Popover } from "../kit/popover.tsx";
import { useFacility } from "./facility.tsx";

/** Narrows every screen to one facility, or to all that the person may see. */
export function FacilitySwitcher(): JSX.Element {
  const facility = useFacility();
  const [open, setOpen] = createSignal(false);
  const [typed, setTyped] = createSignal("");
  const services = createMemo(() => session()?.services ?? []);
  const found = createMemo(() => {
    const words = typed().trim().toLowerCase();
    return services().filter((service) => `${service.code} ${service.name}`.toLowerCase().includes(words));
  });
  const choose = (id: number | null) => {
    facility.choose(id);
    setTyped("");
    setOpen(false);
  };
  return (
    <Popover
      label="Facility"
      title="Facility"
      open={open()}
      onOpenChange={setOpen}
      class="facility-button"
      trigger={
        <>
          <Icon name="building" />
          <span class="grow facility-name">{facility.name() ?? "All facilities"}</span>
          <Icon name="down" />
        </>
      }
    >
      <div class="facility-list">
        <input
          class="input"
          type="text"
          aria-label="Find a facility"
          placeholder="Find a facility"
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = found()[0];
            if (event.key === "Enter" && first && typed().trim()) choose(first.id);
          }}
        />
        <ul role="list">
          <Show when={typed().trim() === ""}>
            <li>
              <button
                type="button"
                class="menu-item"
                aria-pressed={facility.id() === undefined}
                onClick={() => choose(null)}
              >
                <span class="menu-icon">
                  <Show when={facility.id() === undefined}>
                    <Icon name="check" />
                  </Show>
                </span>
                {session()?.allServices ? "All facilities" : "All my facilities"}
              </button>
            </li>
          </Show>
          <For each={found()}>
            {(service) => (
              <li>
                <button
                  type="button"
                  class="menu-item"
                  aria-pressed={facility.id() === service.id}
                  onClick={() => choose(service.id)}
                >
                  <span class="menu-icon">
                    <Show when={facility.id() === service.id}>
                      <Icon name="check" />
                    </Show>
                  </span>
                  <span class="grow clip">{service.name}</span>
                  <span class="muted small mono">{service.code}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={found().length === 0}>
          <p class="muted">No facility of that name.</p>
        </Show>
      </div>
    </Popover>
  );
}
