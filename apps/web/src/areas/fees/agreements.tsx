import type { Answer, Customer, EverydayAgreement } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { feeKey } from "./fee-key.ts";

/** The higher everyday living agreements of a client, the newest first. */
export function useAgreements(clientId: () => number) {
  return createRead<Answer<typeof endpoints.listEverydayAgreements>>(() => ({
    queryKey: feeKey("agreements", clientId()),
    queryFn: ({ signal }) => api.call(endpoints.listEverydayAgreements, { params: { clientId: clientId() }, signal }),
  }));
}

export function Agreements(props: { customer: Customer; opened: string; onOpen: (what: string) => void }): JSX.Element {
  const read = useAgreements(() => props.customer.id);
  return (
    <Section
      title="Higher everyday living"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" onClick={() => props.onOpen("agreement-new")}>
            Record an agreement
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={read().error}>
          <Failure what="The agreements" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.items.length === 0}>
          <Empty title="No higher everyday living agreement is on record.">
            Services at a higher standard can be charged only under an agreement, up to the amounts agreed.
          </Empty>
        </Match>
        <Match when={read().data}>
          {(found) => (
            <RecordList label="Higher everyday living agreements">
              <For each={found().items}>
                {(agreement) => (
                  <RecordRow
                    title={agreement.services.map((service) => service.service).join(", ")}
                    chips={<AgreementState agreement={agreement} />}
                    notes={`${agreement.kind === "standing" ? "Standing" : "Ad hoc"} agreement, ${agreement.serviceName}`}
                    end={`agreed on ${formatDay(agreement.agreedOn)}`}
                    open={props.opened === `agreement-${agreement.id}`}
                    onOpen={() => props.onOpen(`agreement-${agreement.id}`)}
                    faded={agreement.endsFrom !== null && agreement.endsFrom <= today()}
                  />
                )}
              </For>
            </RecordList>
          )}
        </Match>
        <Match when={true}>
          <span class="skeleton" aria-busy="true" />
        </Match>
      </Switch>
    </Section>
  );
}

export function AgreementState(props: { agreement: EverydayAgreement }): JSX.Element {
  const now = today();
  return (
    <Switch>
      <Match when={props.agreement.endsFrom}>
        {(first) => (
          <StateChip tone="draft" icon="clock">
            {first() <= now ? "Ended" : `Ends before ${formatDay(first())}`}
          </StateChip>
        )}
      </Match>
      <Match when={props.agreement.issues.length > 0}>
        <StateChip tone="attention">Cannot be charged on</StateChip>
      </Match>
      <Match when={props.agreement.coolingOffUntil >= now}>
        <StateChip tone="draft" icon="clock">
          Cooling-off to {formatDay(props.agreement.coolingOffUntil)}
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="posted">In force</StateChip>
      </Match>
    </Switch>
  );
}
