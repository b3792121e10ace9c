import type { Arrangements, Customer, ResidentFees } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { useRecordKeys } from "../../kit/record-list.tsx";
import { Split } from "../../kit/panel.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { Advices } from "./advices.tsx";
import { AdvicePanel, NewAdvice } from "./advice-panel.tsx";
import { Agreements } from "./agreements.tsx";
import { AgreementPanel } from "./agreement-panel.tsx";
import { NewAgreement } from "./agreement-form.tsx";
import { ArrangementsSection } from "./arrangements.tsx";
import { Classifications, ClassPanel } from "./classifications.tsx";
import { DailyFees } from "./daily-fees.tsx";
import { FactsPanel } from "./facts-panel.tsx";
import { feeKey } from "./fee-key.ts";
import { FeeDaysPanel } from "./fee-days-panel.tsx";
import { Hardship, HardshipPanel } from "./hardship.tsx";
import { OverridePanel } from "./override-panel.tsx";
import { StayPanel } from "./stay-panel.tsx";
import { asWritten } from "../../lib/words.ts";
import "./fees.css";

/** What the law makes of a resident: arrangements, fees a day with their reasons, and the facts they follow from. */
export function FeesTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const id = () => props.customer.id;
  const arrangements = createRead<Arrangements>(() => ({
    queryKey: feeKey("arrangements", id()),
    queryFn: ({ signal }) => api.call(endpoints.getArrangements, { params: { clientId: id() }, signal }),
  }));
  const fees = createRead<ResidentFees>(() => ({
    queryKey: feeKey("days", id()),
    queryFn: ({ signal }) => api.call(endpoints.getResidentFees, { params: { clientId: id() }, signal }),
  }));
  const mayWrite = () => can("customers:write");
  const open = (what: string | null) => list.set({ open: what });
  const close = () => open(null);
  /** What is open: a kind, and the record or "new". */
  const opened = () => {
    const [kind = "", ...rest] = (list.get("open") ?? "").split("-");
    const key = rest.join("-");
    return { kind, key, isNew: key === "new" && mayWrite(), id: idOf(key) };
  };
  const is = (kind: string) => opened().kind === kind && (opened().isNew || opened().id !== undefined);
  const day = () => {
    if (opened().kind !== "day") return undefined;
    return fees().data?.days.find((row) => `${row.serviceEntryId}-${row.from}` === opened().key);
  };
  const override = () => arrangements().data?.overrides.find((one) => one.id === opened().id);
  const stay = () => arrangements().data?.stays.find((one) => one.earlierStayId === opened().id);
  const panelOpen = () =>
    (opened().kind === "facts" && mayWrite()) ||
    day() !== undefined ||
    (opened().kind === "override" && (opened().isNew || override() !== undefined)) ||
    (opened().kind === "stay" && (opened().isNew || stay() !== undefined)) ||
    ["advice", "class", "hardship", "agreement"].some(is);
  useRecordKeys({ panelOpen, onNew: mayWrite() ? () => open("advice-new") : undefined });
  const resident = () => (arrangements().data?.stays.length ?? 0) > 0;
  return (
    <Split
      wide
      open={panelOpen()}
      panel={
        <Switch>
          <Match when={opened().kind === "facts"}>
            <FactsPanel customer={props.customer} onClose={close} />
          </Match>
          <Match when={day()} keyed>
            {(row) => <FeeDaysPanel days={row} onClose={close} />}
          </Match>
          <Match when={opened().kind === "override" && opened().isNew}>
            <OverridePanel customer={props.customer} override={null} onClose={close} />
          </Match>
          <Match when={opened().kind === "override" ? override() : undefined} keyed>
            {(one) => <OverridePanel customer={props.customer} override={one} onClose={close} />}
          </Match>
          <Match when={opened().kind === "stay" && opened().isNew}>
            <StayPanel customer={props.customer} stay={null} onClose={close} />
          </Match>
          <Match when={opened().kind === "stay" ? stay() : undefined} keyed>
            {(one) => <StayPanel customer={props.customer} stay={one} onClose={close} />}
          </Match>
          <Match when={is("advice") && opened().isNew}>
            <NewAdvice customer={props.customer} onClose={close} />
          </Match>
          <Match when={is("advice") ? opened().id : undefined} keyed>
            {(adviceId) => <AdvicePanel customer={props.customer} adviceId={adviceId} onClose={close} />}
          </Match>
          <Match when={is("class")}>
            <ClassPanel customer={props.customer} classId={opened().id ?? null} onClose={close} />
          </Match>
          <Match when={is("hardship")}>
            <HardshipPanel customer={props.customer} reductionId={opened().id ?? null} onClose={close} />
          </Match>
          <Match when={is("agreement") && opened().isNew}>
            <NewAgreement customer={props.customer} onClose={close} onMade={(made) => open(`agreement-${made}`)} />
          </Match>
          <Match when={is("agreement") ? opened().id : undefined} keyed>
            {(agreementId) => <AgreementPanel customer={props.customer} agreementId={agreementId} onClose={close} />}
          </Match>
        </Switch>
      }
    >
      <div class="record-page">
        <Switch>
          <Match when={arrangements().error}>
            <Failure
              what="The arrangements"
              error={arrangements().error}
              onRetry={() => void arrangements().refetch()}
            />
          </Match>
          <Match when={arrangements().data && !resident() ? arrangements().data : undefined}>
            <Empty title="No stay in residential care is on record.">
              Arrangements and fees of the law follow from stays in permanent and respite care. Admit the client, or
              record a stay elsewhere.
            </Empty>
          </Match>
          <Match when={arrangements().data}>
            {(found) => (
              <>
                <Show when={fees().data}>
                  {(days) => (
                    <For each={days().issues}>
                      {(issue) => (
                        <Notice tone={issue.severity === "error" ? "failed" : "attention"}>
                          {asWritten(issue.message)}
                        </Notice>
                      )}
                    </For>
                  )}
                </Show>
                <ArrangementsSection arrangements={found()} opened={list.get("open") ?? ""} onOpen={open} />
                <DailyFees
                  read={fees()}
                  opened={opened().kind === "day" ? opened().key : ""}
                  onOpen={(key) => open(`day-${key}`)}
                />
              </>
            )}
          </Match>
          <Match when={true}>
            <div class="stack" aria-busy="true">
              <For each={[40, 70, 60, 50, 65]}>
                {(width) => <span class="skeleton" style={{ width: `${width}%` }} />}
              </For>
            </div>
          </Match>
        </Switch>
        <Show when={resident()}>
          <Advices customer={props.customer} opened={list.get("open") ?? ""} onOpen={open} />
          <Classifications customer={props.customer} opened={list.get("open") ?? ""} onOpen={open} />
          <Hardship customer={props.customer} opened={list.get("open") ?? ""} onOpen={open} />
          <Agreements customer={props.customer} opened={list.get("open") ?? ""} onOpen={open} />
        </Show>
      </div>
    </Split>
  );
}
