import type { Customer, CustomerListItem } from "@banksia/contracts";
import { createEffect, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useCustomerGroups, useTerms } from "../../data/references.ts";
import { session } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { count } from "../../lib/words.ts";
import { PersonButton } from "./find-person.tsx";
import { Fold } from "./fold.tsx";
import { type Likeness, likenessOf } from "./likeness.ts";
import "./admissions.css";

export interface NewPersonValues {
  title: string;
  firstName: string;
  lastName: string;
  knownAs: string;
  birthDate: string;
  reference: string;
  phone: string;
  email: string;
  customerGroupId: string;
  termsOfPaymentId: string;
  /** The facility whose people see the record; empty: all do. */
  homeServiceId: string;
  /** Somebody looked at the people alike and says it is none of them. */
  somebodyElse: boolean;
}

const NOBODY: NewPersonValues = {
  title: "",
  firstName: "",
  lastName: "",
  knownAs: "",
  birthDate: "",
  reference: "",
  phone: "",
  email: "",
  customerGroupId: "",
  termsOfPaymentId: "",
  homeServiceId: "",
  somebodyElse: false,
};

export interface Alike {
  person: CustomerListItem;
  likeness: Likeness;
}

export interface NewPerson {
  form: Form<NewPersonValues>;
  /** People on record who may be the same, the likeliest first. */
  alike: () => Alike[];
  /** The one who was created. */
  made: () => Customer | null;
}

/** `margaret o'brien` as first and last name. */
export function namesOf(typed: string): Pick<NewPersonValues, "firstName" | "lastName"> {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  if (words.length < 2) return { firstName: "", lastName: words[0] ?? "" };
  return { firstName: words[0] ?? "", lastName: words.slice(1).join(" ") };
}

/** Whoever sees only some facilities makes records that one of them keeps. */
function keeperOf(serviceId: number | null): string {
  const me = session();
  if (serviceId !== null) return String(serviceId);
  return me && !me.allServices ? String(me.services[0]?.id ?? "") : "";
}

/** The form of a new person: held against everybody on record as one types, and created only with open eyes. */
export function createNewPerson(serviceId: number | null): NewPerson {
  const groups = useCustomerGroups();
  const terms = useTerms();
  const [made, setMade] = createSignal<Customer | null>(null);
  const form: Form<NewPersonValues> = createForm({ ...NOBODY, homeServiceId: keeperOf(serviceId) }, async (values) => {
    const missing: [keyof NewPersonValues, string][] = [];
    if (!values.firstName.trim()) missing.push(["firstName", "Enter the first name."]);
    if (!values.lastName.trim()) missing.push(["lastName", "Enter the last name."]);
    if (!values.customerGroupId) missing.push(["customerGroupId", "Choose the customer group."]);
    if (!values.termsOfPaymentId) missing.push(["termsOfPaymentId", "Choose the terms of payment."]);
    for (const [field, message] of missing) form.fault(field, message);
    if (missing.length > 0) throw new Error("Some fields are still empty.");
    if (sure() && !values.somebodyElse) {
      form.fault("somebodyElse", "Choose the person on record, or say that it is somebody else.");
      throw new Error("This person seems to be on record already.");
    }
    const orNull = (text: string) => text.trim() || null;
    const person = await api.call(endpoints.createCustomer, {
      body: {
        type: "person",
        title: orNull(values.title),
        firstName: values.firstName,
        lastName: values.lastName,
        knownAs: orNull(values.knownAs),
        birthDate: values.birthDate || null,
        reference: orNull(values.reference),
        phone: orNull(values.phone),
        email: orNull(values.email),
        homeServiceId: values.homeServiceId === "" ? null : Number(values.homeServiceId),
        customerGroupId: Number(values.customerGroupId),
        termsOfPaymentId: Number(values.termsOfPaymentId),
      },
    });
    refreshRows("customers");
    setMade(person);
  });
  createEffect(() => {
    const group = groups()[0];
    if (group && form.values.customerGroupId === "") form.preset("customerGroupId", String(group.id));
    const term = terms()[0];
    if (term && form.values.termsOfPaymentId === "") form.preset("termsOfPaymentId", String(term.id));
  });

  const [asked, setAsked] = createSignal<string[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(() => {
    const words = [form.values.lastName.trim(), form.values.firstName.trim(), form.values.reference.trim()];
    clearTimeout(timer);
    timer = setTimeout(() => setAsked(words.filter((word) => word.length > 1)), 250);
  });
  /** Everybody who has one of the names, or the reference: a slip in one name is found by the other. */
  const read = createRead(() => ({
    queryKey: ["alike", asked()],
    enabled: asked().length > 0,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const lists = await Promise.all(
        asked().map((search) =>
          api.call(endpoints.listCustomers, { query: { search, type: "person" as const, limit: 200 }, signal }),
        ),
      );
      return [...new Map(lists.flatMap((list) => list.items).map((one) => [one.id, one])).values()];
    },
  }));
  const alike = () =>
    asked().length === 0
      ? []
      : (read().data ?? [])
          .flatMap((person): Alike[] => {
            const likeness = likenessOf(form.values, person);
            return likeness ? [{ person, likeness }] : [];
          })
          .toSorted((a, b) => Number(b.likeness.strength === "same") - Number(a.likeness.strength === "same"))
          .slice(0, 6);
  const sure = () => alike().some((one) => one.likeness.strength === "same");
  return { form, alike, made };
}

