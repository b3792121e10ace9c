import type { RunFilters, RunKind } from "@banksia/contracts";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { findCodes, findGroups, findPeople, findServices } from "../../data/find.ts";
import { useCodes, useServices } from "../../data/references.ts";
import { Button } from "../../kit/button.tsx";
import { ChecksField } from "../../kit/form/check-field.tsx";
import { Combobox, type Choice } from "../../kit/form/combobox.tsx";
import type { Bound } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { count } from "../../lib/words.ts";
import "./run.css";

type AccommodationCharge = keyof NonNullable<RunFilters["accommodation"]>;
type ExitFee = keyof NonNullable<RunFilters["exitFees"]>;

const CHARGES: Record<AccommodationCharge, string> = {
  ongoing: "Daily payments",
  unpaidLumpSum: "Unpaid lump sums by the day",
  retention: "Retention",
};
const CHARGE_LIST = ["ongoing", "unpaidLumpSum", "retention"] as const;

const EXIT_FEES: Record<ExitFee, string> = { dmf: "Deferred management fees", crf: "Capital replacement fees" };
const EXIT_FEE_LIST = ["dmf", "crf"] as const;

/** What a run is limited to, as a form holds it: empty lists are no limit. */
export interface FilterValues {
  timing: "" | "advance" | "arrears";
  /** Empty: as usual for the kind of run. */
  departed: "" | NonNullable<RunFilters["departed"]>;
  /** What a run of accommodation payments charges, and which fees one of villages. */
  charges: AccommodationCharge[];
  exitFees: ExitFee[];
  services: { id: number; label: string }[];
  codes: { id: number; label: string }[];
  clients: { id: number; label: string }[];
  groups: { id: number; label: string }[];
}

export const NO_FILTERS: FilterValues = {
  timing: "",
  departed: "",
  charges: [...CHARGE_LIST],
  exitFees: [...EXIT_FEE_LIST],
  services: [],
  codes: [],
  clients: [],
  groups: [],
};

const ids = (list: { id: number }[]): number[] | null => (list.length === 0 ? null : list.map((one) => one.id));

/** Whether a kind of run looks at billing codes; the others are limited to people only. */
const looksAtCodes = (kind: RunKind) => kind === "billing" || kind === "adjustment" || kind === "exceeded_leave";

/** The filters of a kind of run as the API takes them. */
export function filtersOf(values: FilterValues, kind: RunKind) {
  const codes = looksAtCodes(kind);
  return {
    timing: !codes || values.timing === "" ? null : values.timing,
    ...(values.departed === "" ? {} : { departed: values.departed }),
    ...(kind === "accommodation"
      ? {
          accommodation: {
            ongoing: values.charges.includes("ongoing"),
            unpaidLumpSum: values.charges.includes("unpaidLumpSum"),
            retention: values.charges.includes("retention"),
          },
        }
      : {}),
    ...(kind === "dmf_crf"
      ? { exitFees: { dmf: values.exitFees.includes("dmf"), crf: values.exitFees.includes("crf") } }
      : {}),
    serviceIds: ids(values.services),
    billingCodeIds: codes ? ids(values.codes) : null,
    clientIds: ids(values.clients),
    customerGroupIds: ids(values.groups),
  };
}

/** The filters of a run or schedule as a form holds them; names follow from the short lists. */
export function valuesOfFilters(
  filters: RunFilters,
  names: { service: (id: number) => string; code: (id: number) => string },
): FilterValues {
  return {
    timing: filters.timing ?? "",
    departed: filters.departed ?? "",
    charges: CHARGE_LIST.filter((one) => filters.accommodation?.[one] ?? true),
    exitFees: EXIT_FEE_LIST.filter((one) => filters.exitFees?.[one] ?? true),
    services: (filters.serviceIds ?? []).map((id) => ({ id, label: names.service(id) })),
    codes: (filters.billingCodeIds ?? []).map((id) => ({ id, label: names.code(id) })),
    clients: (filters.clientIds ?? []).map((id) => ({ id, label: `Client ${id}` })),
    groups: (filters.customerGroupIds ?? []).map((id) => ({ id, label: `Customer group ${id}` })),
  };
}

const DEPARTED: Record<NonNullable<RunFilters["departed"]>, string> = {
  exclude: "Without departed clients",
  include: "Departed clients too",
  only: "Departed clients only",
};

function namesIn<K extends string>(names: Record<K, string>, keys: readonly K[]): string {
  return keys.map((key) => names[key].charAt(0).toLowerCase() + names[key].slice(1)).join(" and ") || "nothing";
}

