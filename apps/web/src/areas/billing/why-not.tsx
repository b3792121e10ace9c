import type { Answer } from "@banksia/contracts";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCodes, findPeople } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { today } from "../../data/today.ts";
import { RecordLink } from "../../frame/record-link.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Page, Section } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { endOfMonth, formatPeriod, startOfMonth } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf } from "../../lib/param.ts";
import "./run.css";

type WhyNot = Answer<typeof endpoints.whyNot>;

/** Asks, for a client, a code and a period, why nothing was billed; the answer covers every day. */
export default function WhyNotPage(): JSX.Element {
  const list = useListState();
  const asked = createMemo(() => {
    const clientId = idOf(list.get("clientId"));
    const billingCodeId = idOf(list.get("billingCodeId"));
    const from = dayOf(list.get("from")) ?? startOfMonth(today());
    const to = dayOf(list.get("to")) ?? endOfMonth(today());
    return { clientId, billingCodeId, from, to };
  });
  const client = createRead<{ name: string }>(() => ({
    queryKey: ["customer", asked().clientId],
    enabled: asked().clientId !== undefined,
    queryFn: ({ signal }) => api.call(endpoints.getCustomer, { params: { customerId: asked().clientId ?? 0 }, signal }),
  }));
  const code = createRead<{ code: string; description: string }>(() => ({
    queryKey: ["code", asked().billingCodeId],
    enabled: asked().billingCodeId !== undefined,
    queryFn: ({ signal }) =>
      api.call(endpoints.getBillingCode, { params: { billingCodeId: asked().billingCodeId ?? 0 }, signal }),
  }));
  const answer = createRead<WhyNot>(() => ({
    queryKey: ["why-not", asked()],
    enabled: asked().clientId !== undefined && asked().billingCodeId !== undefined,
    queryFn: ({ signal }) => {
      const { clientId = 0, billingCodeId = 0, from, to } = asked();
      return api.call(endpoints.whyNot, { query: { clientId, billingCodeId, from, to }, signal });
    },
  }));
  const form = createForm({}, () => Promise.resolve());
  return (
    <Page title="Why not billed">
      <div class="fields">
        <Combobox
          field={form.bindAt<number | null>(
            "clientId",
            () => asked().clientId ?? null,
            (value) => list.set({ clientId: value === null ? "" : String(value) }),
          )}
          label="Client"
          find={findPeople}
          chosenLabel={client().data?.name}
          autofocus={asked().clientId === undefined}
        />
        <Combobox
          field={form.bindAt<number | null>(
            "billingCodeId",
            () => asked().billingCodeId ?? null,
            (value) => list.set({ billingCodeId: value === null ? "" : String(value) }),
          )}
          label="Billing code"
          find={findCodes}
          chosenLabel={code().data ? `${code().data?.code} · ${code().data?.description}` : undefined}
        />
        <DateField
          field={form.bindAt(
            "from",
            () => asked().from,
            (value) => value && list.set({ from: value }),
          )}
          label="From"
        />
        <DateField
          field={form.bindAt(
            "to",
            () => asked().to,
            (value) => value && list.set({ to: value }),
          )}
          label="To"
        />
      </div>
      <Switch>
        <Match when={asked().clientId === undefined || asked().billingCodeId === undefined}>
          <Empty title="Choose a client and a billing code.">
            The answer names the first thing that stood in the way on each day, and where to mend it.
          </Empty>
        </Match>
        <Match when={answer().data}>{(found) => <Stretches found={found()} />}</Match>
        <Match when={answer().error}>
          <Failure what="The answer" error={answer().error} onRetry={() => void answer().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </Page>
  );
}

function Stretches(props: { found: WhyNot }): JSX.Element {
  return (
    <Section
      title={`${props.found.billingCode} of ${props.found.clientName}, ${formatPeriod(props.found.from, props.found.to)}`}
    >
      <Timeline
        label="Billed and not billed days"
        rows={props.found.stretches.map((stretch) => ({
          from: stretch.from,
          to: stretch.to,
          label: stretch.billed ? "billed" : stretch.text,
          faint: !stretch.billed,
        }))}
      />
      <ol role="list" class="why-list">
        <For each={props.found.stretches}>
          {(stretch) => (
            <li class="why-row">
              <span class="why-days">{formatPeriod(stretch.from, stretch.to)}</span>
              <Show
                when={stretch.billed}
                fallback={
                  <StateChip tone="attention" icon="cross">
                    Not billed
                  </StateChip>
                }
              >
                <StateChip tone="posted" icon="check">
                  Billed
                </StateChip>
              </Show>
              <span class="grow">
                {stretch.text}{" "}
                <For each={stretch.links}>
                  {(link) => (
                    <>
                      <RecordLink link={link} />{" "}
                    </>
                  )}
                </For>
              </span>
            </li>
          )}
        </For>
      </ol>
    </Section>
  );
}
