import type { Customer, LeaveAccount } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { RecordList, RecordRow, useRecordKeys } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatDollars } from "../../lib/money.ts";
import { idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { LeaveBeforeForm } from "./leave-before-form.tsx";
import { leaveKey } from "./leave-key.ts";
import { leaveLanes } from "./leave-lanes.ts";
import { RecordPanel, ReservationPanel } from "./leave-panels.tsx";
import { LeaveRecordForm } from "./leave-record-form.tsx";
import { ABSENCE_KINDS, financialYearWords, FUNDING, LEAVE_TYPES } from "./words.ts";
import "./leave.css";

/** A resident's leave: absences over time, what each costs whom, what is used of the year. */
export function LeaveTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const read = createRead<LeaveAccount>(() => ({
    queryKey: leaveKey(props.customer.id),
    queryFn: ({ signal }) => api.call(endpoints.getLeaveAccount, { params: { clientId: props.customer.id }, signal }),
  }));
  const mayWrite = () => can("customers:write");
  const open = (what: string | null) => list.set({ open: what });
  const close = () => open(null);
  const part = (kind: string) => idOf(new RegExp(`^${kind}-(\\d+)$`).exec(list.get("open") ?? "")?.[1]);
  const record = () => read().data?.records.find((one) => one.id === part("record"));
  const reservation = () => read().data?.bedReservations.find((one) => one.id === part("reserve"));
  const asked = () => (mayWrite() ? list.get("open") : undefined);
  const panelOpen = () =>
    record() !== undefined ||
    reservation() !== undefined ||
    (["new", "reserve", "before"].includes(asked() ?? "") && (read().data?.stays.length ?? 0) > 0);
  useRecordKeys({ panelOpen, onNew: mayWrite() ? () => open("new") : undefined });
  return (
    <Switch>
      <Match when={read().data?.stays.length === 0}>
        <Empty title="Leave is taken from a permanent residential stay.">
          This client has none. In respite, in a village and at home there is no leave to record.
        </Empty>
      </Match>
      <Match when={read().data}>
        {(account) => (
          <Split
            wide
            open={panelOpen()}
            panel={
              <Switch>
                <Match when={asked() === "new"}>
                  <DetailPanel title="Enter an absence" onClose={close}>
                    <LeaveRecordForm account={account()} record={null} onDone={close} />
                  </DetailPanel>
                </Match>
                <Match when={asked() === "before"}>
                  <DetailPanel title="Days before" onClose={close}>
                    <LeaveBeforeForm account={account()} onDone={close} />
                  </DetailPanel>
                </Match>
                <Match when={asked() === "reserve"}>
                  <ReservationPanel account={account()} reservation={null} onClose={close} />
                </Match>
                <Match when={record()} keyed>
                  {(one) => <RecordPanel account={account()} record={one} onClose={close} />}
                </Match>
                <Match when={reservation()} keyed>
                  {(one) => <ReservationPanel account={account()} reservation={one} onClose={close} />}
                </Match>
              </Switch>
            }
          >
            <div class="record-page">
              <WarningList warnings={account().warnings} />
              <Absences account={account()} openId={record()?.id} onOpen={open} />
              <Years account={account()} onOpen={open} />
              <Reservations account={account()} openId={reservation()?.id} onOpen={open} />
            </div>
          </Split>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The leave" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack" aria-busy="true">
          <For each={[90, 60, 40]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
    </Switch>
  );
}

interface PartProps {
  account: LeaveAccount;
  openId: number | undefined;
  onOpen: (what: string) => void;
}

function Absences(props: PartProps): JSX.Element {
  const rows = () =>
    leaveLanes(props.account).map(({ recordId, ...row }) => ({
      ...row,
      ...(recordId === undefined ? {} : { onOpen: () => props.onOpen(`record-${recordId}`) }),
    }));
  return (
    <Section
      title="Absences"
      actions={
        <Show when={can("customers:write")}>
          <Button kind="primary" icon="plus" hint="N" onClick={() => props.onOpen("new")}>
            Enter an absence
          </Button>
        </Show>
      }
    >
      <Show
        when={props.account.records.length > 0}
        fallback={
          <Empty title="No absence is on record.">
            Nights away from the home are leave: social, in hospital, in transition care, or in an emergency. Enter them
            as they begin.
          </Empty>
        }
      >
        <Timeline label="The newest stay, its absences and places kept" lanes rows={rows()} />
        <RecordList label="Absences">
          <For each={props.account.records}>
            {(one) => (
              <RecordRow
                title={`${LEAVE_TYPES[one.type]}, ${one.endDate === null ? `from ${formatDay(one.startDate)}` : formatPeriod(one.startDate, one.endDate)}`}
                chips={
                  <Show when={one.endDate === null}>
                    <StateChip tone="attention" icon="clock">
                      Away
                    </StateChip>
                  </Show>
                }
                notes={one.note ? <span>{one.note}</span> : undefined}
                end={
                  <span class="muted">
                    {count(one.days, "day")}
                    {one.endDate === null ? " so far" : ""}
                  </span>
                }
                open={props.openId === one.id}
                onOpen={() => props.onOpen(`record-${one.id}`)}
              />
            )}
          </For>
        </RecordList>
        <h3>What each day is</h3>
        <div class="leave-table" role="region" aria-label="What each day is" tabindex={0}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Days</th>
                <th scope="col" class="num">
                  Count
                </th>
                <th scope="col">Leave</th>
                <th scope="col">Government</th>
                <th scope="col">Resident pays</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.account.absences.toReversed()}>
                {(row) => (
                  <tr>
                    <th scope="row">{formatPeriod(row.from, row.to)}</th>
                    <td class="num">{row.days}</td>
                    <td>{ABSENCE_KINDS[row.kind]}</td>
                    <td>
                      <Show when={row.funding !== "full"} fallback={FUNDING.full}>
                        <StateChip tone="attention">{FUNDING[row.funding]}</StateChip>
                      </Show>
                    </td>
                    <td class="leave-words">{row.residentPays}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={props.account.preEntry.length > 0}>
        <p class="muted">
          Before entry the place was held{" "}
          {props.account.preEntry
            .map((row) => `${formatPeriod(row.from, row.to)} (${count(row.days, "day")})`)
            .join(", ")}
          : the basic daily fee only, no subsidy.
        </p>
      </Show>
      <Show when={props.account.emergencies.length > 0}>
        <p class="muted">
          Emergencies declared for the home:{" "}
          {props.account.emergencies
            .map((one) => `${one.description}, ${formatPeriod(one.startDate, one.endDate)}`)
            .join("; ")}
          . Whoever is away then is on emergency leave.
        </p>
      </Show>
    </Section>
  );
}

function Years(props: { account: LeaveAccount; onOpen: (what: string) => void }): JSX.Element {
  return (
    <Section
      title="Social leave by financial year"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="draft" onClick={() => props.onOpen("before")}>
            Days before
          </Button>
        </Show>
      }
    >
      <div class="leave-table" role="region" aria-label="Social leave by financial year" tabindex={0}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Year from 1 July</th>
              <th scope="col" class="num">
                Used
              </th>
              <th scope="col" class="num">
                Of that, elsewhere
              </th>
              <th scope="col" class="num">
                Left of 52
              </th>
              <th scope="col" class="num">
                Past them
              </th>
              <th scope="col">Without subsidy from</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.account.socialYears}>
              {(year) => (
                <tr>
                  <th scope="row">{financialYearWords(year.financialYear)}</th>
                  <td class="num">{year.used}</td>
                  <td class="num">{year.before}</td>
                  <td class="num">{year.remaining}</td>
                  <td class="num">{year.unfunded}</td>
                  <td>
                    <Show when={year.unfundedFrom} fallback={<span class="muted">–</span>}>
                      {(day) => <StateChip tone="attention">{formatDay(day())}</StateChip>}
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.account.hospitalRuns.length > 0}>
        <h3>In hospital without a day between</h3>
        <ul role="list" class="stack tight">
          <For each={props.account.hospitalRuns.toReversed()}>
            {(run) => (
              <li class="row wrap">
                {formatPeriod(run.from, run.to)}, {count(run.days, "day")}
                {run.goingOn ? " so far" : ""}
                <Show when={run.extended}>
                  <StateChip tone="attention">
                    Extended{run.cutFrom ? `: no base rate from ${formatDay(run.cutFrom)}` : ""}
                  </StateChip>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}

function Reservations(props: PartProps): JSX.Element {
  return (
    <Section
      title="Agreements to keep the place"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" onClick={() => props.onOpen("reserve")}>
            Add an agreement
          </Button>
        </Show>
      }
    >
      <Show
        when={props.account.bedReservations.length > 0}
        fallback={
          <Empty title="Nothing is agreed for days past the 52.">
            Past 52 days of social leave no fee can be charged but a bed reservation fee, and only if it is agreed.
          </Empty>
        }
      >
        <RecordList label="Agreements to keep the place">
          <For each={props.account.bedReservations}>
            {(one) => (
              <RecordRow
                title={formatPeriod(one.startDate, one.endDate)}
                end={
                  <span class="money">
                    {one.perDay === null ? "the most there is" : `${formatDollars(one.perDay)} a day`}
                  </span>
                }
                open={props.openId === one.id}
                onOpen={() => props.onOpen(`reserve-${one.id}`)}
              />
            )}
          </For>
        </RecordList>
      </Show>
    </Section>
  );
}
