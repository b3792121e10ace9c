import type { Customer, StatementRecipient } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { Section } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Places } from "./contacts-tab.tsx";
import { addressWords, CHANNELS } from "./customer-words.ts";
import { type Destination, destinations, kindWords, whyWords } from "./goes-where.ts";

/** Which document goes where and why, and who gets the statement: what the purposes of addresses come to. */
export function DocumentAddresses(props: { customer: Customer; places: Places }): JSX.Element {
  return (
    <div class="goes-to">
      <Section title="Which document goes where">
        <dl class="goes-list">
          <For each={destinations(props.places.documents)}>{(one) => <Goes destination={one} />}</For>
        </dl>
      </Section>
      <Section title="Who gets the statement">
        <ul role="list" class="goes-list">
          <For each={props.places.recipients}>{(one) => <Recipient recipient={one} customer={props.customer} />}</For>
        </ul>
      </Section>
    </div>
  );
}

function Goes(props: { destination: Destination }): JSX.Element {
  const { kinds, to } = props.destination;
  return (
    <div class="goes-item">
      <dt>
        {kindWords(kinds)}
        <Show when={to.address === null && to.email === null}>
          <StateChip tone="attention">Nowhere to go</StateChip>
        </Show>
      </dt>
      <dd>To {to.addressee}</dd>
      <dd>
        <Show when={to.address} fallback={<span class="muted">No postal address</span>}>
          {(address) => (
            <>
              {addressWords(address())}
              <span class="muted small"> ({whyWords(to.addressBy, kinds)})</span>
            </>
          )}
        </Show>
      </dd>
      <dd>
        <Show when={to.email} fallback={<span class="muted">No e-mail address</span>}>
          {(email) => (
            <>
              {email().value}
              <span class="muted small"> ({whyWords(to.emailBy, kinds)})</span>
            </>
          )}
        </Show>
      </dd>
    </div>
  );
}

function Recipient(props: { recipient: StatementRecipient; customer: Customer }): JSX.Element {
  return (
    <li class="goes-item">
      <div class="row wrap">
        <strong>{props.recipient.name}</strong>
        <span class="muted">
          {props.recipient.contactId === null ? "the original" : "a copy"} by{" "}
          {(CHANNELS.of(props.recipient.channel) ?? "").toLowerCase()}
        </span>
      </div>
      <Show
        when={props.recipient.problem}
        fallback={
          <>
            <Show
              when={props.recipient.channel === "email"}
              fallback={<div class="lines">{props.recipient.postTo.join("\n")}</div>}
            >
              <div>{props.recipient.email}</div>
            </Show>
            <Show when={props.recipient.coverNeeded}>
              <div class="muted small">Needs a cover sheet: the copy shows the address of {props.customer.name}.</div>
            </Show>
          </>
        }
      >
        {(problem) => (
          <>
            <StateChip tone="attention">Cannot be delivered</StateChip>
            <div>{problem()}</div>
          </>
        )}
      </Show>
    </li>
  );
}
