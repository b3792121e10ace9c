import type { Recurrence, RelativeDay, RunSchedule } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createEffect, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead, queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useCodes, useJournalTypes, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { recurrenceWords, relativeDayWords, WEEKDAYS } from "../../lib/recurrence.ts";
import { RUN_KIND_OPTIONS, writesJournal } from "./journal-state.tsx";
import { typeFor } from "./type-for.ts";
import { FilterFields, filtersOf, type FilterValues, NO_FILTERS, valuesOfFilters } from "./run-filters.tsx";
import { ScheduleState } from "./run-schedules.tsx";

interface Values {
  filters: FilterValues;
  name: string;
  kind: RunSchedule["kind"];
  journalTypeId: string;
  every: Recurrence["every"];
  interval: string;
  weekday: string;
  day: string;
  endKind: RelativeDay["kind"];
  endDays: string;
  endMonths: string;
  endDay: string;
  postingKind: RelativeDay["kind"];
  postingDays: string;
  postingMonths: string;
  postingDay: string;
  firstDate: string;
  timesLeft: string;
}

const FRESH: Values = {
  filters: NO_FILTERS,
  name: "",
  kind: "billing",
  journalTypeId: "",
  every: "month",
  interval: "1",
  weekday: "1",
  day: "last",
  endKind: "month_day",
  endDays: "0",
  endMonths: "0",
  endDay: "last",
  postingKind: "month_day",
  postingDays: "0",
  postingMonths: "1",
  postingDay: "1",
  firstDate: "",
  timesLeft: "",
};

const dayOf = (text: string): number | "last" => (text === "last" ? "last" : Number(text));

function ruleOf(kind: RelativeDay["kind"], days: string, months: string, day: string): RelativeDay {
  return kind === "days" ? { kind, days: Number(days) } : { kind, months: Number(months), day: dayOf(day) };
}

function recurrenceOf(values: Values): Recurrence {
  const interval = Math.max(1, Math.trunc(Number(values.interval)) || 1);
  if (values.every === "week") return { every: "week", interval, weekday: Number(values.weekday) };
  return { every: "month", interval, day: dayOf(values.day) };
}

