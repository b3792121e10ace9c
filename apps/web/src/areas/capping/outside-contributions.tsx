import type { Customer, OutsideContribution } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { capKey, refreshCaps } from "./cap-key.ts";
import { ContributionForm } from "./contribution-form.tsx";
import { CAPPED_FEES } from "./words.ts";

/** What a client paid elsewhere since the opening. */
export function useContributions(clientId: () => number) {
  return createRead<{ items: OutsideContribution[]; total: number }>(() => ({
    queryKey: capKey(clientId(), "contributions"),
    queryFn: ({ signal }) =>
      api.call(endpoints.listOutsideContributions, { query: { clientId: clientId(), limit: 1000 }, signal }),
  }));
}

/** The list of them, each of which opens beside it. */
export function OutsideContributions(props: {
  read: ReturnType<typeof useContributions>;
  openId: number | undefined;
  onOpen: (what: string) => void;
}): JSX.Element {
  return (
    <Section
      title="Paid elsewhere since"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" onClick={() => props.onOpen("paid-new")}>
            Record a contribution
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={props.read().error}>
          <Failure
            what="Contributions elsewhere"
            error={props.read().error}
            onRetry={() => void props.read().refetch()}
          />
        </Match>
        <Match when={props.read().data?.items.length === 0}>
          <Empty title="Nothing is known to be paid elsewhere since the opening.">
            Contributions to another provider, or to home care, count towards the same caps.
          </Empty>
        </Match>
        <Match when={props.read().data}>
          {(found) => (
            <RecordList label="Contributions elsewhere">
              <For each={found().items}>
                {(one) => (
                  <RecordRow
                    title={CAPPED_FEES[one.fee]}
                    notes={
                      <span>
                        {formatPeriod(one.startDate, one.endDate)} · {one.source}
                      </span>
                    }
                    end={<span class="money">{formatDollars(one.amount)}</span>}
                    open={props.openId === one.id}
                    onOpen={() => props.onOpen(`paid-${one.id}`)}
                  />
                )}
              </For>
            </RecordList>
          )}
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </Section>
  );
}

/** One contribution, to correct or delete; or a new one. */
export function ContributionPanel(props: {
  customer: Customer;
  contribution: OutsideContribution | null;
  onClose: () => void;
}): JSX.Element {
  const remove = async (one: OutsideContribution) => {
    const yes = await confirm(
      "Delete this contribution?",
      <p>It no longer counts towards the caps. Capped fees billed for its days wait for an adjustment.</p>,
      "Delete the contribution",
      { danger: true },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.deleteOutsideContribution, { params: { outsideContributionId: one.id } });
      await refreshCaps(props.customer.id);
      toast("The contribution is deleted.");
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={props.contribution === null ? "Contribution elsewhere" : CAPPED_FEES[props.contribution.fee]}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write") ? props.contribution : null}>
          {(one) => <Button onClick={() => void remove(one())}>Delete</Button>}
        </Show>
      }
    >
      <Show
        when={can("customers:write")}
        fallback={<p class="muted">Your role may look at contributions but not change them.</p>}
      >
        <ContributionForm customer={props.customer} contribution={props.contribution} onDone={() => props.onClose()} />
      </Show>
    </DetailPanel>
  );
}
