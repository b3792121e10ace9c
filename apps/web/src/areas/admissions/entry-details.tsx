import type { EntryHistory, EntryPartner } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { addDays, formatDay, formatPeriod } from "../../lib/days.ts";
import { formatNumber } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { PortalState } from "./entry-state.tsx";
import { saved } from "./saved.ts";
import {
  ACCOMMODATION_STATUSES,
  DEPARTURE_REASONS,
  PARTNER_STATES,
  PORTAL_KINDS,
  type PortalEvent,
  TRANSFER_REASONS,
} from "./words.ts";
import "./admissions.css";

/** The facts of an entry and everything that happened in it. */
export function EntryDetails(props: { history: EntryHistory }): JSX.Element {
  const entry = () => props.history.serviceEntry;
  return (
    <>
      <Facts
        facts={[
          ["Client", <Link href={`/customers/${entry().clientId}`}>{entry().clientName}</Link>],
          ["Entry number", <CopyId id={entry().id} what="entry number" />],
          ["Care type", entry().careTypeName],
          ["Place", placeFact(props.history)],
          ["Entry", formatDay(entry().entryDate)],
          ["Billed from", formatDay(entry().billingStartDate)],
          entry().agreementDate !== null && ["Agreement of", formatDay(entry().agreementDate ?? "")],
          ["Accommodation", ACCOMMODATION_STATUSES[entry().accommodationStatus]],
          ["Funded", entry().funded ? "Yes" : "No"],
          entry().careBeforeJuly2014 && ["In care before July 2014", "Yes"],
          (entry().careBeforeJuly2014 || !entry().newMeansTesting) && [
            "Means testing of 2014",
            entry().newMeansTesting ? "Yes" : "No",
          ],
          entry().initialCapacity !== null && ["Capacity at entry", formatNumber(entry().initialCapacity ?? "")],
          entry().departureDate !== null && ["Departure", formatDay(entry().departureDate ?? "")],
          departureReasonFact(props.history),
          entry().noticeDate !== null && ["Notice given", formatDay(entry().noticeDate ?? "")],
          entry().departureReason === "deceased" && [
            "Probate shown",
            entry().probateDate ? formatDay(entry().probateDate ?? "") : "not yet: a lump sum is not refunded",
          ],
          entry().departureDate !== null && [
            "Last day billed",
            entry().billingEndDate ? formatDay(entry().billingEndDate ?? "") : "as the departure says",
          ],
          entry().departureCapacity !== null && [
            "Capacity at departure",
            formatNumber(entry().departureCapacity ?? ""),
          ],
          ["Accommodation payment", <CopyId id={entry().accommodationPaymentId} what="accommodation payment" />],
        ]}
      />
      <div class="row wrap">
        <Link href={`/customers/${entry().clientId}/schedule`}>Fees of this client</Link>
        <Show when={entry().placeId}>
          {(id) => (
            <Link href={`/admissions/places?serviceId=${entry().serviceId}&open=${id()}`}>Places of the facility</Link>
          )}
        </Show>
      </div>
      <Moves history={props.history} />
      <Partners history={props.history} />
      <Places history={props.history} />
      <PortalEvents events={props.history.portalEvents} />
      <section class="stack tight" aria-label="What happened">
        <h3>What happened</h3>
        <Activity objectType="service_entry" objectId={entry().id} />
      </section>
    </>
  );
}

function placeFact(history: EntryHistory): string | null {
  const entry = history.serviceEntry;
  if (entry.currentPlaceId !== null && entry.currentPlaceId !== entry.placeId) {
    const next = history.placeStays.at(-1);
    return `${entry.currentPlaceCode ?? ""}, ${entry.placeCode ?? ""} from ${next ? formatDay(next.startDate) : ""}`;
  }
  return entry.placeCode;
}

function departureReasonFact(history: EntryHistory): [string, string] | false {
  const { departureReason } = history.serviceEntry;
  return departureReason !== null && ["Reason", DEPARTURE_REASONS[departureReason]];
}

/** The stays in other facilities that this one follows or leads to. */
function Moves(props: { history: EntryHistory }): JSX.Element {
  const line = (entry: NonNullable<EntryHistory["transferredTo"]>, words: string) => (
    <p>
      {words}{" "}
      <Link href={`/customers/${entry.clientId}/entries?open=${entry.id}`}>
        {entry.serviceName}, {entry.placeCode ?? entry.careTypeName}
      </Link>
    </p>
  );
  return (
    <>
      <Show when={props.history.transferredFrom}>{(entry) => line(entry(), "Transferred from")}</Show>
      <Show when={props.history.transferredTo}>{(entry) => line(entry(), "Transferred to")}</Show>
    </>
  );
}

