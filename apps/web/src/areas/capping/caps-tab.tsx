import type { ClientCapView, Customer } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts, Figures } from "../../kit/facts.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { useRecordKeys } from "../../kit/record-list.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatMoney } from "../../lib/money.ts";
import { idOf } from "../../lib/param.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { CapForecasts } from "./cap-forecast.tsx";
import { CapGrid } from "./cap-grid.tsx";
import { capKey, refreshCaps } from "./cap-key.ts";
import { CapSetupForm } from "./cap-setup-form.tsx";
import { ContributionPanel, OutsideContributions, useContributions } from "./outside-contributions.tsx";
import { ARRANGEMENTS, capAmount, LIMIT_TYPES, shownLines } from "./words.ts";
import "./capping.css";

/** A client's caps: which hold, what is used of them, when they will be reached, what was paid elsewhere. */
export function CapsTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const id = () => props.customer.id;
  const read = createRead<ClientCapView>(() => ({
    queryKey: capKey(id(), "view"),
    queryFn: ({ signal }) => api.call(endpoints.getClientCap, { params: { clientId: id() }, signal }),
  }));
  const contributions = useContributions(id);
  const mayWrite = () => can("customers:write");
  const open = (what: string | null) => list.set({ open: what });
  const close = () => open(null);
  const settingUp = () => list.get("open") === "setup" && mayWrite();
  const paidId = () => idOf(list.get("open")?.replace(/^paid-/, ""));
  const paying = () => list.get("open") === "paid-new" && mayWrite();
  const paid = () => contributions().data?.items.find((one) => one.id === paidId());
  useRecordKeys({ panelOpen: () => paying() || paid() !== undefined });
  return (
    <Switch>
      <Match when={read().data}>
        {(view) => (
          <Split
            open={settingUp() || paying() || paid() !== undefined}
            panel={
              <Switch>
                <Match when={settingUp()}>
                  <DetailPanel title="Set up the caps" onClose={close}>
                    <CapSetupForm customer={props.customer} view={view()} onDone={close} />
                  </DetailPanel>
                </Match>
                <Match when={paying()}>
                  <ContributionPanel customer={props.customer} contribution={null} onClose={close} />
                </Match>
                <Match when={paid()} keyed>
                  {(one) => <ContributionPanel customer={props.customer} contribution={one} onClose={close} />}
                </Match>
              </Switch>
            }
          >
            <div class="record-page caps-page">
              <Caps customer={props.customer} view={view()} onSetUp={() => open("setup")} />
              <Show when={view().clientCap}>
                <OutsideContributions read={contributions} openId={paid()?.id} onOpen={open} />
              </Show>
            </div>
          </Split>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The caps" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack" aria-busy="true">
          <For each={[50, 90, 70]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
    </Switch>
  );
}

function Caps(props: { customer: Customer; view: ClientCapView; onSetUp: () => void }): JSX.Element {
  const list = useListState();
  const [busy, setBusy] = createSignal(false);
  const history = () => list.get("history") === "1";
  const earlier = () => props.view.lines.length - shownLines(props.view.lines, false).length;
  const calculate = async () => {
    setBusy(true);
    try {
      await api.call(endpoints.calculateClientCap, { params: { clientId: props.customer.id } });
      await refreshCaps(props.customer.id);
      toast("The caps are calculated as of today.");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setBusy(false);
    }
  };
  const lineOf = (type: keyof typeof LIMIT_TYPES) => props.view.lines.findLast((line) => line.limitType === type);
  return (
    <Show
      when={props.view.clientCap}
      fallback={
        <Section title="Caps">
          <WarningList warnings={props.view.warnings} />
          <Empty
            title="Caps are not set up."
            action={
              <Show when={can("customers:write")}>
                <Button kind="primary" onClick={() => props.onSetUp()}>
                  Set up the caps
                </Button>
              </Show>
            }
          >
            A run sets this client aside as soon as a capped fee is due. Set the caps up before billing.
          </Empty>
        </Section>
      }
    >
      {(cap) => (
        <>
          <Section
            title="Caps"
            actions={
              <Show when={can("customers:write")}>
                <Button icon="draft" onClick={() => props.onSetUp()}>
                  Change the set-up
                </Button>
                <Button icon="refresh" busy={busy()} onClick={() => void calculate()}>
                  Calculate now
                </Button>
              </Show>
            }
          >
            <WarningList warnings={props.view.warnings} />
            <Figures
              figures={[
                ...props.view.limitTypes.map((type) => {
                  const line = lineOf(type);
                  return {
                    label: LIMIT_TYPES[type],
                    value: line ? capAmount(type, line.remaining) || "unknown" : "–",
                    note: line
                      ? `left of ${capAmount(type, line.threshold) || "an unknown threshold"}`
                      : "not calculated",
                  };
                }),
                { label: "First entry", value: formatDay(cap().firstEntryDate) },
                ...(props.view.anniversaryDate === null
                  ? []
                  : [{ label: "Anniversary", value: formatDay(props.view.anniversaryDate) }]),
                {
                  label: "Last calculated",
                  value: props.view.lastCalculatedDate ? formatDay(props.view.lastCalculatedDate) : "never",
                  note: props.view.lastCalculatedAt ? <InstantText at={props.view.lastCalculatedAt} /> : undefined,
                },
              ]}
            />
            <Show
              when={props.view.lines.length > 0}
              fallback={
                <Empty
                  title={props.view.limitTypes.length === 0 ? "No cap holds for this client." : "Not calculated yet."}
                >
                  {props.view.limitTypes.length === 0
                    ? "The fee arrangement of this client knows no caps."
                    : "The run “Caps” calculates everybody; one client at a time is calculated here."}
                </Empty>
              }
            >
              <CapGrid lines={shownLines(props.view.lines, history())} />
              <Show when={earlier() > 0 || history()}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={history()}
                    onChange={(event) => list.set({ history: event.currentTarget.checked ? "1" : null })}
                  />
                  <span>Show annual history</span>
                </label>
              </Show>
            </Show>
            <p class="muted small">
              Current is billed here, Other paid elsewhere, both for days up to the calculation; Ahead is billed for
              later days. <a href="/docs/rules/cap-lines">How the lines are worked out</a>
            </p>
          </Section>
          <Section title="Forecast">
            <CapForecasts customer={props.customer} />
          </Section>
          <Section title="Set-up">
            <Show when={props.view.arrangements.length > 0}>
              <ul role="list" class="stack tight">
                <For each={props.view.arrangements}>
                  {(row) => (
                    <li>
                      {formatPeriod(row.from, row.to)}: {ARRANGEMENTS[row.arrangement]}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Facts
              facts={[
                ["First entry date", formatDay(cap().firstEntryDate)],
                props.view.arrangements.length === 0 && ["Annual cap", cap().annual ? "Applies" : "Does not apply"],
                props.view.arrangements.length === 0 && ["Lifetime cap", cap().lifetime ? "Applies" : "Does not apply"],
                ["Paid elsewhere before", cap().openingDate ? formatDay(cap().openingDate ?? "") : null],
                ["Opening, cap year", formatMoney(cap().annualOpening)],
                ["Opening, lifetime", formatMoney(cap().lifetimeOpening)],
                ["Days of contribution before", String(cap().careDaysBefore)],
                ["Past the caps", cap().allowBeyond ? "Billing goes on" : "Billing stops"],
              ]}
            />
            <p class="muted small">
              <Link href="/settings/caps">How caps are applied</Link> where the law leaves it open.
            </p>
          </Section>
        </>
      )}
    </Show>
  );
}
