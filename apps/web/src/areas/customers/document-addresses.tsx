import type { Customer, DocumentAddress, StatementRecipient } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { Section } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import type { Places } from "./contacts-tab.tsx";
import { addressWords, CHANNELS } from "./customer-words.ts";

const KINDS: Record<DocumentAddress["kind"], string> = {
  invoice: "Invoices",
  statement: "Statements",
  collection_letter: "Collection letters",
  letter: "Other letters",
};

/** Why an address or number is used, in a few words. */
const WHY: Record<DocumentAddress["addressBy"], (kind: DocumentAddress["kind"]) => string> = {
  purpose: (kind) => `because it is for ${KINDS[kind].toLowerCase()}`,
  mailing: () => "the mailing address, as none is for this purpose",
  primary: () => "the primary one, as none is for this purpose",
  none: () => "",
};

/** Which document goes where and why, and who gets the statement: what the purposes of addresses come to. */
export function DocumentAddresses(props: { customer: Customer; places: Places }): JSX.Element {
  return (
    <aside class="goes-to" aria-label="Which document goes where">
      <Section title="Which document goes where">
        <dl class="goes-list">
          <For each={props.places.documents}>{(one) => <Goes document={one} />}</For>
        </dl>
      </Section>
      <Section title="Who gets the statement">
        <ul role="list" class="goes-list">
          <For each={props.places.recipients}>{(one) => <Recipient recipient={one} customer={props.customer} />}</For>
        </ul>
      </Section>
    </aside>
  );
}

function Goes(props: { document: DocumentAddress }): JSX.Element {
  return (
    <div class="goes-item">
      <dt>
        {KINDS[props.document.kind]}
        <Show when={props.document.address === null && props.document.email === null}>
          <StateChip tone="attention">Nowhere to go</StateChip>
        </Show>
      </dt>
      <dd>To {props.document.addressee}</dd>
      <dd>
        <Show when={props.document.address} fallback={<span class="muted">No postal address</span>}>
          {(address) => (
            <>
              {addressWords(address())}
              <span class="muted small"> ({WHY[props.document.addressBy](props.document.kind)})</span>
            </>
          )}
        </Show>
      </dd>
      <dd>
        <Show when={props.document.email} fallback={<span class="muted">No e-mail address</span>}>
          {(email) => (
            <>
              {email().value}
              <span class="muted small"> ({WHY[props.document.emailBy](props.document.kind)})</span>
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
