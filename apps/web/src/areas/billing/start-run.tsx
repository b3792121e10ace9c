import type { JournalDetail, Run } from "@banksia/contracts";
import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, type JSX, on, onMount, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useJournalTypes, useServices } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { useFacility, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { ErrorSummary, guardUnsaved } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { useKeys } from "../../kit/keys.ts";
import { Page, Section } from "../../kit/page.tsx";
import { endOfMonth, formatDay, formatMonth, startOfMonth } from "../../lib/days.ts";
import { idOf, oneOf } from "../../lib/param.ts";
import { typeFor } from "./type-for.ts";
import { FilterFields, filtersOf, NO_FILTERS, valuesOfFilters } from "./run-filters.tsx";
import { RUN_KIND_OPTIONS, RUN_KINDS, writesJournal } from "./journal-state.tsx";

/** What the day of a calculation means. */
const AS_OF: Partial<Record<Run["kind"], string>> = {
  capping: "What is billed for days up to it counts as used.",
  resident_fees: "Leave that has not ended is counted from it.",
  balances: "Figures and forecasts are those of this day.",
  supported_ratio: "Days are counted up to it.",
};

/** Sets up a run of any kind. The preview comes first: it works everything out and writes nothing. */
export default function StartRun(): JSX.Element {
  const go = useGo();
  const facility = useFacility();
  const [params] = useSearchParams<{ kind?: string; journalId?: string; clientId?: string; from?: string }>();
  const types = useJournalTypes();
  const services = useServices();
  const journalId = idOf(params.journalId);
  const clientId = idOf(params.clientId);
  const previewId = idOf(params.from);
  const preview = createRead<Run>(() => ({
    queryKey: ["run", previewId],
    enabled: previewId !== undefined,
    queryFn: ({ signal }) => api.call(endpoints.getRun, { params: { runId: previewId ?? 0 }, signal }),
  }));
  const journal = createRead<JournalDetail>(() => ({
    queryKey: ["journal", journalId],
    enabled: journalId !== undefined,
    queryFn: ({ signal }) => api.call(endpoints.getJournal, { params: { journalId: journalId ?? 0 }, signal }),
  }));
  const [started, setStarted] = createSignal<Run | null>(null);
  const [asPreview, setAsPreview] = createSignal(true);
  const kind =
    oneOf(
      params.kind,
      RUN_KIND_OPTIONS.map((option) => option.value),
    ) ?? "billing";
  // The month that the calendar is in, to its last day, posted on its first.
  const firstEnd = endOfMonth(today());
  const form = createForm(
    {
      filters: {
        ...NO_FILTERS,
        services: facility.id() === undefined ? [] : [{ id: facility.id() ?? 0, label: facility.name() ?? "" }],
        clients: clientId === undefined ? [] : [{ id: clientId, label: `Client ${clientId}` }],
      },
      kind,
      endDate: writesJournal(kind) ? firstEnd : today(),
      postingDate: writesJournal(kind) ? startOfMonth(firstEnd) : today(),
      description: "",
      journalTypeId: "",
    },
    async (values) => {
      const into = journalId !== undefined;
      const calculates = !writesJournal(values.kind);
      if (!asPreview() && !into && !calculates && values.journalTypeId === "") {
        form.fault("journalTypeId", "Choose the type.");
        throw new Error("Choose the type of the journal.");
      }
      const run = await api.call(endpoints.startRun, {
        body: {
          kind: values.kind,
          preview: asPreview(),
          postingDate: calculates ? values.endDate : values.postingDate,
          endDate: values.endDate,
          filters: filtersOf(values.filters, values.kind),
          ...(asPreview() || calculates
            ? {}
            : into
              ? { journalId }
              : { journalTypeId: Number(values.journalTypeId), description: values.description || suggestion() }),
        },
      });
      setStarted(run);
      // The run's page begins from here, so that it follows, and announces, even a run that is over in no time.
      queries.setQueryData(["run", run.id], run);
      refreshRows("runs", "journals");
      for (const name of ["active-runs", "home"]) void queries.invalidateQueries({ queryKey: [name] });
    },
  );
  const suggestion = () =>
    `${formatMonth(form.values.endDate || today())} ${RUN_KINDS[form.values.kind].toLowerCase()}${facility.name() ? `, ${facility.name()}` : ""}`;

  createEffect(() => {
    const type = typeFor(form.values.kind, types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  // Lines are proposed for a month; a calculation is of a day.
  createEffect(
    on(
      () => writesJournal(form.values.kind),
      (lines) => form.set("endDate", lines ? firstEnd : today()),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => form.values.endDate,
      (endDate, before) => {
        const follows = before !== undefined && form.values.postingDate === startOfMonth(before);
        if (endDate && follows) form.set("postingDate", startOfMonth(endDate));
        return endDate || before;
      },
    ),
  );
  createEffect(
    on(
      () => journal().data?.postingDate,
      (date) => date && form.preset("postingDate", date),
    ),
  );
  createEffect(
    on([() => preview().data, services], ([run, all]) => {
      if (!run) return;
      const filled = valuesOfFilters(run.filters, {
        service: (id) => all.find((one) => one.id === id)?.name ?? `Facility ${id}`,
        code: (id) => `Code ${id}`,
      });
      form.reset({
        ...form.values,
        filters: filled,
        kind: run.kind,
        endDate: run.endDate,
        postingDate: run.postingDate,
      });
    }),
  );
  onMount(() => {
    if (clientId !== undefined)
      void api.call(endpoints.getCustomer, { params: { customerId: clientId } }).then(
        (customer) =>
          form.preset("filters", { ...form.values.filters, clients: [{ id: clientId, label: customer.name }] }),
        () => undefined,
      );
  });

  const lines = () => writesJournal(form.values.kind);
  const start = async (previewing: boolean) => {
    setAsPreview(previewing);
    if (!(await form.submit())) return;
    const run = started();
    if (run) go(`/billing/runs/${run.id}`);
  };
  guardUnsaved(() => form.dirty() && !form.busy() && started() === null);
  useKeys("Run", [
    { keys: ["mod+enter"], label: "Preview", whileTyping: true, run: () => void start(true) },
    { keys: ["escape"], label: "Back to the runs", whileTyping: true, run: () => go("/billing/runs") },
  ]);

  return (
    <Page title="Start a run" up={[{ href: "/billing/runs", label: "Runs" }]}>
      <form
        class="form"
        aria-label="Start a run"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void start(true);
        }}
      >
        <ErrorSummary form={form} />
        <Show when={previewId}>{(id) => <Notice tone="draft">Filled in from preview {id()}.</Notice>}</Show>
        <RadioField
          field={form.bind("kind")}
          label="Kind"
          options={
            journalId === undefined ? RUN_KIND_OPTIONS : RUN_KIND_OPTIONS.filter((one) => writesJournal(one.value))
          }
        />
        <Section title="Days">
          <div class="fields">
            <Show
              when={lines()}
              fallback={<DateField field={form.bind("endDate")} label="As of" hint={AS_OF[form.values.kind]} />}
            >
              <DateField
                field={form.bind("endDate")}
                label={
                  form.values.kind === "billing" || form.values.kind === "adjustment" ? "Bill up to" : "Charge up to"
                }
                hint="Last day charged."
              />
              <DateField field={form.bind("postingDate")} label="Posting date" hint="The period it lands in." />
            </Show>
          </div>
        </Section>
        <Section title="Limited to">
          <FilterFields bind={(part) => form.bindIn("filters", part)} kind={form.values.kind} />
        </Section>
        <Show when={lines()}>
          <Section title="Journal">
            <Show
              when={journalId === undefined}
              fallback={
                <p>
                  Into the draft journal {journalId} {journal().data ? `“${journal().data?.description}”` : ""}.
                </p>
              }
            >
              <div class="fields">
                <TextField
                  field={form.bind("description")}
                  label="Description"
                  optional
                  hint={`“${suggestion()}”, when left empty.`}
                />
                <SelectField field={form.bind("journalTypeId")} label="Type" options={optionsOf(types())} />
              </div>
            </Show>
          </Section>
        </Show>
        <Show
          when={lines()}
          fallback={
            <p class="muted">
              A preview says how many rows it comes to and every client that would be set aside, and saves nothing.
            </p>
          }
        >
          <p class="muted">
            A preview shows totals and the difference to last month by code and facility, and every client that would be
            set aside. Running proposes the lines for the days up to{" "}
            {form.values.endDate ? formatDay(form.values.endDate) : "the end date"} into a draft journal; nothing is
            posted.
          </p>
        </Show>
        <div class="form-actions">
          <Button
            type="submit"
            kind="primary"
            icon="play"
            busy={form.busy() && asPreview()}
            disabled={form.busy()}
            hint="Ctrl Enter"
          >
            Preview
          </Button>
          <Button busy={form.busy() && !asPreview()} disabled={form.busy()} onClick={() => void start(false)}>
            {!lines()
              ? "Calculate"
              : journalId === undefined
                ? "Run into a new journal"
                : `Run into journal ${journalId}`}
          </Button>
        </div>
      </form>
    </Page>
  );
}
