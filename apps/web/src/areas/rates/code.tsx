import type { BillingCode, BillingRate } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import { plainColumns } from "../../kit/table/types.ts";
import { Segments, Tabs } from "../../kit/tabs.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatRate } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { codeBody, CodeFields, codeValues, type CodeValues, LEGAL_FEES } from "./code-form.tsx";
import { rateColumns } from "./rate-columns.tsx";
import { NewRateForm } from "./rate-form.tsx";
import { RatePanel } from "./rate-panel.tsx";
import { rateWords } from "./rate-text.ts";

/** One fee: the history of its rate, its set-up, and what happened to it. */
export default function CodePage(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<BillingCode>(() => ({
    queryKey: ["code", id()],
    queryFn: ({ signal }) => api.call(endpoints.getBillingCode, { params: { billingCodeId: id() }, signal }),
  }));
  const up = [{ href: "/rates/codes", label: "Billing codes" }];
  return (
    <Switch>
      <Match when={read().data}>
        {(code) => (
          <Page
            title={`${code().code} ${code().description}`}
            id={code().id}
            idName="code number"
            up={up}
            fill={(params["tab"] ?? "rates") === "rates"}
            chips={
              <>
                <Show when={!code().active}>
                  <StateChip tone="draft" icon="stop">
                    Inactive
                  </StateChip>
                </Show>
                <Show when={code().rateToday === null && code().legalFee === null}>
                  <StateChip tone="attention">No rate today</StateChip>
                </Show>
                <Show when={code().rateVerified === false}>
                  <StateChip tone="attention">Today's rate is unverified</StateChip>
                </Show>
              </>
            }
            sub={
              <>
                <span>
                  {code().rateToday === null
                    ? code().legalFee === null
                      ? "No rate"
                      : "By resident,"
                    : formatRate(code().rateToday ?? "")}{" "}
                  per {code().unit}
                </span>
                <span>billed in {code().timing}</span>
                <span>{code().taxCode}</span>
                <Show when={code().capped}>
                  <span>capped</span>
                </Show>
                <Show when={code().legalFee}>{(fee) => <span>{LEGAL_FEES[fee()]}</span>}</Show>
                <Show when={code().nationalRate}>
                  {(key) => <Link href={`/rates/national/${key()}`}>national rate {key()}</Link>}
                </Show>
                <Show when={code().fundingCodeId}>
                  {(offset) => <Link href={`/funding/codes/${offset()}`}>sets off {code().fundingCode}</Link>}
                </Show>
              </>
            }
            tabs={
              <Tabs
                label="Parts of the code"
                tabs={[
                  { href: `/rates/codes/${id()}`, label: "Rates" },
                  { href: `/rates/codes/${id()}/setup`, label: "Set-up" },
                  { href: `/rates/codes/${id()}/activity`, label: "Timeline" },
                ]}
              />
            }
          >
            <Switch fallback={<CodeRates code={code()} />}>
              <Match when={params["tab"] === "setup"}>
                <CodeSetup code={code()} />
              </Match>
              <Match when={params["tab"] === "activity"}>
                <Activity objectType="billing_code" objectId={id()} />
              </Match>
            </Switch>
          </Page>
        )}
      </Match>
      <Match when={read().error}>
        <Page title="Billing code" up={up}>
          <Failure what="The billing code" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Billing code" up={up}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

function CodeRates(props: { code: BillingCode }): JSX.Element {
  const list = useListState();
  const own = () => list.get("validFor") === "client";
  const source = createRows<BillingRate>(
    () => ["rates", { code: props.code.id, own: own() }],
    (cursor, signal) =>
      api.call(endpoints.listBillingRates, {
        query: {
          billingCodeId: props.code.id,
          validFor: own() ? "client" : "all",
          sort: own() ? "clientName,-startDate" : "-startDate",
          ...pageAt(cursor),
        },
        signal,
      }),
  );
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const adding = () => list.get("open") === "new";
  const columns = createMemo(() => plainColumns(rateColumns({ withoutCode: true, withoutClient: !own() })));
  return (
    <>
      <Show when={!own()}>
        <Timeline
          label={`Rates of ${props.code.code} for all clients over time`}
          rows={source.rows().map((rate) => ({
            from: rate.startDate,
            to: rate.endDate,
            label: rateWords(rate),
            faint: rate.status === "past",
            onOpen: () => list.set({ open: String(rate.id) }),
          }))}
        />
      </Show>
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title={`New rate of ${props.code.code}`} onClose={() => list.set({ open: null })} focus>
                <NewRateForm
                  code={{ id: props.code.id, label: props.code.code, unit: props.code.unit }}
                  onDone={() => list.set({ open: null })}
                  onCancel={() => list.set({ open: null })}
                />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(rate) => <RatePanel rate={rate} onClose={() => list.set({ open: null })} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="code-rates"
          label={`Rates of ${props.code.code}`}
          noun={["rate", "rates"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          onNew={can("rates:write") ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.status === "past" ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listBillingRates, {
            query: { billingCodeId: props.code.id, validFor: own() ? "client" : "all" },
          })}
          tools={
            <>
              <Segments
                label="Valid for"
                value={own() ? "client" : "all"}
                options={[
                  { value: "all", label: "For all clients" },
                  { value: "client", label: "Clients' own" },
                ]}
                onChange={(value) => list.set({ validFor: value === "all" ? "" : value, open: null })}
              />
              <Show when={can("rates:write")}>
                <Button icon="plus" onClick={() => list.set({ open: "new" })} hint="N">
                  New rate
                </Button>
              </Show>
            </>
          }
          empty={
            <Show
              when={own()}
              fallback={
                <Empty title={`${props.code.code} has no rate for all clients.`}>
                  Clients with this fee and no rate of their own are set aside by runs.
                </Empty>
              }
            >
              <Empty title="No client has a rate of their own." />
            </Show>
          }
        />
      </Split>
    </>
  );
}

function CodeSetup(props: { code: BillingCode }): JSX.Element {
  const form: Form<CodeValues> = createForm(codeValues(props.code), async (values) => {
    await api.call(endpoints.updateBillingCode, {
      params: { billingCodeId: props.code.id },
      body: { ...codeBody(form, values), active: values.active },
    });
    refreshRows("codes", "audit");
    for (const name of ["code", "reference"]) await queries.invalidateQueries({ queryKey: [name] });
  });
  return (
    <Show
      when={can("codes:write")}
      fallback={<Notice tone="draft">Your role may look at billing codes but not change them.</Notice>}
    >
      <FormView form={form} label="Set-up of the code" verb="Save" onDone={() => toast("The code is saved.")}>
        <CodeFields form={form} />
        <CheckField
          field={form.bind("active")}
          label="Active"
          hint="Inactive codes are not offered any more; fees that use them go on."
        />
      </FormView>
    </Show>
  );
}
