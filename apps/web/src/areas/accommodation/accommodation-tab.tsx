import type { Customer } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { RecordList, RecordRow, useRecordKeys } from "../../kit/record-list.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatDollars } from "../../lib/money.ts";
import { idOf } from "../../lib/param.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { IngoingForm } from "./ingoing-form.tsx";
import { NewLineForm } from "./line-form.tsx";
import { LinePanel } from "./line-panel.tsx";
import { loadMovements } from "./load-movements.ts";
import { MovementPanel } from "./movement-panel.tsx";
import { accommodationKey } from "./payment-key.ts";
import { PaymentState } from "./payment-state.tsx";
import { PaymentView } from "./payment-view.tsx";
import type { AccommodationDetail, AccommodationPayment, DepositMovement } from "./types.ts";
import "./accommodation.css";

/** Stays in which nobody pays for a room are left out, unless something was agreed all the same. */
const matters = (one: AccommodationPayment) =>
  one.status !== "none" || one.setting === "residential" || one.setting === "village";

/** What a client pays for the room: lump sums and daily payments of every stay, the open one in full. */
export function AccommodationTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const stays = createRead<AccommodationPayment[]>(() => ({
    queryKey: accommodationKey("stays", props.customer.id),
    queryFn: async ({ signal }) => {
      const query = { clientId: props.customer.id, sort: "-entryDate", limit: 200 } as const;
      return (await api.call(endpoints.listAccommodationPayments, { query, signal })).items.filter(matters);
    },
  }));
  const all = () => stays().data ?? [];
  /** The stay that the address names; else the newest one with an agreement. */
  const chosen = () =>
    all().find((one) => one.id === idOf(list.get("stay"))) ?? all().find((one) => one.status !== "none") ?? all()[0];
  const id = () => chosen()?.id;
  const detail = createRead<AccommodationDetail>(() => ({
    queryKey: accommodationKey("payment", id()),
    enabled: id() !== undefined,
    queryFn: ({ signal }) =>
      api.call(endpoints.getAccommodationPayment, { params: { accommodationPaymentId: id() ?? 0 }, signal }),
  }));
  const movements = createRead<DepositMovement[]>(() => ({
    queryKey: accommodationKey("movements", id()),
    enabled: id() !== undefined,
    queryFn: ({ signal }) => loadMovements(id() ?? 0, signal),
  }));
  const open = (what: string | null) => list.set({ open: what });
  const close = () => open(null);
  const writes = () => can("customers:write");
  const opened = () => {
    const [kind = "", key] = (list.get("open") ?? "").split("-");
    return { kind, id: idOf(key), isNew: key === "new" && writes() };
  };
  const line = () =>
    opened().kind === "line" ? detail().data?.lines.find((one) => one.id === opened().id) : undefined;
  const movement = () =>
    opened().kind === "move" ? movements().data?.find((one) => one.id === opened().id) : undefined;
  const adding = () => opened().kind === "line" && opened().isNew && detail().data?.mayAddLine === true;
  const agreeing = () => opened().kind === "agreement" && writes() && detail().data !== undefined;
  const ingoing = () => opened().kind === "ingoing" && writes() && detail().data?.setting === "village";
  const panelOpen = () => line() !== undefined || movement() !== undefined || adding() || agreeing() || ingoing();
  useRecordKeys({
    panelOpen,
    onNew: () => {
      if (writes() && detail().data?.mayAddLine) open("line-new");
    },
  });
  return (
    <Split
      wide
      open={panelOpen()}
      panel={
        <Switch>
          <Match when={line()} keyed>
            {(one) => <LinePanel line={one} onClose={close} />}
          </Match>
          <Match when={movement()} keyed>
            {(one) => <MovementPanel movement={one} onClose={close} />}
          </Match>
          <Match when={adding() ? detail().data : undefined} keyed>
            {(payment) => (
              <DetailPanel title="New line" focus onClose={close}>
                <NewLineForm payment={payment} onDone={close} />
              </DetailPanel>
            )}
          </Match>
          <Match when={agreeing() ? detail().data : undefined} keyed>
            {(payment) => (
              <DetailPanel title="Agreement" focus onClose={close}>
                <AgreementForm payment={payment} onDone={close} />
              </DetailPanel>
            )}
          </Match>
          <Match when={ingoing() ? detail().data : undefined} keyed>
            {(payment) => (
              <DetailPanel title="Ingoing contribution" focus onClose={close}>
                <IngoingForm payment={payment} onDone={close} />
              </DetailPanel>
            )}
          </Match>
        </Switch>
      }
    >
      <div class="accommodation-page">
        <Switch>
          <Match when={stays().error ?? detail().error}>
            {(error) => (
              <Failure
                what="The accommodation payments"
                error={error()}
                onRetry={() => void (stays().error ? stays().refetch() : detail().refetch())}
              />
            )}
          </Match>
          <Match when={stays().data && all().length === 0}>
            <Empty title="No stay with accommodation is on record.">
              An admission to residential care or to a village makes the accommodation payment of the stay.
            </Empty>
          </Match>
          <Match when={detail().data}>
            {(payment) => (
              <>
                <Show when={all().length > 1}>
                  <Section title="Stays">
                    <RecordList label="Stays with accommodation">
                      <For each={all()}>
                        {(one) => (
                          <RecordRow
                            title={one.serviceName}
                            chips={<PaymentState status={one.status} />}
                            notes={`${formatPeriod(one.entryDate, one.departureDate)}${one.title ? ` · ${one.title}` : ""}`}
                            end={<span class="money">{formatDollars(one.figures.balance)}</span>}
                            open={one.id === id()}
                            onOpen={() => list.set({ stay: String(one.id), open: null })}
                          />
                        )}
                      </For>
                    </RecordList>
                  </Section>
                </Show>
                <PaymentView
                  payment={payment()}
                  movements={movements().data}
                  movementsError={movements().error}
                  onRetryMovements={() => void movements().refetch()}
                  opened={opened()}
                  onOpen={open}
                />
              </>
            )}
          </Match>
          <Match when={true}>
            <div class="stack" aria-busy="true">
              <For each={[40, 90, 70, 80]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
            </div>
          </Match>
        </Switch>
      </div>
    </Split>
  );
}
