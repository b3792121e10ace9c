import type { BillingRate } from "@banksia/contracts";
import { createMemo, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Timeline, type TimelineRow } from "../../kit/timeline.tsx";
import { addDays } from "../../lib/days.ts";
import { rateWords } from "./rate-text.ts";

/**
 * The rates there are, with the one being typed among them: a gap or an overlap is seen before anything is sent.
 * A rate that is being changed ends the day before the new one begins.
 */
export function ProposedRate(props: {
  billingCodeId: number | null;
  /** Null: valid for all clients. */
  clientId: number | null;
  from: string;
  to: string;
  words: string;
  changes?: BillingRate | undefined;
}): JSX.Element {
  const read = createRead<{ items: BillingRate[] }>(() => ({
    queryKey: ["rates-beside", props.billingCodeId, props.clientId],
    enabled: props.billingCodeId !== null,
    queryFn: ({ signal }) =>
      api.call(endpoints.listBillingRates, {
        query: {
          billingCodeId: props.billingCodeId ?? 0,
          ...(props.clientId === null ? { validFor: "all" as const } : { clientId: props.clientId }),
          sort: "-startDate",
          limit: 12,
        },
        signal,
      }),
  }));
  const rows = createMemo((): TimelineRow[] => {
    const proposed = { from: props.from, to: props.to || null, label: props.words, proposed: true };
    const there = (read().data?.items ?? []).map((rate): TimelineRow => ({
      from: rate.startDate,
      to: rate.id === props.changes?.id && props.from > rate.startDate ? addDays(props.from, -1) : rate.endDate,
      label: rateWords(rate),
      faint: rate.status === "past",
    }));
    return [...there, proposed].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  });
  return (
    <Show when={props.billingCodeId !== null && props.from !== "" && read().data}>
      <Timeline label="The rates with this one among them" rows={rows()} narrow />
    </Show>
  );
}
