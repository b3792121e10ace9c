import type { EntryHistory } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure } from "../../kit/failure.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { useListState } from "../../lib/list-state.ts";
import { BedTransferForm } from "./bed-transfer-form.tsx";
import { CancelAdmissionForm } from "./cancel-admission-form.tsx";
import { ChangeEntryForm } from "./change-entry-form.tsx";
import { DepartForm } from "./depart-form.tsx";
import { EntryDetails } from "./entry-details.tsx";
import { EntryState } from "./entry-state.tsx";
import { FacilityTransferForm } from "./facility-transfer-form.tsx";
import { LinesToCome } from "./lines-to-come.tsx";
import { LodgeForm } from "./lodge-form.tsx";
import { AddPartnerForm, PartnerDatesForm, PartnerLeavesForm } from "./partner-forms.tsx";
import { SwitchPrimaryForm } from "./switch-primary-form.tsx";
import { UndoDepartureForm } from "./undo-departure-form.tsx";

/** One service entry with everything that happened in it, and what may be done with it; `act` of the address says which. */
export function EntryPanel(props: { entryId: number; onClose: () => void }): JSX.Element {
  const read = createRead<EntryHistory>(() => ({
    queryKey: ["entry", props.entryId],
    queryFn: ({ signal }) => api.call(endpoints.getEntryHistory, { params: { serviceEntryId: props.entryId }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>{(history) => <EntryBody history={history()} onClose={() => props.onClose()} />}</Match>
      <Match when={read().error}>
        <DetailPanel title={`Service entry ${props.entryId}`} onClose={() => props.onClose()}>
          <Failure what="The service entry" error={read().error} onRetry={() => void read().refetch()} />
        </DetailPanel>
      </Match>
      <Match when={true}>
        <DetailPanel title={`Service entry ${props.entryId}`} onClose={() => props.onClose()}>
          <LinesToCome widths={[60, 40, 70]} />
        </DetailPanel>
      </Match>
    </Switch>
  );
}

const ACTS = ["change", "depart", "undo", "bed", "facility", "partner", "switch", "cancel"] as const;
type Act = (typeof ACTS)[number];

/** `leaves-12`: what is done with which partner or event of the entry. */
function actOn(text: string | undefined, what: "leaves" | "dates" | "lodge"): number | null {
  const match = new RegExp(`^${what}-(\\d{1,15})$`).exec(text ?? "");
  return match ? Number(match[1]) : null;
}

function EntryBody(props: { history: EntryHistory; onClose: () => void }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const entry = () => props.history.serviceEntry;
  const sharers = () => props.history.partners.filter((one) => one.departureDate === null);
  const departed = () => entry().departureDate !== null;
  const writes = () => can("customers:write");
  const possible = (act: Act): boolean => {
    if (act === "change") return true;
    if (act === "undo") return departed();
    if (departed()) return false;
    return act === "bed" ? entry().placeId !== null : act !== "switch" || sharers().length > 0;
  };
  const act = (): Act | null => {
    const asked = ACTS.find((one) => one === list.get("act"));
    return asked && writes() && possible(asked) ? asked : null;
  };
  const begin = (next: Act | null) => list.set({ act: next, placeId: null }, next !== null);
  const look = () => begin(null);
  const partner = (what: "leaves" | "dates") =>
    writes() ? props.history.partners.find((one) => one.id === actOn(list.get("act"), what)) : undefined;
  const event = () =>
    writes() ? props.history.portalEvents.find((one) => one.id === actOn(list.get("act"), "lodge")) : undefined;
  const busy = () => act() !== null || Boolean(partner("leaves") ?? partner("dates") ?? event());
  const more = (): MenuItem[] =>
    [
      { act: "facility" as const, label: "Transfer to another facility" },
      { act: "partner" as const, label: "Add a partner" },
      { act: "switch" as const, label: "Switch the primary client" },
      { act: "undo" as const, label: "Take the departure back" },
      { act: "cancel" as const, label: "Cancel the admission", danger: true },
    ]
      .filter((one) => possible(one.act))
      .map(({ act: next, ...item }) => ({ ...item, run: () => begin(next) }));
  const wantedPlace = () => {
    const id = Number(list.get("placeId"));
    return Number.isInteger(id) && id > 0 ? id : undefined;
  };
  return (
    <DetailPanel
      title={`${entry().clientName} at ${entry().serviceName}`}
      chips={<EntryState status={entry().status} />}
      onClose={() => (busy() ? look() : props.onClose())}
      actions={
        <Show when={!busy() && writes()}>
          <Show when={possible("depart")}>
            <Button icon="out" onClick={() => begin("depart")}>
              Depart
            </Button>
          </Show>
          <Show when={possible("undo")}>
            <Button icon="refresh" onClick={() => begin("undo")}>
              Take the departure back
            </Button>
          </Show>
          <Show when={possible("bed")}>
            <Button icon="right" onClick={() => begin("bed")}>
              Bed transfer
            </Button>
          </Show>
          <Button icon="draft" onClick={() => begin("change")}>
            Change
          </Button>
          <Menu label="More" items={more().filter((item) => item.label !== "Take the departure back")} />
        </Show>
      }
    >
      <Switch fallback={<EntryDetails history={props.history} />}>
        <Match when={act() === "change"}>
          <ChangeEntryForm history={props.history} onDone={look} />
        </Match>
        <Match when={act() === "depart"}>
          <DepartForm history={props.history} onDone={look} />
        </Match>
        <Match when={act() === "undo"}>
          <UndoDepartureForm entry={entry()} onDone={look} />
        </Match>
        <Match when={act() === "bed"}>
          <BedTransferForm entry={entry()} toPlaceId={wantedPlace()} onDone={look} />
        </Match>
        <Match when={act() === "facility"}>
          <FacilityTransferForm
            history={props.history}
            onCancel={look}
            onDone={(made) => go(`/customers/${entry().clientId}/entries?open=${made}`)}
          />
        </Match>
        <Match when={act() === "partner"}>
          <AddPartnerForm history={props.history} onDone={look} />
        </Match>
        <Match when={act() === "switch"}>
          <SwitchPrimaryForm history={props.history} onDone={look} />
        </Match>
        <Match when={act() === "cancel"}>
          <CancelAdmissionForm entry={entry()} onCancel={look} onDone={() => props.onClose()} />
        </Match>
        <Match when={partner("leaves")}>
          {(one) => <PartnerLeavesForm history={props.history} partner={one()} onDone={look} />}
        </Match>
        <Match when={partner("dates")}>
          {(one) => <PartnerDatesForm history={props.history} partner={one()} onDone={look} />}
        </Match>
        <Match when={event()}>{(one) => <LodgeForm event={one()} onDone={look} />}</Match>
      </Switch>
    </DetailPanel>
  );
}