/** A new run schedule, or one that exists. */
export default function RunSchedulePage(): JSX.Element {
  const params = useParams();
  const isNew = () => params["id"] === "new";
  const id = () => Number(params["id"]);
  const services = useServices();
  const codes = useCodes();
  const read = createRead<RunSchedule>(() => ({
    queryKey: ["run-schedule", id()],
    enabled: !isNew(),
    queryFn: ({ signal }) => api.call(endpoints.getRunSchedule, { params: { runScheduleId: id() }, signal }),
  }));
  const valuesOf = (schedule: RunSchedule): Values => {
    const { recurrence, endDateRule, postingDateRule } = schedule;
    return {
      ...FRESH,
      filters: valuesOfFilters(schedule.filters, {
        service: (one) => services().find((service) => service.id === one)?.name ?? `Facility ${one}`,
        code: (one) => codes().find((code) => code.id === one)?.code ?? `Code ${one}`,
      }),
      name: schedule.name,
      kind: schedule.kind,
      journalTypeId: schedule.journalTypeId === null ? "" : String(schedule.journalTypeId),
      every: recurrence.every,
      interval: String(recurrence.interval),
      weekday: recurrence.every === "week" ? String(recurrence.weekday) : "1",
      day: recurrence.every === "month" ? String(recurrence.day) : "last",
      endKind: endDateRule.kind,
      ...(endDateRule.kind === "days"
        ? { endDays: String(endDateRule.days) }
        : { endMonths: String(endDateRule.months), endDay: String(endDateRule.day) }),
      postingKind: postingDateRule.kind,
      ...(postingDateRule.kind === "days"
        ? { postingDays: String(postingDateRule.days) }
        : { postingMonths: String(postingDateRule.months), postingDay: String(postingDateRule.day) }),
      timesLeft: schedule.timesLeft === null ? "" : String(schedule.timesLeft),
    };
  };
  return (
    <Switch>
      <Match when={isNew()}>
        <Page title="New run schedule" up={[{ href: "/billing/schedules", label: "Run schedules" }]}>
          <ScheduleForm values={{ ...FRESH, firstDate: today() }} />
        </Page>
      </Match>
      <Match when={read().data}>
        {(schedule) => (
          <Page
            title={schedule().name}
            id={schedule().id}
            idName="schedule number"
            up={[{ href: "/billing/schedules", label: "Run schedules" }]}
            chips={<ScheduleState schedule={schedule()} />}
            sub={
              <>
                <span>{recurrenceWords(schedule().recurrence)}</span>
                <Show when={schedule().nextDate}>
                  {(next) => (
                    <span>
                      Next on {formatDay(next())}, billed up to {formatDay(schedule().nextEndDate ?? "")}, posted on{" "}
                      {formatDay(schedule().nextPostingDate ?? "")}
                    </span>
                  )}
                </Show>
                <span>Sees what {schedule().userName} sees</span>
                <Show when={schedule().lastRunId}>
                  {(run) => <Link href={`/billing/runs/${run()}`}>Last run</Link>}
                </Show>
              </>
            }
            actions={<ScheduleActions schedule={schedule()} />}
          >
            <Show
              when={can("runs:schedule")}
              fallback={<Notice tone="draft">Your role may look at run schedules but not change them.</Notice>}
            >
              <ScheduleForm values={valuesOf(schedule())} schedule={schedule()} />
            </Show>
          </Page>
        )}
      </Match>
      <Match when={read().error}>
        <Page title="Run schedule" up={[{ href: "/billing/schedules", label: "Run schedules" }]}>
          <Failure what="The run schedule" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Run schedule" up={[{ href: "/billing/schedules", label: "Run schedules" }]}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

function ScheduleActions(props: { schedule: RunSchedule }): JSX.Element {
  const go = useGo();
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work();
      refreshRows("run-schedules");
      void queries.invalidateQueries({ queryKey: ["run-schedule", props.schedule.id] });
      toast(said);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const remove = async () => {
    const yes = await confirm(
      `Delete “${props.schedule.name}”?`,
      <p>It does not start again. The runs that it started stay.</p>,
      "Delete the schedule",
      { danger: true },
    );
    if (!yes) return;
    await act(
      () => api.call(endpoints.deleteRunSchedule, { params: { runScheduleId: props.schedule.id } }),
      "The schedule is deleted.",
    );
    go("/billing/schedules", { replace: true });
  };
  const setActive = (active: boolean) =>
    act(
      () => api.call(endpoints.updateRunSchedule, { params: { runScheduleId: props.schedule.id }, body: { active } }),
      active ? "It starts by itself again." : "It no longer starts by itself.",
    );
  return (
    <Show when={can("runs:schedule")}>
      <Button icon={props.schedule.active ? "stop" : "play"} onClick={() => void setActive(!props.schedule.active)}>
        {props.schedule.active ? "Stop" : "Resume"}
      </Button>
      <Button onClick={() => void remove()}>Delete</Button>
    </Show>
  );
}

const MONTHS_AWAY = [
  { value: "-1", label: "of the month before" },
  { value: "0", label: "of the same month" },
  { value: "1", label: "of the month after" },
];

/** Days of a month to choose from, the last one first. */
const dayOptions = (most: number) => [
  { value: "last", label: "last day" },
  ...Array.from({ length: most }, (_, index) => ({ value: String(index + 1), label: String(index + 1) })),
];

function RelativeDayFields(props: { form: Form<Values>; which: "end" | "posting"; label: string }): JSX.Element {
  const { form, which } = props;
  const kind = which === "end" ? ("endKind" as const) : ("postingKind" as const);
  const days = which === "end" ? ("endDays" as const) : ("postingDays" as const);
  const months = which === "end" ? ("endMonths" as const) : ("postingMonths" as const);
  const day = which === "end" ? ("endDay" as const) : ("postingDay" as const);
  return (
    <div class="fields tight">
      <SelectField
        field={form.bind(kind)}
        label={props.label}
        options={[
          { value: "month_day", label: "A day of a month" },
          { value: "days", label: "Days from the day it runs" },
        ]}
      />
      <Show
        when={form.values[kind] === "month_day"}
        fallback={<NumberField field={form.bind(days)} label="Days" hint="Negative for days before." />}
      >
        <SelectField field={form.bind(day)} label="Day" width="short" options={dayOptions(28)} />
        <SelectField field={form.bind(months)} label="Month" options={MONTHS_AWAY} />
      </Show>
    </div>
  );
}

function ScheduleForm(props: { values: Values; schedule?: RunSchedule | undefined }): JSX.Element {
  const go = useGo();
  const types = useJournalTypes();
  const [saved, setSaved] = createSignal<number | null>(null);
  const form: Form<Values> = createForm<Values>(props.values, async (values) => {
    const lines = writesJournal(values.kind);
    if (lines && values.journalTypeId === "") {
      form.fault("journalTypeId", "Choose the type.");
      throw new Error("Choose the type of the journals.");
    }
    const body = {
      name: values.name,
      filters: filtersOf(values.filters, values.kind),
      journalTypeId: lines ? Number(values.journalTypeId) : null,
      recurrence: recurrenceOf(values),
      endDateRule: ruleOf(values.endKind, values.endDays, values.endMonths, values.endDay),
      postingDateRule: ruleOf(values.postingKind, values.postingDays, values.postingMonths, values.postingDay),
      timesLeft: values.timesLeft === "" ? null : Number(values.timesLeft),
      ...(values.firstDate ? { firstDate: values.firstDate } : {}),
    };
    const answer = props.schedule
      ? await api.call(endpoints.updateRunSchedule, { params: { runScheduleId: props.schedule.id }, body })
      : await api.call(endpoints.createRunSchedule, { body: { ...body, kind: values.kind } });
    setSaved(answer.id);
    refreshRows("run-schedules");
    void queries.invalidateQueries({ queryKey: ["run-schedule", answer.id] });
  });
  createEffect(() => {
    const type = typeFor(form.values.kind, types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  const words = () => {
    const values = form.values;
    const end = relativeDayWords(ruleOf(values.endKind, values.endDays, values.endMonths, values.endDay));
    const runs = `Runs ${recurrenceWords(recurrenceOf(values))}`;
    if (!writesJournal(values.kind)) return `${runs}; calculates as of ${end}.`;
    const posting = ruleOf(values.postingKind, values.postingDays, values.postingMonths, values.postingDay);
    return `${runs}; bills up to ${end}; posting date ${relativeDayWords(posting)}.`;
  };
  return (
    <FormView
      form={form}
      label="Run schedule"
      verb={props.schedule ? "Save" : "Create the schedule"}
      onCancel={() => go("/billing/schedules")}
      onDone={() => {
        toast("The schedule is saved.");
        if (!props.schedule) go(`/billing/schedules/${saved() ?? ""}`, { replace: true });
      }}
      follows={
        <Notice tone="draft" title="What will follow">
          {words()}{" "}
          {writesJournal(form.values.kind)
            ? "The lines land in a draft journal; nothing is posted by itself."
            : "It makes no journal lines."}
        </Notice>
      }
    >
      <div class="fields">
        <TextField field={form.bind("name")} label="Name" autofocus={!props.schedule} />
        <Show when={writesJournal(form.values.kind)}>
          <SelectField field={form.bind("journalTypeId")} label="Journal type" options={optionsOf(types())} />
        </Show>
      </div>
      <Show when={!props.schedule}>
        <RadioField field={form.bind("kind")} label="Kind" options={RUN_KIND_OPTIONS} />
      </Show>
      <Section title="When">
        <div class="fields">
          <NumberField field={form.bind("interval")} label="Every" />
          <SelectField
            field={form.bind("every")}
            label="Unit"
            width="short"
            options={[
              { value: "week", label: "weeks" },
              { value: "month", label: "months" },
            ]}
          />
          <Show when={form.values.every === "week"}>
            <SelectField
              field={form.bind("weekday")}
              label="On"
              width="short"
              options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
            />
          </Show>
          <Show when={form.values.every === "month"}>
            <SelectField field={form.bind("day")} label="On day" width="short" options={dayOptions(31)} />
          </Show>
        </div>
        <div class="fields">
          <DateField field={form.bind("firstDate")} label="Not before" optional />
          <NumberField field={form.bind("timesLeft")} label="Times" optional hint="Empty: until stopped." />
        </div>
      </Section>
      <Section title="Days">
        <RelativeDayFields form={form} which="end" label={writesJournal(form.values.kind) ? "Bill up to" : "As of"} />
        <Show when={writesJournal(form.values.kind)}>
          <RelativeDayFields form={form} which="posting" label="Posting date" />
        </Show>
      </Section>
      <Section title="Limited to">
        <FilterFields bind={(part) => form.bindIn("filters", part)} kind={form.values.kind} />
      </Section>
    </FormView>
  );
}
