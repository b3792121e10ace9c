import type { Answer, Customer, FeeAdvice } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { adviceTitle } from "./advice-words.ts";
import { feeKey } from "./fee-key.ts";

type Page = Answer<typeof endpoints.listFeeAdvices>;

/** The advices of a client, the newest letter first. */
export function useAdvices(clientId: () => number) {
  return createRead<Page>(() => ({
    queryKey: feeKey("advices", clientId()),
    queryFn: ({ signal }) =>
      api.call(endpoints.listFeeAdvices, { query: { clientId: clientId(), limit: 1000 }, signal }),
  }));
}

/** Letters of Services Australia: what they say, and on which days each is in force. */
export function Advices(props: { customer: Customer; opened: string; onOpen: (what: string) => void }): JSX.Element {
  const read = useAdvices(() => props.customer.id);
  return (
    <Section
      title="Fee advices"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" hint="N" onClick={() => props.onOpen("advice-new")}>
            Enter an advice
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={read().error}>
          <Failure what="The fee advices" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.items.length === 0}>
          <Empty title="No fee advice is on record.">
            Until Services Australia has advised the means of the client, contributions are nothing. Enter the letter,
            or <Link href="/settings/bring-in">bring a file of letters in</Link>.
          </Empty>
        </Match>
        <Match when={read().data}>
          {(page) => (
            <RecordList label="Fee advices">
              <For each={page().items}>
                {(advice) => (
                  <RecordRow
                    title={adviceTitle(advice)}
                    chips={<AdviceChips advice={advice} />}
                    notes={
                      <>
                        Letter of {formatDay(advice.issuedOn)}
                        <Show when={advice.reference}>{(reference) => <>, {reference()}</>}</Show>
                      </>
                    }
                    end={formatPeriod(advice.startDate, advice.endDate)}
                    open={props.opened === `advice-${advice.id}`}
                    onOpen={() => props.onOpen(`advice-${advice.id}`)}
                    faded={advice.withdrawnAt !== null || advice.inForce.length === 0}
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

export function AdviceChips(props: { advice: FeeAdvice }): JSX.Element {
  return (
    <Switch>
      <Match when={props.advice.withdrawnAt !== null}>
        <StateChip tone="draft" icon="cross">
          Withdrawn
        </StateChip>
      </Match>
      <Match when={props.advice.inForce.length === 0}>
        <StateChip tone="draft" icon="clock">
          Replaced
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="posted">In force</StateChip>
        <Show when={props.advice.backDated}>
          <StateChip tone="draft" icon="clock">
            Back-dated
          </StateChip>
        </Show>
      </Match>
    </Switch>
  );
}
