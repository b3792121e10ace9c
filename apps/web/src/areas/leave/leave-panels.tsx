import type { BedReservation, LeaveAccount, LeaveChange, LeaveRecord } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { EndLeaveForm } from "./end-leave-form.tsx";
import { LeaveFollows } from "./leave-follows.tsx";
import { refreshLeave } from "./leave-key.ts";
import { LeaveRecordForm } from "./leave-record-form.tsx";
import { ReservationForm } from "./reservation-form.tsx";
import { LEAVE_TYPES } from "./words.ts";

/** Asks with what follows from deleting, then deletes. */
async function remove(
  clientId: number,
  title: string,
  verb: string,
  ask: (preview: boolean) => Promise<LeaveChange>,
): Promise<boolean> {
  try {
    const change = await ask(true);
    if (!(await confirm(title, <LeaveFollows change={change} />, verb, { danger: true }))) return false;
    await ask(false);
    await refreshLeave(clientId);
    return true;
  } catch (error) {
    toast(problemOf(error).detail, { tone: "failed" });
    return false;
  }
}

/** One absence: what it is, its return, its change. */
export function RecordPanel(props: { account: LeaveAccount; record: LeaveRecord; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "change" | "end">("look");
  const days = () =>
    props.account.absences.filter(
      (row) =>
        row.serviceEntryId === props.record.serviceEntryId &&
        row.from >= props.record.startDate &&
        (props.record.endDate === null || row.to < props.record.endDate),
    );
  const onRemove = async () => {
    const params = { leaveRecordId: props.record.id };
    const done = await remove(props.account.clientId, "Delete this absence?", "Delete the absence", (preview) =>
      api.call(endpoints.deleteLeaveRecord, { params, body: { preview } }),
    );
    if (!done) return;
    toast("The absence is deleted.");
    props.onClose();
  };
  return (
    <DetailPanel
      title={`${LEAVE_TYPES[props.record.type]} leave`}
      chips={
        <Show when={props.record.endDate === null}>
          <StateChip tone="attention" icon="clock">
            Away
          </StateChip>
        </Show>
      }
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && can("customers:write")}>
          <Show when={props.record.endDate === null}>
            <Button kind="primary" onClick={() => setMode("end")}>
              Back, or ended
            </Button>
          </Show>
          <Button onClick={() => setMode("change")}>Change</Button>
          <Button onClick={() => void onRemove()}>Delete</Button>
        </Show>
      }
    >
      <Switch>
        <Match when={mode() === "change"}>
          <LeaveRecordForm account={props.account} record={props.record} onDone={() => setMode("look")} />
        </Match>
        <Match when={mode() === "end"}>
          <EndLeaveForm account={props.account} record={props.record} onDone={() => setMode("look")} />
        </Match>
        <Match when={true}>
          <Facts
            facts={[
              ["First day away", formatDay(props.record.startDate)],
              [
                props.record.cameBack ? "Back on" : "Ended on",
                props.record.endDate ? formatDay(props.record.endDate) : null,
              ],
              ["Days counted", `${count(props.record.days, "day")}${props.record.endDate === null ? " so far" : ""}`],
              ["Note", props.record.note],
              ["Entered", <InstantText at={props.record.createdAt} />],
            ]}
          />
          <ul role="list" class="stack tight">
            {days().map((row) => (
              <li>
                <strong>{formatPeriod(row.from, row.to)}</strong>
                <div>Resident: {row.residentPays}.</div>
                <div class="muted">Government: {row.governmentPays}.</div>
              </li>
            ))}
          </ul>
        </Match>
      </Switch>
    </DetailPanel>
  );
}

/** One agreement to keep the place, to change or delete; or a new one. */
export function ReservationPanel(props: {
  account: LeaveAccount;
  reservation: BedReservation | null;
  onClose: () => void;
}): JSX.Element {
  const onRemove = async (one: BedReservation) => {
    const params = { bedReservationId: one.id };
    const done = await remove(props.account.clientId, "Delete this agreement?", "Delete the agreement", (preview) =>
      api.call(endpoints.deleteBedReservation, { params, body: { preview } }),
    );
    if (!done) return;
    toast("The agreement is deleted.");
    props.onClose();
  };
  return (
    <DetailPanel
      title="Agreement to keep the place"
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write") ? props.reservation : null}>
          {(one) => <Button onClick={() => void onRemove(one())}>Delete</Button>}
        </Show>
      }
    >
      <Show
        when={can("customers:write")}
        fallback={
          <Facts
            facts={[
              ["Days", props.reservation && formatPeriod(props.reservation.startDate, props.reservation.endDate)],
              ["A day", props.reservation?.perDay ? formatDollars(props.reservation.perDay) : "the most there is"],
            ]}
          />
        }
      >
        <ReservationForm account={props.account} reservation={props.reservation} onDone={() => props.onClose()} />
      </Show>
    </DetailPanel>
  );
}
