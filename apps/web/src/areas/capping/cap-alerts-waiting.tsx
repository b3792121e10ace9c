import type { CapAlert } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Notice } from "../../kit/failure.tsx";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";

const NAMED = 3;

/** Tells on the home screen who reaches a cap soon; nothing when nobody does. */
export function CapAlertsWaiting(): JSX.Element {
  const facility = useFacility();
  const read = createRead<{ items: CapAlert[]; nextCursor: string | null }>(() => ({
    queryKey: ["cap-alerts-waiting", facility.id()],
    enabled: can("customers:read"),
    queryFn: ({ signal }) =>
      api.call(endpoints.listCapAlerts, { query: { serviceId: facility.id(), limit: 20 }, signal }),
  }));
  const due = () => read().data?.items ?? [];
  const number = () =>
    read().data?.nextCursor === null ? count(due().length, "alert") : `More than ${count(due().length, "alert")}`;
  const first = () =>
    due()
      .slice(0, NAMED)
      .map((row) => `${row.clientName} (${formatDay(row.forecastDate)})`)
      .join(", ");
  return (
    <Show when={due().length > 0}>
      <Notice
        tone="attention"
        title={`${number()} of caps due`}
        action={
          <Link class="button plain" href="/customers/cap-alerts">
            See them
          </Link>
        }
      >
        {first()}
        {due().length > NAMED ? ", …" : "."}
      </Notice>
    </Show>
  );
}
