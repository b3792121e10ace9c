import type { Customer } from "@banksia/contracts";
import { createEffect, type JSX, Match, Show, Switch } from "solid-js";
import { optionsOf, useCustomerGroups, useTerms } from "../../data/references.ts";
import { findServices } from "../../data/find.ts";
import { session } from "../../data/session.ts";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { METHOD_LIST, METHODS } from "./customer-summary.tsx";

export interface CustomerValues {
  type: "person" | "organisation";
  account: string;
  name: string;
  title: string;
  firstName: string;
  middleName: string;
  lastName: string;
  knownAs: string;
  birthDate: string;
  abn: string;
  customerGroupId: string;
  termsOfPaymentId: string;
  methodOfPayment: Customer["methodOfPayment"];
  email: string;
  phone: string;
  addressLine: string;
  suburb: string;
  state: "" | NonNullable<Customer["state"]>;
  postcode: string;
  reference: string;
  homeServiceId: number | null;
  active: boolean;
}

export const NEW_CUSTOMER: CustomerValues = {
  type: "person",
  account: "",
  name: "",
  title: "",
  firstName: "",
  middleName: "",
  lastName: "",
  knownAs: "",
  birthDate: "",
  abn: "",
  customerGroupId: "",
  termsOfPaymentId: "",
  methodOfPayment: "eft",
  email: "",
  phone: "",
  addressLine: "",
  suburb: "",
  state: "",
  postcode: "",
  reference: "",
  homeServiceId: null,
  active: true,
};

export const STATES = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"] as const;

