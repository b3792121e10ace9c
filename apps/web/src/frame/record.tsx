import { Navigate, useParams } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { api, endpoints } from "../data/api.ts";
import { createRead } from "../data/read.ts";
import { Failure } from "../kit/failure.tsx";
import { Page } from "../kit/page.tsx";

/** Finds where a record without a page of its own is shown, and goes there. */
function Found(props: { title: string; find: (id: number, signal: AbortSignal) => Promise<string> }): JSX.Element {
  const params = useParams();
  const read = createRead<string>(() => ({
    queryKey: ["where", props.title, params["id"]],
    queryFn: ({ signal }) => props.find(Number(params["id"]), signal),
    retry: false,
  }));
  return (
    <Switch>
      <Match when={read().data}>{(href) => <Navigate href={href()} />}</Match>
      <Match when={read().error}>
        <Page title={props.title}>
          <Failure what="It" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
    </Switch>
  );
}

/** `/schedule-lines/12`: on the schedule of its client. */
export function ScheduleLineRecord(): JSX.Element {
  return (
    <Found
      title="Schedule line"
      find={async (scheduleLineId, signal) => {
        const line = await api.call(endpoints.getScheduleLine, { params: { scheduleLineId }, signal });
        return `/customers/${line.clientId}/schedule?open=${line.id}`;
      }}
    />
  );
}

/** `/service-entries/12`: among the entries of its client. */
export function ServiceEntryRecord(): JSX.Element {
  return (
    <Found
      title="Service entry"
      find={async (serviceEntryId, signal) => {
        const entry = await api.call(endpoints.getServiceEntry, { params: { serviceEntryId }, signal });
        return `/customers/${entry.clientId}/entries?open=${entry.id}`;
      }}
    />
  );
}

/** `/journal-lines/12`: explained in its journal. */
export function JournalLineRecord(): JSX.Element {
  return (
    <Found
      title="Journal line"
      find={async (journalLineId, signal) => {
        const line = await api.call(endpoints.getJournalLine, { params: { journalLineId }, signal });
        return `/billing/journals/${line.journalId}?explain=${line.id}`;
      }}
    />
  );
}
