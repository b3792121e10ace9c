import type { Arrangements, ResidentFacts } from "@banksia/contracts";
import { For, Index, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Button } from "../../kit/button.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Bound, Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { type AdmitValues, type EarlierStayValues, NO_STAY, stepOf } from "./admit-values.ts";
import { Fold } from "./fold.tsx";
import type { Touched } from "./stay-fields.tsx";

const STAY_KINDS: { value: EarlierStayValues["kind"]; label: string }[] = [
  { value: "permanent", label: "Permanent care" },
  { value: "respite", label: "Respite" },
  { value: "multi_purpose", label: "Multi-purpose service" },
];

export const KIND_WORDS: Record<EarlierStayValues["kind"], string> = {
  permanent: "Permanent care",
  respite: "Respite",
  multi_purpose: "Multi-purpose service",
};

const AGREEMENTS: { value: ResidentFacts["agreementBefore2014"]; label: string }[] = [
  { value: "unknown", label: "Not known" },
  { value: "formal", label: "Formal agreement" },
  { value: "bond", label: "Accommodation bond" },
  { value: "charge", label: "Accommodation charge" },
  { value: "eligible", label: "None, but eligible for one" },
  { value: "none", label: "None" },
];

const FEES_2014: { value: ResidentFacts["pre2014Fee"]; label: string }[] = [
  { value: "standard", label: "Standard" },
  { value: "protected", label: "Protected" },
  { value: "non_standard", label: "Non-standard" },
];

/** What is on record of a person's facts; null while unknown, or never saved. */
export function useFactsOnRecord(clientId: () => number | null): () => ResidentFacts | null {
  const read = createRead<ResidentFacts>(() => ({
    queryKey: ["fees", "facts", clientId()],
    enabled: clientId() !== null,
    queryFn: ({ signal }) => api.call(endpoints.getResidentFacts, { params: { clientId: clientId() ?? 0 }, signal }),
  }));
  return () => {
    const found = clientId() === null ? undefined : read().data;
    return found && found.updatedAt !== null ? found : null;
  };
}

/** The facts from which a permanent resident's fees follow. Somebody new to residential care changes nothing here. */
export function FactsFields(props: {
  form: Form<AdmitValues>;
  touched: Touched;
  clientId: number | null;
}): JSX.Element {
  const bind = props.form.bind;
  const values = () => props.form.values;
  const known = createRead<Arrangements>(() => ({
    queryKey: ["fees", "arrangements", props.clientId],
    enabled: props.clientId !== null,
    queryFn: ({ signal }) => api.call(endpoints.getArrangements, { params: { clientId: props.clientId ?? 0 }, signal }),
  }));
  const onRecord = () => known().data?.stays ?? [];
  const setStays = (stays: EarlierStayValues[]) => props.form.set("earlierStays", stays);
  const setBefore2014 = (value: boolean) => {
    props.touched.add("careBeforeJuly2014");
    bind("careBeforeJuly2014").set(value);
    if (!props.touched.has("newMeansTesting")) props.form.set("newMeansTesting", !value);
  };
  const faulty = (...fields: string[]) =>
    props.form
      .faults()
      .some((fault) => stepOf(fault.pointer) === "facts" && fields.includes(fault.pointer.replace("facts/", "")));
  return (
    <>
      <RadioField
        field={bind("homeCareOnSep2024")}
        label="Home care on 12 September 2024"
        options={[
          { value: "none", label: "None, or not known" },
          {
            value: "approved",
            label: "Received or was approved for a home care package",
            hint: "Keeps the fees of before 1 November 2025.",
          },
          {
            value: "continuing",
            label: "Received home care since before 1 July 2014",
            hint: "Pays no means tested care fee.",
          },
        ]}
      />
      <fieldset class="fieldset" id={bind("earlierStays").id} tabindex={-1}>
        <legend class="legend">Earlier residential care with other providers</legend>
        <p class="field-hint">
          Stays with this provider are known. A stay elsewhere decides under which rules fees and room are charged.
        </p>
        <Show when={onRecord().length > 0}>
          <ul class="known-stays" aria-label="Stays on record">
            <For each={onRecord()}>
              {(stay) => (
                <li>
                  {KIND_WORDS[stay.kind]} at {stay.home}, {formatPeriod(stay.from, stay.to)}
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Index each={values().earlierStays}>
          {(stay, index) => (
            <EarlierStayRow
              form={props.form}
              stay={stay()}
              index={index}
              onChange={(next) => setStays(values().earlierStays.map((one, at) => (at === index ? next : one)))}
              onRemove={() => setStays(values().earlierStays.filter((_, at) => at !== index))}
            />
          )}
        </Index>
        <div>
          <Button icon="plus" onClick={() => setStays([...values().earlierStays, NO_STAY])}>
            Add an earlier stay
          </Button>
        </div>
      </fieldset>
      <CheckField
        field={{ ...bind("careBeforeJuly2014"), set: setBefore2014 }}
        label="First admitted to permanent care before 1 July 2014"
      />
      <Show when={values().careBeforeJuly2014}>
        <div class="fold-body">
          <CheckField
            field={{
              ...bind("newMeansTesting"),
              set: (value: boolean) => {
                props.touched.add("newMeansTesting");
                bind("newMeansTesting").set(value);
              },
            }}
            label="Subject to the means testing of 1 July 2014"
            hint="Only after a written choice, or a break of more than 28 days."
          />
          <div class="fields">
            <DateField field={bind("choiceOf2014")} label="Chose the rules of 2014 on" optional />
            <SelectField
              field={bind("agreementBefore2014")}
              label="Agreement of before July 2014"
              options={AGREEMENTS}
            />
            <SelectField field={bind("pre2014Fee")} label="Basic daily fee" options={FEES_2014} width="short" />
          </div>
        </div>
      </Show>
      <Fold
        title="Choice of the rules of 1 November 2025, and exemptions"
        attention={faulty("electionOf2025", "hasDependentChild", "formerPrisonerOfWar", "inCareIn1997")}
      >
        <DateField
          field={bind("electionOf2025")}
          label="Chose the rules of 1 November 2025 from"
          optional
          hint="First day of the election in the approved form. It cannot be taken back."
        />
        <div class="stack tight">
          <CheckField field={bind("hasDependentChild")} label="Has a dependent child" />
          <CheckField field={bind("formerPrisonerOfWar")} label="Former prisoner of war" />
          <CheckField
            field={bind("inCareIn1997")}
            label="In residential care between 1 October 1997 and 28 February 1998"
          />
        </div>
      </Fold>
    </>
  );
}

function EarlierStayRow(props: {
  form: Form<AdmitValues>;
  stay: EarlierStayValues;
  index: number;
  onChange: (stay: EarlierStayValues) => void;
  onRemove: () => void;
}): JSX.Element {
  const at = <K extends keyof EarlierStayValues>(key: K): Bound<EarlierStayValues[K]> =>
    props.form.bindAt(
      `earlierStays/${props.index}/${key}`,
      () => props.stay[key],
      (value) => props.onChange({ ...props.stay, [key]: value }),
    );
  return (
    <div class="earlier-stay" role="group" aria-label={`Earlier stay ${props.index + 1}`}>
      <SelectField field={at("kind")} label="Kind" options={STAY_KINDS} />
      <TextField field={at("home")} label="Home" autofocus />
      <DateField field={at("startDate")} label="From" />
      <DateField field={at("endDate")} label="To" />
      <Button kind="quiet" icon="cross" label="Take this stay away" onClick={() => props.onRemove()} />
    </div>
  );
}
