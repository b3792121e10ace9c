import type { NationalRateChange, NationalRateDetail } from "@banksia/contracts";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField, RateField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { addDays, formatDay, formatPeriod } from "../../lib/days.ts";
import { formatRate } from "../../lib/money.ts";
import { asWritten, count } from "../../lib/words.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { figureText, unitWords } from "./national-words.ts";
import { refreshNational } from "./refresh-national.ts";
import "../customers/customers.css";

/** Adds the next figure of a table, with what will follow from it worked out while one types. */
export function AddFigure(props: {
  table: NationalRateDetail;
  /** Carried over from a preview of its effect. */
  from?: string | undefined;
  value?: string | undefined;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const go = useGo();
  const { table } = props;
  const [starting, setStarting] = createSignal(false);
  const form = createForm(
    { from: props.from ?? table.unknownFrom ?? today(), value: props.value ?? "", source: "", verified: false },
    async (values) => {
      if (values.value === "") {
        form.fault("value", "Enter the figure.");
        throw new Error("Enter the figure.");
      }
      const done = await api.call(endpoints.addNationalRate, {
        params: { key: table.key },
        body: { ...values, preview: false },
      });
      refreshNational(table.key);
      tell(done);
    },
  );
  const preview = createPreview(
    () => {
      const { from, value, verified } = form.values;
      return from === "" || value === "" ? null : { from, value, verified, source: "not saved yet", preview: true };
    },
    (body, signal) => api.call(endpoints.addNationalRate, { params: { key: table.key }, body, signal }),
  );
  const start = async () => {
    setStarting(true);
    try {
      const { from, value } = form.values;
      const made = await api.call(endpoints.previewNationalRate, { params: { key: table.key }, body: { from, value } });
      form.reset({ ...form.values });
      go(`/rates/national/${table.key}/preview?with=${made.withRate.id}&without=${made.withoutRate.id}`);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setStarting(false);
    }
  };
  const asMoney = () => table.unit.startsWith("AUD") || table.unit.startsWith("percent");
  const ready = () => form.values.from !== "" && form.values.value !== "";
  return (
    <FormView
      form={form}
      label="Next figure"
      verb="Add the figure"
      onCancel={() => props.onCancel()}
      onDone={() => props.onDone()}
      follows={
        <>
          <Show when={ready()}>
            <Timeline label="The figures with this one among them" rows={withProposed()} narrow />
          </Show>
          <Follows preview={preview} waiting="Enter the day and the figure to see which rates follow.">
            {(change) => <Effect change={change} />}
          </Follows>
          <Show when={can("runs:start")}>
            <div>
              <Button icon="play" busy={starting()} disabled={!ready()} onClick={() => void start()}>
                Preview a billing run with it
              </Button>
              <p class="muted small">
                Two previews are run, one with the figure and one without; nothing is saved and no line is written.
              </p>
            </div>
          </Show>
        </>
      }
    >
      <div class="fields">
        <DateField field={form.bind("from")} label="First day" autofocus />
        {asMoney() ? (
          <RateField field={form.bind("value")} label="Figure" unit={unitWords(table.unit)} />
        ) : (
          <NumberField field={form.bind("value")} label="Figure" unit={unitWords(table.unit)} />
        )}
      </div>
      <TextField
        field={form.bind("source")}
        label="Source"
        width="full"
        hint="Where you read it: the law, a government page, a letter."
      />
      <CheckField
        field={form.bind("verified")}
        label="I read it in the law or on a government page"
        hint="Otherwise it is marked as unverified wherever it is shown."
      />
    </FormView>
  );

  function withProposed() {
    const { from, value } = form.values;
    const rows = table.rows
      .filter((row) => row.from !== from)
      .map((row) => ({
        from: row.from,
        to: row.from < from && (row.to === null || row.to >= from) ? addDays(from, -1) : row.to,
        label: row.value === null ? "not found" : figureText(row.value, table.unit),
        faint: row.status === "past",
        hatched: row.value === null,
      }))
      .slice(0, 6);
    const next = table.rows
      .map((row) => row.from)
      .filter((day) => day > from)
      .toSorted()[0];
    const proposed = {
      from,
      to: next === undefined ? null : addDays(next, -1),
      label: figureText(value, table.unit),
      proposed: true,
    };
    return [...rows, proposed].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }
}

/** What a figure does to the rates of codes and to what is billed already. */
function Effect(props: { change: NationalRateChange }): JSX.Element {
  const rates = () => [...props.change.billingRates, ...props.change.fundingRates];
  return (
    <div class="stack tight">
      <Show when={rates().length > 0} fallback={<p>No code takes its rates from this table.</p>}>
        <ul class="plain-list">
          <For each={rates()}>
            {(one) => (
              <li>
                <strong>{one.code}</strong>{" "}
                <Show when={one.added} fallback="keeps its rate.">
                  {(added) => (
                    <>
                      costs {formatRate(added().rate)} {formatPeriod(added().startDate, added().endDate)}
                      <Show when={one.ended}>
                        {(ended) => <>; the rate before ends on {formatDay(ended().endDate)}</>}
                      </Show>
                      <Show when={one.adjustmentRequiredLines > 0}>
                        ; {count(one.adjustmentRequiredLines, "fee")} already billed will wait to be adjusted
                      </Show>
                      .
                    </>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.change.startRuns.includes("resident_fees")}>
        <p>Residents' own amounts follow with the next run of resident fees, which can be started right after.</p>
      </Show>
      <Show when={props.change.startRuns.includes("capping")}>
        <p>Cap lines and forecasts follow with the next capping run.</p>
      </Show>
      <For each={props.change.warnings}>{(one) => <Notice tone="attention">{asWritten(one.detail)}</Notice>}</For>
    </div>
  );
}

/** What was made, and what to start next. */
function tell(change: NationalRateChange): void {
  const followed = [...change.billingRates, ...change.fundingRates].filter((one) => one.added !== null).length;
  const said = `The figure is added${followed > 0 ? `, and the rates of ${count(followed, "code")} with it` : ""}.`;
  if (change.startRuns.includes("resident_fees"))
    toast(
      `${said} Residents' own amounts follow with a run of resident fees${change.startRuns.includes("capping") ? ", cap lines with a capping run" : ""}.`,
      {
        link: { href: "/billing/runs/new?kind=resident_fees", text: "Start the run" },
      },
    );
  else if (change.adjustmentRequiredLines > 0)
    toast(`${said} ${count(change.adjustmentRequiredLines, "fee")} already billed now wait to be adjusted.`, {
      link: { href: "/billing/runs/new?kind=adjustment", text: "Start an adjustment run" },
    });
  else toast(said);
}
