import type { CustomerListItem } from "@banksia/contracts";
import { createEffect, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Notice } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { formatDay } from "../../lib/days.ts";
import { likenessOf } from "../admissions/likeness.ts";
import type { CustomerValues } from "./customer-values.ts";

interface Alike {
  customer: CustomerListItem;
  reasons: string[];
}

/** What to look for: a slip in one name is found by the other. */
function wordsOf(values: CustomerValues): string[] {
  const words =
    values.type === "person" ? [values.lastName, values.firstName, values.reference] : [values.name, values.reference];
  return words.map((word) => word.trim()).filter((word) => word.length > 1);
}

/** Those found who may be the one typed, with the reasons; the likeliest first. */
function alikeOf(values: CustomerValues, found: readonly CustomerListItem[]): Alike[] {
  if (values.type === "organisation")
    return found.map((customer) => ({ customer, reasons: ["similar name or reference"] }));
  return found
    .flatMap((customer) => {
      const likeness = likenessOf(values, customer);
      return likeness ? [{ customer, likeness }] : [];
    })
    .toSorted((a, b) => Number(b.likeness.strength === "same") - Number(a.likeness.strength === "same"))
    .map(({ customer, likeness }) => ({ customer, reasons: likeness.reasons }));
}

/** Tells while a new customer is typed that somebody like it is on record already. It keeps nobody from going on. */
export function AlikeCustomers(props: { values: CustomerValues }): JSX.Element {
  const [asked, setAsked] = createSignal<string[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(() => {
    const words = wordsOf(props.values);
    clearTimeout(timer);
    timer = setTimeout(() => setAsked(words), 250);
  });
  const read = createRead<CustomerListItem[]>(() => ({
    queryKey: ["alike", props.values.type, asked()],
    enabled: asked().length > 0,
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        asked().map((search) =>
          api.call(endpoints.listCustomers, { query: { search, type: props.values.type, limit: 50 }, signal }),
        ),
      );
      const all = lists.flatMap((list) => list.items);
      return [...new Map(all.map((one) => [one.id, one])).values()];
    },
  }));
  const alike = () => (asked().length === 0 ? [] : alikeOf(props.values, read().data ?? []).slice(0, 4));
  return (
    <Show when={alike().length > 0}>
      <Notice tone="attention" title="Is it one of these?">
        <ul role="list">
          <For each={alike()}>
            {({ customer, reasons }) => (
              <li>
                <a href={`/customers/${customer.id}`} target="_blank" rel="noreferrer noopener">
                  {customer.name}
                  <Icon name="link" />
                  <span class="visually-hidden"> (opens in a new tab)</span>
                </a>{" "}
                <span class="muted">
                  {[
                    customer.account,
                    customer.birthDate ? `born ${formatDay(customer.birthDate)}` : null,
                    customer.currentServices.join(", "),
                    reasons.join(", "),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
}
