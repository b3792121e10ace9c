import type { Admission, Customer } from "@banksia/contracts";
import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { useCareTypes } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { useFacility, useGo } from "../../frame/facility.tsx";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { askToDiscard, ErrorSummary, guardUnsaved } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { useKeys } from "../../kit/keys.ts";
import { Page } from "../../kit/page.tsx";
import { dayOf, idOf, oneOf } from "../../lib/param.ts";
import { formatDay } from "../../lib/days.ts";
import {
  admissionBody,
  type AdmitValues,
  fieldOf,
  missingOf,
  newAdmission,
  stepOf,
  type Step,
  STEPS,
  stepsFor,
  usualCareType,
} from "./admit-values.ts";
import { AdmissionSummary } from "./admission-summary.tsx";
import { Admitted } from "./admitted.tsx";
import { FactsFields, useFactsOnRecord } from "./facts-fields.tsx";
import { FlowAside } from "./flow-aside.tsx";
import { LinesToCome } from "./lines-to-come.tsx";
import { landFaults } from "./land-faults.ts";
import { PersonStep } from "./person-step.tsx";
import { refreshStays } from "./refresh-stays.ts";
import { followDefaults, StayFields, type Touched, useChosen } from "./stay-fields.tsx";
import { StepsBar } from "./steps-bar.tsx";
import "./admissions.css";

interface Params extends Record<string, string> {
  step: string;
  clientId: string;
  serviceId: string;
  careTypeId: string;
  placeId: string;
  entryDate: string;
}

/** An admission from the first enquiry of a name to the entry: person, stay, facts of fees, and what will be made of it. */
export default function Admit(): JSX.Element {
  return (
    <Show
      when={can("customers:write")}
      fallback={
        <Page title="Admit">
          <Notice tone="draft">Your role does not include admissions. An administrator can change that.</Notice>
        </Page>
      }
    >
      <Flow />
    </Show>
  );
}

