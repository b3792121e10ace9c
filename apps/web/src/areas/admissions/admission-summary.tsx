import type { Admission } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { Notice } from "../../kit/failure.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney, formatNumber, formatRate } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { feesWithoutRate } from "./admit-values.ts";
import {
  ACCOMMODATION_ARRANGEMENTS,
  ACCOMMODATION_STATUSES,
  COHORTS,
  FEE_ARRANGEMENTS,
  PORTAL_KINDS,
} from "./words.ts";
import { WarningList } from "./warning-list.tsx";
import "./admissions.css";

/** What an admission makes, or has made: entry, fees with what they come to, funding, address, portal, arrangement. */
export function AdmissionSummary(props: {
  admission: Admission;
  /** In a panel: headings of the panel, tables that wrap. */
  narrow?: boolean | undefined;
}): JSX.Element {
  const made = () => props.admission;
  return (
    <div class="summary" classList={{ narrow: props.narrow ?? false }}>
      <Warnings admission={made()} />
      <Section title="Service entry">
        <Facts wide={!props.narrow} facts={entryFacts(made())} />
      </Section>
      <Fees admission={made()} />
      <Show when={made().arrangement}>
        {(arrangement) => (
          <Section title="Fee and accommodation arrangement">
            <p>{COHORTS[arrangement().cohort]}</p>
            <ul class="plain-list">
              <li>Fees: {FEE_ARRANGEMENTS[arrangement().fee]}</li>
              <li>Room: {ACCOMMODATION_ARRANGEMENTS[arrangement().accommodation]}</li>
              <Show when={made().capFirstEntryDate}>{(day) => <li>Caps run from {formatDay(day())}</li>}</Show>
            </ul>
          </Section>
        )}
      </Show>
      <Funding admission={made()} />
      <Addresses admission={made()} />
      <Show when={made().portalEvents.length > 0}>
        <Section title="Government portal">
          <ul class="plain-list">
            <For each={made().portalEvents}>
              {(event) => (
                <li>
                  {PORTAL_KINDS[event.kind]} of {formatDay(event.eventDate)}, waiting to be lodged
                  {event.departmentServiceId ? ` for service ${event.departmentServiceId}` : ""}
                </li>
              )}
            </For>
          </ul>
        </Section>
      </Show>
    </div>
  );
}

function entryFacts(admission: Admission): (Fact | false)[] {
  const entry = admission.serviceEntry;
  return [
    ["Client", `${entry.clientName}, ${entry.clientAccount}`],
    ["Facility", entry.serviceName],
    ["Care type", entry.careTypeName],
    ["Place", entry.placeCode],
    ["Entry", formatDay(entry.entryDate)],
    ["Billed from", formatDay(entry.billingStartDate)],
    entry.agreementDate !== null && ["Agreement of", formatDay(entry.agreementDate)],
    ["Accommodation", ACCOMMODATION_STATUSES[entry.accommodationStatus]],
    ["Funded", entry.funded ? "Yes" : "No: nothing is claimed"],
    entry.careBeforeJuly2014 && [
      "In care before July 2014",
      entry.newMeansTesting ? "Yes, means testing of 2014" : "Yes",
    ],
    entry.initialCapacity !== null && ["Capacity at entry", formatNumber(entry.initialCapacity)],
  ];
}

function Warnings(props: { admission: Admission }): JSX.Element {
  const unpriced = () => feesWithoutRate(props.admission);
  return (
    <>
      <WarningList warnings={props.admission.warnings} />
      <Show when={unpriced().length > 0 && !props.admission.warnings.some((one) => /rate/i.test(one.code))}>
        <Notice tone="attention" title={`${count(unpriced().length, "fee")} without a rate`}>
          {unpriced()
            .map((fee) => fee.billingCode)
            .join(", ")}
          : runs set the client aside until a rate is there.
        </Notice>
      </Show>
    </>
  );
}