/** A customer as the form holds it. */
export function valuesOf(customer: Customer): CustomerValues {
  return {
    type: customer.type,
    account: customer.account,
    name: customer.type === "organisation" ? customer.name : "",
    title: customer.title ?? "",
    firstName: customer.firstName ?? "",
    middleName: customer.middleName ?? "",
    lastName: customer.lastName ?? "",
    knownAs: customer.knownAs ?? "",
    birthDate: customer.birthDate ?? "",
    abn: customer.abn ?? "",
    customerGroupId: String(customer.customerGroupId),
    termsOfPaymentId: String(customer.termsOfPaymentId),
    methodOfPayment: customer.methodOfPayment,
    email: customer.email ?? "",
    phone: customer.phone ?? "",
    addressLine: customer.addressLine ?? "",
    suburb: customer.suburb ?? "",
    state: customer.state ?? "",
    postcode: customer.postcode ?? "",
    reference: customer.reference ?? "",
    homeServiceId: customer.homeServiceId,
    active: customer.active,
  };
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the API is sent of the form, but for what only a new customer has. */
export function bodyOf(values: CustomerValues) {
  return {
    ...(values.type === "person" ? { firstName: values.firstName, lastName: values.lastName } : { name: values.name }),
    title: orNull(values.title),
    middleName: orNull(values.middleName),
    knownAs: orNull(values.knownAs),
    birthDate: values.birthDate === "" ? null : values.birthDate,
    abn: orNull(values.abn),
    customerGroupId: Number(values.customerGroupId),
    termsOfPaymentId: Number(values.termsOfPaymentId),
    methodOfPayment: values.methodOfPayment,
    email: orNull(values.email),
    phone: orNull(values.phone),
    addressLine: orNull(values.addressLine),
    suburb: orNull(values.suburb),
    state: values.state === "" ? null : values.state,
    postcode: orNull(values.postcode),
    reference: orNull(values.reference),
    homeServiceId: values.homeServiceId,
  };
}

/** Marks what is missing; throws when anything is. */
export function checkCustomer(form: Form<CustomerValues>, values: CustomerValues): void {
  const missing: [string, string][] = [];
  if (values.type === "person") {
    if (!values.firstName.trim()) missing.push(["firstName", "Enter the first name."]);
    if (!values.lastName.trim()) missing.push(["lastName", "Enter the last name."]);
  } else if (!values.name.trim()) missing.push(["name", "Enter the name of the organisation."]);
  if (!values.customerGroupId) missing.push(["customerGroupId", "Choose the customer group."]);
  if (!values.termsOfPaymentId) missing.push(["termsOfPaymentId", "Choose the terms of payment."]);
  for (const [pointer, message] of missing) form.fault(pointer, message);
  if (missing.length > 0) throw new Error("Some fields are still empty.");
}

/** The fields of a customer, for a new one and for changing one. */
export function CustomerFields(props: {
  form: Form<CustomerValues>;
  isNew?: boolean | undefined;
  homeServiceName?: string | undefined;
}): JSX.Element {
  const groups = useCustomerGroups();
  const terms = useTerms();
  const person = () => props.form.values.type === "person";
  createEffect(() => {
    const group = groups()[0];
    const term = terms()[0];
    if (props.isNew && group && props.form.values.customerGroupId === "")
      props.form.preset("customerGroupId", String(group.id));
    if (props.isNew && term && props.form.values.termsOfPaymentId === "")
      props.form.preset("termsOfPaymentId", String(term.id));
  });
  const bind = props.form.bind;
  return (
    <>
      <Show when={props.isNew}>
        <RadioField
          field={bind("type")}
          label="Type"
          options={[
            { value: "person", label: "Person", hint: "Receives care, or pays for someone who does." },
            { value: "organisation", label: "Organisation", hint: "Pays only; it can never be admitted." },
          ]}
        />
      </Show>
      <Section title="Name">
        <Switch>
          <Match when={person()}>
            <div class="fields">
              <TextField field={bind("title")} label="Title" width="short" optional />
              <TextField field={bind("firstName")} label="First name" autofocus={props.isNew} />
              <TextField field={bind("middleName")} label="Middle name" optional />
              <TextField field={bind("lastName")} label="Last name" />
              <TextField field={bind("knownAs")} label="Known as" optional hint="On screens; never on claims." />
              <DateField field={bind("birthDate")} label="Date of birth" optional past />
            </div>
          </Match>
          <Match when={true}>
            <div class="fields">
              <TextField field={bind("name")} label="Name" />
              <TextField field={bind("abn")} label="ABN" optional hint="11 digits; spaces do not matter." />
            </div>
          </Match>
        </Switch>
      </Section>
      <Section title="Payment">
        <div class="fields">
          <SelectField field={bind("customerGroupId")} label="Customer group" options={optionsOf(groups())} />
          <SelectField field={bind("termsOfPaymentId")} label="Terms of payment" options={optionsOf(terms())} />
          <SelectField
            field={bind("methodOfPayment")}
            label="Method of payment"
            options={METHOD_LIST.map((value) => ({ value, label: METHODS[value] }))}
          />
          <Show when={person()}>
            <TextField field={bind("abn")} label="ABN" optional />
          </Show>
        </div>
      </Section>
      <Section title="Where invoices go">
        <div class="fields">
          <TextField field={bind("addressLine")} label="Street address" optional />
          <TextField field={bind("suburb")} label="Suburb" optional />
          <SelectField
            field={bind("state")}
            label="State"
            width="short"
            optional
            options={orNone(
              "–",
              STATES.map((value) => ({ value, label: value })),
            )}
          />
          <TextField field={bind("postcode")} label="Postcode" width="short" maxlength={4} optional />
          <TextField field={bind("email")} label="E-mail" type="email" optional />
          <TextField field={bind("phone")} label="Telephone" type="tel" optional />
        </div>
      </Section>
      <Section title="Record">
        <div class="fields">
          <Show when={props.isNew}>
            <TextField field={bind("account")} label="Account" optional hint="Numbered for you when left empty." />
          </Show>
          <TextField field={bind("reference")} label="Reference" optional hint="Its number in another system." />
          <Combobox
            field={bind("homeServiceId")}
            label="Record kept by"
            find={findServices}
            chosenLabel={
              props.homeServiceName ??
              session()?.services.find((one) => one.id === props.form.values.homeServiceId)?.name
            }
            optional
            hint="Only people of this facility see the record. Empty: all do."
          />
        </div>
        <Show when={!props.isNew}>
          <CheckField
            field={bind("active")}
            label="Active"
            hint="Inactive customers are left out of lists and searches."
          />
        </Show>
      </Section>
    </>
  );
}
