import type { CareType, Service } from "@banksia/contracts";
import { createMemo, type JSX, Show } from "solid-js";
import { optionsOf, useCareTypes, useServices } from "../../data/references.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Bound, Form } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { type AdmitValues, careTypesOf, defaultsOf, stepOf, usualCareType } from "./admit-values.ts";
import { Fold } from "./fold.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import { accommodationOptions } from "./words.ts";

/** The service and care type that an admission has chosen. */
export function useChosen(form: StayForm): {
  service: () => Service | undefined;
  careType: () => CareType | undefined;
  /** A bed has to be chosen. */
  placeNeeded: () => boolean;
} {
  const services = useServices();
  const careTypes = useCareTypes();
  const service = createMemo(() => services().find((one) => String(one.id) === form.values.serviceId));
  const careType = createMemo(() => careTypes().find((one) => String(one.id) === form.values.careTypeId));
  return { service, careType, placeNeeded: () => service()?.kind === "residential" };
}

/** The part of a form that these fields need; a form may hold more. */
export type StayForm = Pick<Form<AdmitValues>, "values" | "bind" | "set" | "preset" | "faults">;

/** Fields that were set by hand: they no longer follow the service and the care type. */
export type Touched = Set<keyof AdmitValues>;

/** Fills in what follows from the service and the care type, but for what was decided by hand. */
export function followDefaults(
  form: StayForm,
  touched: Touched,
  service: Service | undefined,
  careType: CareType | undefined,
): void {
  const defaults = defaultsOf(service, careType);
  for (const key of ["funded", "moveAddress", "entryEventRequired", "departureEventRequired"] as const)
    if (!touched.has(key)) form.preset(key, defaults[key]);
  if (!touched.has("accommodationStatus")) form.preset("accommodationStatus", defaults.accommodationStatus);
}

/** Where, from when, in which place and how: the usual case is a facility, a care type, a day and a place. */
export function StayFields(props: {
  form: StayForm;
  touched: Touched;
  /** The stay follows one in another facility: the person keeps what is decided of the person. */
  transfer?: boolean | undefined;
  notServiceId?: number | undefined;
  dayLabel?: string | undefined;
}): JSX.Element {
  const services = useServices();
  const careTypes = useCareTypes();
  const chosen = useChosen(props.form);
  const bind = props.form.bind;
  const values = () => props.form.values;
  const offered = () => services().filter((one) => one.active && one.id !== props.notServiceId);
  const fitting = () => careTypesOf(careTypes(), chosen.service()?.kind);
  const setting = () => chosen.careType()?.setting;
  const follow = () => followDefaults(props.form, props.touched, chosen.service(), chosen.careType());
  const byHand = (key: "funded" | "moveAddress" | "entryEventRequired" | "departureEventRequired"): Bound<boolean> => {
    const field = bind(key);
    return {
      ...field,
      set: (value) => {
        props.touched.add(key);
        field.set(value);
      },
    };
  };
  const chooseService = (value: string) => {
    if (value === values().serviceId) return;
    bind("serviceId").set(value);
    props.form.set("placeId", null);
    const kind = chosen.service()?.kind;
    if (!careTypesOf(careTypes(), kind).some((one) => String(one.id) === values().careTypeId))
      bind("careTypeId").set(usualCareType(careTypes(), kind));
    follow();
  };
  const folded = () =>
    props.form
      .faults()
      .some(
        (fault) =>
          stepOf(fault.pointer) === "stay" &&
          !["serviceId", "careTypeId", "entryDate", "placeId", "accommodationStatus"].includes(fault.pointer),
      );
  const hasRoom = () => setting() === "residential" || setting() === "village";
  return (
    <>
      <div class="fields">
        <SelectField
          field={{ ...bind("serviceId"), set: chooseService }}
          label="Facility"
          options={optionsOf(offered())}
        />
        <SelectField
          field={{
            ...bind("careTypeId"),
            set: (value: string) => {
              bind("careTypeId").set(value);
              follow();
            },
          }}
          label="Care type"
          options={optionsOf(fitting())}
        />
        <DateField
          field={bind("entryDate")}
          label={props.dayLabel ?? "Entry date"}
          hint="Day of arrival, or start of the agreement."
        />
      </div>
      <PlaceChoice
        field={bind("placeId")}
        label="Place"
        serviceId={values().serviceId === "" ? null : Number(values().serviceId)}
        day={values().entryDate}
        optional={chosen.service() !== undefined && !chosen.placeNeeded()}
      />
      <Show when={hasRoom()}>
        <SelectField
          field={{
            ...bind("accommodationStatus"),
            set: (value: AdmitValues["accommodationStatus"]) => {
              props.touched.add("accommodationStatus");
              bind("accommodationStatus").set(value);
            },
          }}
          label="Accommodation status"
          options={accommodationOptions(setting())}
          hint="Who pays for the room. It can be changed at any time."
        />
      </Show>
      <Fold title="Billing start, funding, address and portal" attention={folded()}>
        <div class="fields">
          <DateField
            field={bind("billingStartDate")}
            label="Billed from"
            optional
            hint={`The ${props.transfer ? "day of the transfer" : "entry date"}, when left empty.`}
          />
          <DateField field={bind("agreementDate")} label="Agreement of" optional hint="Day of the service agreement." />
          <Show when={setting() === "respite" || setting() === "home_care"}>
            <NumberField
              field={bind("initialCapacity")}
              label="Capacity at entry"
              optional
              unit="of 100"
              hint="Only for restorative care."
            />
          </Show>
        </div>
        <div class="stack tight">
          <CheckField
            field={byHand("funded")}
            label="Funded"
            hint="Comes from the facility; untick for a private client. Unfunded stays claim nothing."
          />
          <Show when={values().placeId !== null}>
            <CheckField
              field={byHand("moveAddress")}
              label="The place becomes the home address"
              hint="The home address of before is kept under another purpose."
            />
          </Show>
          <CheckField field={byHand("entryEventRequired")} label="Tell the government's portal of the entry" />
          <CheckField field={byHand("departureEventRequired")} label="Tell the government's portal of the departure" />
        </div>
      </Fold>
    </>
  );
}