function Flow(): JSX.Element {
  const go = useGo();
  const facility = useFacility();
  const [params, setParams] = useSearchParams<Params>();
  const start = () =>
    newAdmission({
      entryDate: dayOf(params.entryDate) ?? today(),
      clientId: idOf(params.clientId) ?? null,
      serviceId: String(idOf(params.serviceId) ?? facility.id() ?? ""),
      careTypeId: String(idOf(params.careTypeId) ?? ""),
      placeId: idOf(params.placeId) ?? null,
    });
  const [made, setMade] = createSignal<Admission | null>(null);
  const [preview, setPreview] = createSignal<{ body: string; admission: Admission } | null>(null);
  const [admitting, setAdmitting] = createSignal(false);
  /** Somebody went a step on by hand: what a link or the defaults filled in is not worth a question. */
  const [begun, setBegun] = createSignal(false);
  const touched: Touched = new Set();

  const form: Form<AdmitValues> = createForm(start(), async (values) => {
    const upTo = steps().indexOf(step());
    const missing = steps()
      .slice(0, upTo + 1)
      .flatMap((one) => missingOf(one, values, chosen.placeNeeded()));
    for (const [field, message] of missing) form.fault(field, message);
    if (missing.length > 0) throw new Error("Some fields are still empty.");
    if (!admitting() && steps()[upTo + 1] !== "summary" && step() !== "summary") return;
    const sent = admissionBody(values, context());
    if (sent === null) throw new Error("Some steps are not complete.");
    try {
      const admission = await api.call(endpoints.admitClient, { body: { ...sent, preview: !admitting() } });
      if (admitting()) {
        refreshStays(sent.clientId);
        setMade(admission);
      } else setPreview({ body: JSON.stringify(sent), admission });
    } catch (error) {
      throw landFaults(form, error, fieldOf);
    }
  });
  const chosen = useChosen(form);
  const careTypes = useCareTypes();
  const clientId = () => form.values.clientId;
  const read = createRead<Customer>(() => ({
    queryKey: ["customer", clientId()],
    enabled: clientId() !== null,
    queryFn: ({ signal }) => api.call(endpoints.getCustomer, { params: { customerId: clientId() ?? 0 }, signal }),
  }));
  const person = () => (clientId() === null ? undefined : read().data);
  const onRecord = useFactsOnRecord(clientId);
  const context = () => ({ setting: chosen.careType()?.setting, onRecord: onRecord() });
  const body = createMemo(() => JSON.stringify(admissionBody(form.values, context())));
  /** What the server was last asked about without being told to by hand. */
  const [asked, setAsked] = createSignal<string | null>(null);
  const steps = createMemo(() => stepsFor(chosen.careType()?.setting));
  /** The first step that is not complete: nothing beyond it can be opened. */
  const reach = createMemo((): Step =>
    person()?.type === "organisation"
      ? "person"
      : (steps().find((one) => missingOf(one, form.values, chosen.placeNeeded()).length > 0) ?? "summary"),
  );
  const step = createMemo((): Step => {
    const asked = oneOf(params.step, STEPS) ?? (clientId() === null ? "person" : "stay");
    const known = steps().includes(asked) ? asked : "summary";
    return steps().indexOf(known) > steps().indexOf(reach()) ? reach() : known;
  });
  const dirty = () => made() === null && (begun() || form.dirty());
  guardUnsaved(dirty);

  const goTo = (next: Step) => {
    const { values } = form;
    setParams(
      {
        step: next,
        clientId: values.clientId,
        serviceId: values.serviceId || null,
        careTypeId: values.careTypeId || null,
        placeId: values.placeId,
        entryDate: values.entryDate || null,
      },
      { scroll: true },
    );
  };
  /** Checks what is on this step; faults on an earlier one lead back to it. */
  const submit = async (): Promise<boolean> => {
    const went = await form.submit();
    const faulty = steps().find((one) => form.faults().some((fault) => stepOf(fault.pointer) === one));
    if (!went && faulty && faulty !== step()) goTo(faulty);
    return went;
  };
  const next = async () => {
    const at = steps().indexOf(step());
    const following = steps()[at + 1];
    if (step() === "summary") return admit();
    if (following && (await submit())) {
      setBegun(true);
      goTo(following);
    }
  };
  const admit = async () => {
    setAdmitting(true);
    try {
      await submit();
    } finally {
      setAdmitting(false);
    }
  };
  const back = () => {
    const before = steps()[steps().indexOf(step()) - 1];
    if (before) goTo(before);
  };
  const cancel = async () => {
    if (dirty() && !(await askToDiscard())) return;
    form.reset(form.values);
    setBegun(false);
    go(clientId() === null ? "/customers" : `/customers/${clientId()}`);
  };
  const again = () => {
    touched.clear();
    setMade(null);
    setPreview(null);
    setBegun(false);
    form.reset(newAdmission({ entryDate: today(), serviceId: String(facility.id() ?? "") }));
    setParams({ step: null, clientId: null, careTypeId: null, placeId: null, entryDate: null, serviceId: null });
  };
  useKeys("Form", [
    { keys: ["mod+enter"], label: "Go on", whileTyping: true, when: () => made() === null, run: () => void next() },
    {
      keys: ["escape"],
      label: "Cancel",
      whileTyping: true,
      when: () => made() === null,
      run: () => void cancel(),
    },
  ]);

  // A link that brought the service along fills in what follows from it.
  createEffect(
    on([chosen.service, chosen.careType, careTypes], ([service, careType, all]) => {
      if (service && form.values.careTypeId === "" && all.length > 0)
        form.preset("careTypeId", usualCareType(all, service.kind));
      if (service) followDefaults(form, touched, service, careType);
    }),
  );
  createEffect(
    on(onRecord, (facts) => {
      if (!facts) return;
      const keep = <K extends keyof AdmitValues>(key: K, value: AdmitValues[K]) => form.preset(key, value);
      keep("homeCareOnSep2024", facts.homeCareOnSep2024);
      keep("choiceOf2014", facts.choiceOf2014 ?? "");
      keep("electionOf2025", facts.electionOf2025 ?? "");
      keep("agreementBefore2014", facts.agreementBefore2014);
      keep("pre2014Fee", facts.pre2014Fee);
      keep("hasDependentChild", facts.hasDependentChild);
      keep("formerPrisonerOfWar", facts.formerPrisonerOfWar);
      keep("inCareIn1997", facts.inCareIn1997);
    }),
  );
  // The summary is always of what is typed now, however one came to it; what was refused is not asked again by itself.
  createEffect(
    on([step, body, form.busy, () => chosen.careType() && chosen.service()], ([now, text, busy, known]) => {
      if (now !== "summary" || made() !== null || busy || !known || text === asked() || text === preview()?.body)
        return;
      setAsked(text);
      void submit();
    }),
  );
  createEffect(
    on(step, (now) => made() === null && announce(`Step ${steps().indexOf(now) + 1} of ${steps().length}`), {
      defer: true,
    }),
  );

  /** Nothing was to be saved yet: only what would be is not known. */
  const previewFailed = () =>
    step() === "summary" && current() === null && form.faults().length === 0 && form.problem() !== null && !form.busy();

  const title = () =>
    made() ? `${made()?.serviceEntry.clientName} is admitted` : `Admit ${person()?.name ?? "a client"}`;
  const current = () => {
    const found = preview();
    return found && found.body === body() ? found.admission : null;
  };
  return (
    <Page title={title()} up={[{ href: "/admissions/stays", label: "Admissions" }]}>
      <Show
        when={made()}
        fallback={
          <>
            <StepsBar steps={steps()} at={step()} reach={reach()} onGo={goTo} />
            <div class="flow" classList={{ whole: step() === "summary" }}>
              <div class="flow-main">
                <Show when={previewFailed()} fallback={<ErrorSummary form={form} />}>
                  <Failure
                    what="What will be created"
                    error={new Error(form.problem() ?? "")}
                    onRetry={() => void submit()}
                  />
                </Show>
                <Show when={read().error}>
                  <Failure what="The person" error={read().error} onRetry={() => void read().refetch()} />
                </Show>
                <Switch>
                  <Match when={step() === "person"}>
                    <PersonStep
                      chosen={person() ?? null}
                      serviceId={form.values.serviceId === "" ? null : Number(form.values.serviceId)}
                      onChoose={(id) => {
                        form.bind("clientId").set(id);
                        if (id !== null) goTo("stay");
                      }}
                      onMade={(made) => queries.setQueryData(["customer", made.id], made)}
                      onNext={() => void next()}
                    />
                  </Match>
                  <Match when={step() === "summary"}>
                    <Show
                      when={current()}
                      fallback={
                        <Show when={form.busy()}>
                          <SummarySkeleton />
                        </Show>
                      }
                    >
                      {(admission) => <AdmissionSummary admission={admission()} />}
                    </Show>
                    <div class="flow-foot">
                      <Button
                        kind="primary"
                        hint="Ctrl Enter"
                        busy={form.busy()}
                        disabled={current() === null}
                        onClick={() => void admit()}
                      >
                        Admit {person()?.name ?? "the client"}
                        {chosen.service() ? ` to ${chosen.service()?.name}` : ""} on {formatDay(form.values.entryDate)}
                      </Button>
                      <Button onClick={back}>Back</Button>
                      <Button kind="quiet" onClick={() => void cancel()}>
                        Cancel
                      </Button>
                    </div>
                  </Match>
                  <Match when={true}>
                    <form
                      class="form"
                      aria-label={step() === "stay" ? "Stay" : "Fees and rules"}
                      novalidate
                      onSubmit={(event) => {
                        event.preventDefault();
                        void next();
                      }}
                    >
                      <Show
                        when={step() === "stay"}
                        fallback={<FactsFields form={form} touched={touched} clientId={clientId()} />}
                      >
                        <StayFields form={form} touched={touched} />
                      </Show>
                      <div class="flow-foot">
                        <Button type="submit" kind="primary" hint="Ctrl Enter" busy={form.busy()}>
                          {steps()[steps().indexOf(step()) + 1] === "summary" ? "Show what will be created" : "Go on"}
                        </Button>
                        <Button onClick={back}>Back</Button>
                        <Button kind="quiet" onClick={() => void cancel()}>
                          Cancel
                        </Button>
                      </div>
                    </form>
                  </Match>
                </Switch>
              </div>
              <Show when={step() !== "summary"}>
                <FlowAside person={person()} values={form.values} chosen={chosen} />
              </Show>
            </div>
          </>
        }
      >
        {(admission) => (
          <Admitted admission={admission()} shared={chosen.service()?.allowPartnered ?? false} onAgain={again} />
        )}
      </Show>
    </Page>
  );
}

function SummarySkeleton(): JSX.Element {
  return (
    <>
      <p class="muted">Working out what will be created…</p>
      <LinesToCome widths={[60, 80, 70, 40]} />
    </>
  );
}