/** The filters in one sentence. */
export function FilterWords(props: { filters: RunFilters }): JSX.Element {
  const services = useServices();
  const codes = useCodes();
  const words = createMemo(() => {
    const { filters } = props;
    const parts: string[] = filters.departed ? [DEPARTED[filters.departed]] : [];
    const charges = CHARGE_LIST.filter((one) => filters.accommodation?.[one] ?? true);
    if (charges.length < CHARGE_LIST.length) parts.push(`only ${namesIn(CHARGES, charges)}`);
    const fees = EXIT_FEE_LIST.filter((one) => filters.exitFees?.[one] ?? true);
    if (fees.length < EXIT_FEE_LIST.length) parts.push(`only ${namesIn(EXIT_FEES, fees)}`);
    if (filters.timing) parts.push(`only codes billed in ${filters.timing}`);
    if (filters.serviceIds)
      parts.push(
        filters.serviceIds.length > 3
          ? count(filters.serviceIds.length, "facility", "facilities")
          : filters.serviceIds
              .map((id) => services().find((one) => one.id === id)?.name ?? `facility ${id}`)
              .join(", "),
      );
    if (filters.billingCodeIds)
      parts.push(
        filters.billingCodeIds.map((id) => codes().find((one) => one.id === id)?.code ?? `code ${id}`).join(", "),
      );
    if (filters.clientIds) parts.push(count(filters.clientIds.length, "client"));
    if (filters.customerGroupIds) parts.push(count(filters.customerGroupIds.length, "customer group"));
    return parts.length === 0 ? "All clients" : parts.join(" · ");
  });
  return <span>{words()}</span>;
}

/** The fields that limit a run. `bind` gives the part of the filters by its name. */
export function FilterFields(props: {
  bind: <P extends keyof FilterValues>(part: P) => Bound<FilterValues[P]>;
  kind: RunKind;
}): JSX.Element {
  const people = () => !looksAtCodes(props.kind);
  const services = props.bind("services");
  const codes = props.bind("codes");
  const clients = props.bind("clients");
  const groups = props.bind("groups");
  return (
    <div class="fields">
      <Show when={props.kind === "accommodation"}>
        <Charges field={props.bind("charges")} label="What is charged" list={CHARGE_LIST} words={CHARGES} />
      </Show>
      <Show when={props.kind === "dmf_crf"}>
        <Charges field={props.bind("exitFees")} label="Which fees" list={EXIT_FEE_LIST} words={EXIT_FEES} />
      </Show>
      <Show when={!people()}>
        <SelectField
          field={props.bind("timing")}
          label="Codes billed in"
          optional
          options={[
            { value: "", label: "Advance and arrears" },
            { value: "advance", label: "Advance only" },
            { value: "arrears", label: "Arrears only" },
          ]}
        />
      </Show>
      <SelectField
        field={props.bind("departed")}
        label="Departed clients"
        optional
        options={[
          { value: "", label: "As usual: only billing leaves them out" },
          { value: "exclude", label: "Leave them out" },
          { value: "include", label: "Include them" },
          { value: "only", label: "Only them" },
        ]}
      />
      <Picks
        label="Facilities"
        one="facility"
        none="All that you may see"
        picked={services.get()}
        onPick={services.set}
        find={findServices}
      />
      <Show when={!people()}>
        <Picks label="Billing codes" one="code" none="All" picked={codes.get()} onPick={codes.set} find={findCodes} />
      </Show>
      <Picks label="Clients" one="client" none="All" picked={clients.get()} onPick={clients.set} find={findPeople} />
      <Picks
        label="Customer groups"
        one="group"
        none="All"
        picked={groups.get()}
        onPick={groups.set}
        find={findGroups}
      />
    </div>
  );
}

/** Some of a few, as a field of words that the form knows. */
function Charges<T extends string>(props: {
  field: Bound<T[]>;
  label: string;
  list: readonly T[];
  words: Record<T, string>;
}): JSX.Element {
  const field: Bound<string[]> = {
    ...props.field,
    set: (chosen) => props.field.set(props.list.filter((one) => chosen.includes(one))),
  };
  return (
    <ChecksField
      field={field}
      label={props.label}
      options={props.list.map((value) => ({ value, label: props.words[value] }))}
    />
  );
}

/** Any number of records, each found by searching. */
export function Picks(props: {
  label: string;
  one: string;
  none: string;
  picked: { id: number; label: string }[];
  onPick: (picked: { id: number; label: string }[]) => void;
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>;
}): JSX.Element {
  const [round, setRound] = createSignal(0);
  const find = async (text: string, signal: AbortSignal) => {
    const found = await props.find(text, signal);
    return found.filter((choice) => !props.picked.some((one) => one.id === choice.value));
  };
  const field = (n: number) => ({
    pointer: `pick-${props.label}-${n}`,
    id: `pick-${props.label.replaceAll(" ", "-")}-${n}`,
    get: () => null,
    set: () => undefined,
    error: () => undefined,
    refuse: () => undefined,
    register: () => undefined,
  });
  return (
    <div class="picks">
      <For each={[round()]}>
        {(n) => (
          <Combobox
            field={field(n)}
            label={props.label}
            find={find}
            optional
            placeholder={props.picked.length === 0 ? props.none : `Add another ${props.one}`}
            autofocus={n > 0}
            onChoose={(choice) => {
              if (!choice) return;
              props.onPick([...props.picked, { id: choice.value, label: choice.label }]);
              setRound(n + 1);
            }}
          />
        )}
      </For>
      <Show when={props.picked.length > 0}>
        <ul role="list" class="pick-list" aria-label={`${props.label} chosen`}>
          <For each={props.picked}>
            {(one) => (
              <li class="pick">
                <span>{one.label}</span>
                <Button
                  kind="quiet"
                  icon="cross"
                  label={`Leave out ${one.label}`}
                  onClick={() => props.onPick(props.picked.filter((other) => other.id !== one.id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