function Places(props: { history: EntryHistory }): JSX.Element {
  const stays = () => props.history.placeStays;
  const departure = () => props.history.serviceEntry.departureDate;
  const takeBack = async (id: number, place: string) => {
    const { clientId, clientName } = props.history.serviceEntry;
    if (
      !(await confirm(
        "Take the bed transfer back?",
        <p>
          {clientName} stays in the place of before; {place} is free again.
        </p>,
        "Take the transfer back",
      ))
    )
      return;
    try {
      await api.call(endpoints.deleteBedTransfer, { params: { bedTransferId: id } });
      saved("The bed transfer is taken back.", {}, clientId);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <Show when={stays().length > 0}>
      <section class="stack tight" aria-label="Places">
        <h3>Places</h3>
        <Show when={stays().length > 1}>
          <Timeline
            label="Places over time"
            narrow
            rows={stays().map((one) => ({
              from: one.startDate,
              to: one.endDate === null || one.endDate === departure() ? one.endDate : addDays(one.endDate, -1),
              label: one.placeCode,
              faint: one.endDate !== null && one.endDate <= today(),
            }))}
          />
        </Show>
        <ul role="list" class="happened">
          <For each={stays()}>
            {(one) => {
              const move = () => props.history.bedTransfers.find((transfer) => transfer.transferDate === one.startDate);
              return (
                <li class="row wrap">
                  <span class="grow">
                    <strong>{one.placeCode}</strong>
                    {one.wing ? `, ${one.wing}` : ""}, {formatPeriod(one.startDate, one.endDate)}
                    <Show when={move()}>
                      {(transfer) => (
                        <span class="muted">
                          {" "}
                          · {TRANSFER_REASONS[transfer().reason]}
                          {transfer().description ? `: ${transfer().description}` : ""}
                        </span>
                      )}
                    </Show>
                  </span>
                  <Show when={move()?.newest && can("customers:write") ? move() : undefined}>
                    {(transfer) => (
                      <Button kind="quiet" onClick={() => void takeBack(transfer().id, transfer().toPlaceCode)}>
                        Take back
                      </Button>
                    )}
                  </Show>
                </li>
              );
            }}
          </For>
        </ul>
      </section>
    </Show>
  );
}

function Partners(props: { history: EntryHistory }): JSX.Element {
  const list = useListState();
  const remove = async (partner: EntryPartner) => {
    const { clientId } = props.history.serviceEntry;
    if (
      !(await confirm(
        `Take ${partner.clientName} away?`,
        <p>Only for a partner who was added in error. Somebody who lived there and left is departed instead.</p>,
        "Take the partner away",
        { danger: true },
      ))
    )
      return;
    try {
      await api.call(endpoints.deletePartner, { params: { partnerId: partner.id } });
      saved(`${partner.clientName} no longer shares the entry.`, {}, clientId, partner.clientId);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <Show when={props.history.partners.length > 0 || props.history.primaries.length > 0}>
      <section class="stack tight" aria-label="Who shares it">
        <h3>Who shares it</h3>
        <ul role="list" class="happened">
          <For each={props.history.primaries}>
            {(one) => (
              <li>
                <Link href={`/customers/${one.clientId}`}>{one.clientName}</Link>, primary client,{" "}
                {formatPeriod(one.startDate, one.endDate)}
                {one.departureReason ? `: ${DEPARTURE_REASONS[one.departureReason].toLowerCase()}` : ""}
              </li>
            )}
          </For>
          <For each={props.history.partners}>
            {(partner) => (
              <li class="row wrap">
                <span class="grow">
                  <Link href={`/customers/${partner.clientId}`}>{partner.clientName}</Link>, partner,{" "}
                  {formatPeriod(partner.entryDate, partner.departureDate)}{" "}
                  <span class="muted">
                    ·{" "}
                    {partner.becamePrimary
                      ? "became the primary client"
                      : partner.departureReason
                        ? DEPARTURE_REASONS[partner.departureReason]
                        : PARTNER_STATES[partner.status]}
                  </span>
                </span>
                <Show when={can("customers:write") && !partner.becamePrimary}>
                  <Show when={partner.departureDate === null}>
                    <Button kind="quiet" onClick={() => list.set({ act: `leaves-${partner.id}` }, true)}>
                      Leaves
                    </Button>
                  </Show>
                  <Button kind="quiet" onClick={() => list.set({ act: `dates-${partner.id}` }, true)}>
                    Correct
                  </Button>
                  <Button
                    kind="quiet"
                    icon="cross"
                    label={`Take ${partner.clientName} away`}
                    onClick={() => void remove(partner)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

function PortalEvents(props: { events: PortalEvent[] }): JSX.Element {
  const list = useListState();
  return (
    <Show when={props.events.length > 0}>
      <section class="stack tight" aria-label="Government portal">
        <h3>Government portal</h3>
        <ul role="list" class="happened">
          <For each={props.events}>
            {(event) => (
              <li class="row wrap">
                <span class="grow">
                  {PORTAL_KINDS[event.kind]} of {formatDay(event.eventDate)}
                  {event.reference ? `, ${event.reference}` : ""} <PortalState status={event.status} />
                </span>
                <Show when={event.status === "waiting" && can("customers:write")}>
                  <Button kind="quiet" onClick={() => list.set({ act: `lodge-${event.id}` }, true)}>
                    Mark as lodged
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
