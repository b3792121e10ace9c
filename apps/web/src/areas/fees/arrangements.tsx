import type { ArrangementDays, Arrangements } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Section } from "../../kit/page.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { COHORTS, FEE_ARRANGEMENTS, ROOM_ARRANGEMENTS } from "./words.ts";
import { asWritten } from "../../lib/words.ts";

const KINDS = { permanent: "Permanent care", respite: "Respite", multi_purpose: "Multi-purpose service" } as const;

/** Both arrangements over time, the tests that decided, and the stays they follow from. */
export function ArrangementsSection(props: {
  arrangements: Arrangements;
  opened: string;
  onOpen: (what: string) => void;
}): JSX.Element {
  const mayWrite = () => can("customers:write");
  const found = () => props.arrangements;
  const elsewhere = () => found().stays.filter((stay) => stay.serviceEntryId === null || stay.assumed);
  return (
    <Section
      title="Arrangements"
      actions={
        <Show when={mayWrite()}>
          <Button icon="draft" onClick={() => props.onOpen("facts")}>
            Change the facts
          </Button>
          <Button onClick={() => props.onOpen("stay-new")}>Add a stay elsewhere</Button>
          <Button onClick={() => props.onOpen("override-new")}>Decide otherwise</Button>
        </Show>
      }
    >
      <Show
        when={found().cohort}
        fallback={<p class="muted">Respite knows no arrangement: the basic daily fee is charged.</p>}
      >
        {(cohort) => (
          <p>
            <strong>{COHORTS[cohort()].name}</strong> <span class="muted">{COHORTS[cohort()].meaning}</span>
          </p>
        )}
      </Show>
      <Show when={found().fee.length > 0}>
        <Timeline
          label="Fee and accommodation arrangement"
          lanes
          rows={[
            ...found().fee.map((row) => ({
              from: row.from,
              to: row.to,
              lane: 0,
              label: FEE_ARRANGEMENTS[row.arrangement],
            })),
            ...found().accommodation.map((row) => ({
              from: row.from,
              to: row.to,
              lane: 1,
              label: ROOM_ARRANGEMENTS[row.arrangement],
            })),
          ]}
        />
        <ul role="list" class="records" aria-label="Reasons of the arrangements">
          <For each={found().fee}>{(row) => <Reason row={row} name={FEE_ARRANGEMENTS[row.arrangement]} />}</For>
          <For each={found().accommodation}>
            {(row) => <Reason row={row} name={ROOM_ARRANGEMENTS[row.arrangement]} />}
          </For>
        </ul>
      </Show>
      <Show when={found().overrides.length > 0}>
        <h3>Decided otherwise</h3>
        <RecordList label="Overrides">
          <For each={found().overrides}>
            {(one) => (
              <RecordRow
                title={(one.field === "fee" ? FEE_ARRANGEMENTS : ROOM_ARRANGEMENTS)[one.arrangement]}
                notes={one.reason}
                end={
                  <>
                    <div>{formatPeriod(one.startDate, one.endDate)}</div>
                    <div class="muted">
                      {one.createdByName}, <InstantText at={one.createdAt} />
                    </div>
                  </>
                }
                open={props.opened === `override-${one.id}`}
                onOpen={() => props.onOpen(`override-${one.id}`)}
              />
            )}
          </For>
        </RecordList>
      </Show>
      <Show when={elsewhere().length > 0}>
        <h3>Stays elsewhere</h3>
        <RecordList label="Stays with other providers">
          <For each={elsewhere()}>
            {(stay) => (
              <Show
                when={stay.earlierStayId}
                fallback={
                  <li class="record">
                    <div class="record-text">
                      {KINDS[stay.kind]} in {stay.home}
                      <div class="record-notes">
                        Assumed: a service entry is marked as first admitted before 1 July 2014. Record the stay to put
                        its dates in the place of this.
                      </div>
                    </div>
                    <div class="record-end">{formatPeriod(stay.from, stay.to)}</div>
                  </li>
                }
              >
                {(id) => (
                  <RecordRow
                    title={
                      <>
                        {KINDS[stay.kind]} in {stay.home}
                      </>
                    }
                    end={formatPeriod(stay.from, stay.to)}
                    open={props.opened === `stay-${id()}`}
                    onOpen={() => props.onOpen(`stay-${id()}`)}
                  />
                )}
              </Show>
            )}
          </For>
        </RecordList>
      </Show>
    </Section>
  );
}

function Reason(props: { row: ArrangementDays; name: string }): JSX.Element {
  return (
    <li class="record">
      <div class="record-text">
        <div class="record-head">
          <span>{props.name}</span>
          <Show when={props.row.derived}>
            <StateChip tone="attention">Decided by people</StateChip>
          </Show>
          <Show when={props.row.retention}>
            <StateChip tone="draft" icon="clock">
              Retention
            </StateChip>
          </Show>
        </div>
        <div class="record-notes">
          {asWritten(props.row.text)} <Show when={props.row.law}>{(law) => <span class="small">{law()}</span>}</Show>
          <Show when={props.row.derived}>
            {(dates) => <div>The dates say otherwise: {asWritten(dates().text)}</div>}
          </Show>
        </div>
      </div>
      <div class="record-end">
        {formatPeriod(props.row.from, props.row.to)}
        <div class="small">
          <a
            href={`/docs/rules/${props.row.retention === null ? "fee" : "accommodation"}-arrangement`}
            target="_blank"
            rel="noreferrer"
          >
            The rule
          </a>
        </div>
      </div>
    </li>
  );
}
