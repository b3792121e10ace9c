import type { BodyInput, Customer, ResidentFacts } from "@banksia/contracts";
import { For, type JSX, Match, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Failure } from "../../kit/failure.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { Fold } from "../admissions/fold.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { EffectView } from "./effect-view.tsx";
import { feeKey } from "./fee-key.ts";
import { said } from "./said.ts";
import { AGREEMENTS_2014, HOME_CARE, SHARES_2014 } from "./words.ts";

/** The dates and choices of a resident that arrangements and exemptions follow from. */
export function FactsPanel(props: { customer: Customer; onClose: () => void }): JSX.Element {
  const read = createRead<ResidentFacts>(() => ({
    queryKey: feeKey("facts", props.customer.id),
    queryFn: ({ signal }) => api.call(endpoints.getResidentFacts, { params: { clientId: props.customer.id }, signal }),
  }));
  return (
    <DetailPanel title="Facts that fees follow from" focus onClose={() => props.onClose()}>
      <Switch>
        <Match when={read().data} keyed>
          {(facts) => <FactsForm customer={props.customer} facts={facts} onClose={props.onClose} />}
        </Match>
        <Match when={read().error}>
          <Failure what="The facts" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <div class="stack" aria-busy="true">
            <For each={[60, 50, 70]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
          </div>
        </Match>
      </Switch>
    </DetailPanel>
  );
}

const DAYS = [
  "choiceOf2014",
  "electionOf2025",
  "zeroFrom",
  "zeroTo",
  "personInformedOn",
  "providerInformedOn",
] as const;

type Body = Omit<BodyInput<typeof endpoints.setResidentFacts>, "preview">;

function FactsForm(props: { customer: Customer; facts: ResidentFacts; onClose: () => void }): JSX.Element {
  const { clientId: _client, updatedAt: _saved, ...facts } = props.facts;
  const before = { ...facts, ...Object.fromEntries(DAYS.map((name) => [name, facts[name] ?? ""])) };
  const params = { clientId: props.customer.id };
  /** What was changed by hand; the rest stays whatever others do to it meanwhile. */
  const changes = (values: typeof before): Body =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name, value]) => Reflect.get(before, name) !== value)
        .map(([name, value]) => [name, value === "" ? null : value]),
    );
  const form = createForm(before, async (values) => {
    const { effect } = await api.call(endpoints.setResidentFacts, { params, body: changes(values) });
    await said(props.customer.id, "The facts are saved.", effect);
  });
  const preview = createPreview(
    () => {
      const body = changes(form.values);
      return Object.keys(body).length === 0 ? null : body;
    },
    (body, signal) => api.call(endpoints.setResidentFacts, { params, body: { ...body, preview: true }, signal }),
  );
  const day = (name: (typeof DAYS)[number]) =>
    form.bindAt<string>(
      name,
      () => form.values[name] ?? "",
      (value) => form.set(name, value),
    );
  const bind = form.bind;
  const faulty = (...names: string[]) => form.faults().some((fault) => names.includes(fault.pointer));
  return (
    <FormView
      form={form}
      label="Facts that fees follow from"
      verb="Save the facts"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="Nothing is changed yet.">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <RadioField field={bind("homeCareOnSep2024")} label="Home care on 12 September 2024" options={HOME_CARE} />
      <DateField
        field={day("electionOf2025")}
        label="Elected the rules of November 2025 from"
        optional
        hint="The first day of the written election. Fees change on it; the room only with a later move."
      />
      <Fold
        title="In care before July 2014"
        attention={
          faulty("choiceOf2014") ||
          facts.agreementBefore2014 !== "unknown" ||
          facts.pre2014Fee !== "standard" ||
          facts.choiceOf2014 !== null
        }
      >
        <SelectField
          field={bind("agreementBefore2014")}
          label="Agreement for the room before November 2025"
          options={AGREEMENTS_2014}
          width="full"
        />
        <SelectField field={bind("pre2014Fee")} label="Basic daily fee" options={SHARES_2014} width="full" />
        <DateField field={day("choiceOf2014")} label="Chose the rules of July 2014 on" optional />
        <CheckField
          field={bind("inCareIn1997")}
          label="In residential care between 1 October 1997 and 28 February 1998"
        />
      </Fold>
      <Fold
        title="Who pays no contribution"
        attention={
          faulty("zeroFrom", "zeroTo", "personInformedOn", "providerInformedOn") ||
          facts.hasDependentChild ||
          facts.formerPrisonerOfWar ||
          facts.zeroFrom !== null ||
          facts.personInformedOn !== null ||
          facts.providerInformedOn !== null
        }
      >
        <CheckField field={bind("hasDependentChild")} label="Has a dependent child" />
        <CheckField field={bind("formerPrisonerOfWar")} label="Former prisoner of war" />
        <div class="fields tight">
          <DateField field={day("zeroFrom")} label="Determined to pay nothing from" optional />
          <DateField field={day("zeroTo")} label="To" optional />
        </div>
        <div class="fields tight">
          <DateField
            field={day("personInformedOn")}
            label="Person told the amounts on"
            optional
            hint="Empty: on the day of the first advice; for stays of before November 2025, in time."
          />
          <DateField field={day("providerInformedOn")} label="Provider told on" optional />
        </div>
      </Fold>
    </FormView>
  );
}
