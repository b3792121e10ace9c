import { createSignal, type JSX } from "solid-js";

const [polite, setPolite] = createSignal("");
const [urgent, setUrgent] = createSignal("");

/** Says a sentence to people who do not see the screen. The same sentence twice is said twice. */
export function announce(text: string, important = false): void {
  const set = important ? setUrgent : setPolite;
  set("");
  setTimeout(() => set(text), 60);
}

/** The two live regions of the page; rendered once, by the frame. */
export function LiveRegions(): JSX.Element {
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite">
        {polite()}
      </div>
      <div class="visually-hidden" role="alert" aria-live="assertive">
        {urgent()}
      </div>
    </>
  );
}