/** The fields of a new person, and whoever on record may be the same. */
export function NewPersonFields(props: {
  new: NewPerson;
  onChoose: (person: CustomerListItem) => void;
  refuse?: ((person: CustomerListItem) => string | null) | undefined;
}): JSX.Element {
  const groups = useCustomerGroups();
  const terms = useTerms();
  const form = () => props.new.form;
  const bind = props.new.form.bind;
  const faulty = (...fields: string[]) =>
    form()
      .faults()
      .some((fault) => fields.includes(fault.pointer));
  return (
    <>
      <div class="fields">
        <TextField field={bind("firstName")} label="First name" autofocus />
        <TextField field={bind("lastName")} label="Last name" />
        <DateField field={bind("birthDate")} label="Date of birth" optional past />
        <TextField field={bind("knownAs")} label="Known as" optional />
      </div>
      <Show when={props.new.alike().length > 0}>
        <section class="alike" aria-label="People on record who may be the same">
          <h3>
            {count(props.new.alike().length, "person", "people")} on record may be the same: choose one to go on with
            them.
          </h3>
          <ul role="list" class="people">
            <For each={props.new.alike()}>
              {(one) => (
                <li>
                  <PersonButton
                    person={one.person}
                    reasons={one.likeness.reasons}
                    refused={props.refuse?.(one.person) ?? null}
                    onChoose={() => props.onChoose(one.person)}
                  />
                </li>
              )}
            </For>
          </ul>
          <Show when={props.new.alike().some((one) => one.likeness.strength === "same")}>
            <CheckField field={bind("somebodyElse")} label="It is somebody else: create a new person" />
          </Show>
        </section>
      </Show>
      <Fold
        title="Telephone, reference and how they pay"
        attention={faulty(
          "title",
          "reference",
          "phone",
          "email",
          "customerGroupId",
          "termsOfPaymentId",
          "homeServiceId",
        )}
      >
        <div class="fields">
          <TextField field={bind("phone")} label="Telephone" type="tel" optional />
          <TextField field={bind("email")} label="E-mail" type="email" optional />
          <TextField field={bind("reference")} label="Reference" optional hint="Its number in another system." />
          <TextField field={bind("title")} label="Title" width="short" optional />
        </div>
        <div class="fields">
          <SelectField field={bind("customerGroupId")} label="Customer group" options={optionsOf(groups())} />
          <SelectField field={bind("termsOfPaymentId")} label="Terms of payment" options={optionsOf(terms())} />
          <SelectField
            field={bind("homeServiceId")}
            label="Record kept by"
            optional={session()?.allServices}
            options={
              session()?.allServices
                ? orNone("All facilities", optionsOf(session()?.services ?? []))
                : optionsOf(session()?.services ?? [])
            }
            hint="Only people of this facility see the record before the admission."
          />
        </div>
      </Fold>
    </>
  );
}