function Fees(props: { admission: Admission }): JSX.Element {
  const fees = () => props.admission.fees;
  return (
    <Section title={`Billing schedule: ${count(fees().length, "fee")}`}>
      <Show
        when={fees().length > 0}
        fallback={
          <Notice tone="attention" title="No fees come with this care type">
            Its template is empty, or it has none. Add the fees on the billing schedule afterwards.
          </Notice>
        }
      >
        <div class="summary-scroll" tabindex={0} role="group" aria-label="Fees">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">Description</th>
                <th scope="col">From</th>
                <th scope="col" class="num">
                  Quantity
                </th>
                <th scope="col" class="num">
                  Rate $
                </th>
                <th scope="col">Per</th>
                <th scope="col" class="num">
                  A day $
                </th>
                <th scope="col">Where the rate is from</th>
              </tr>
            </thead>
            <tbody>
              <For each={fees()}>
                {(fee) => (
                  <tr>
                    <th scope="row">{fee.billingCode}</th>
                    <td>{fee.description}</td>
                    <td class="nowrap">{formatDay(fee.startDate)}</td>
                    <td class="num">{formatNumber(fee.quantity)}</td>
                    <td class="num">{fee.rate === null ? "none" : formatRate(fee.rate)}</td>
                    <td>{fee.unit}</td>
                    <td class="num">{fee.amountADay === null ? "–" : formatMoney(fee.amountADay)}</td>
                    <td class="muted">{rateWords(fee)}</td>
                  </tr>
                )}
              </For>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan={6}>
                  A day, before caps
                </th>
                <td class="num">
                  <strong>{formatMoney(props.admission.totalADay)}</strong>
                </td>
                <td class="muted">{onDays(fees())}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </Show>
    </Section>
  );
}

/** Whose rate it is, and where its amount comes from. */
function rateWords(fee: Admission["fees"][number]): string {
  if (fee.rate === null) return "No rate in force";
  const whose = fee.rateDerived ? "Worked out for the client" : fee.rateOwn ? "The client's own" : "For all clients";
  return fee.rateSource ? `${whose}: ${fee.rateSource}` : whose;
}

/** The day for which the rates are shown, when it is one day for all of them. */
function onDays(fees: Admission["fees"]): string {
  const days = [...new Set(fees.map((fee) => fee.onDay))];
  return days.length === 1 && days[0] !== undefined ? `Rates of ${formatDay(days[0])}` : "";
}

function Funding(props: { admission: Admission }): JSX.Element {
  const lines = () => props.admission.fundingLines;
  const feeOf = (id: number | null) => props.admission.fees.find((fee) => fee.scheduleLineId === id)?.billingCode;
  return (
    <Show when={lines().length > 0}>
      <Section title={`Funding schedule: ${count(lines().length, "line")}`}>
        <div class="summary-scroll" tabindex={0} role="group" aria-label="Funding lines">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">Description</th>
                <th scope="col">Days</th>
                <th scope="col">Per</th>
                <th scope="col">Offset of</th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <th scope="row">{line.fundingCode}</th>
                    <td>{line.description}</td>
                    <td class="nowrap">{formatPeriod(line.startDate, line.endDate)}</td>
                    <td>{line.unit}</td>
                    <td>{line.mirrorsScheduleLineId === null ? "" : (feeOf(line.mirrorsScheduleLineId) ?? "a fee")}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Section>
    </Show>
  );
}

type Moved = Admission["addressMoves"]["changed"][number];
const addressWords = (address: Moved) => `${address.line}, ${address.suburb} ${address.state} ${address.postcode}`;

function Addresses(props: { admission: Admission }): JSX.Element {
  const moves = () => props.admission.addressMoves;
  return (
    <Show when={moves().made !== null || moves().changed.length > 0}>
      <Section title="Addresses">
        <ul class="plain-list">
          <Show when={moves().made}>
            {(made) => (
              <li>
                New: <strong>{addressWords(made())}</strong>, {made().purposes.join(", ")}
                {made().primary ? ", primary" : ""}
              </li>
            )}
          </Show>
          <For each={moves().changed}>
            {(address) => (
              <li>
                Kept: {addressWords(address)}, now {address.purposes.join(", ") || "without a purpose"}
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
