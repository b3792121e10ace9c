import { createEffect, type JSX, Match, Show, Switch } from "solid-js";
import { findServices } from "../../data/find.ts";
import { optionsOf, useCustomerGroups, useTerms } from "../../data/references.ts";
import { session } from "../../data/session.ts";
import { AbnField } from "../../kit/form/abn-field.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { AlikeCustomers } from "./alike-customers.tsx";
import type { CustomerValues } from "./customer-values.ts";
import { CARER, GENDERS, MARITAL, METHODS, STATES } from "./customer-words.ts";

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
            </div>
          </Match>
          <Match when={true}>
            <div class="fields">
              <TextField field={bind("name")} label="Name" />
              <AbnField
                field={bind("abn")}
                label="ABN"
                optional
                hint="Eleven digits. Leave it empty while it is not known."
              />
            </div>
          </Match>
        </Switch>
        <Show when={props.isNew}>
          <AlikeCustomers values={props.form.values} />
        </Show>
      </Section>
      <Show when={person()}>
        <Section title="Person">
          <div class="fields">
            <DateField
              field={bind("birthDate")}
              label="Date of birth"
              optional
              past
              hint="Government records are matched by it."
            />
            <SelectField field={bind("gender")} label="Gender" optional options={orNone("–", GENDERS.options)} />
            <SelectField
              field={bind("maritalStatus")}
              label="Marital status"
              optional
              options={orNone("–", MARITAL.options)}
            />
            <SelectField
              field={bind("carerStatus")}
              label="Carer status"
              optional
              options={orNone("–", CARER.options)}
            />
            <AbnField field={bind("abn")} label="ABN" optional hint="Eleven digits; most people have none." />
          </div>
          <CheckField
            field={bind("homeCarePackage")}
            label="Home care package"
            hint="Has, or had, a package whose unspent amount is kept and carried over."
          />
        </Section>
      </Show>
      <Section title="Statements">
        <div class="fields">
          <TextField
            field={bind("statementName")}
            label="Statement name"
            optional
            hint="Instead of the name, for example of a couple. On statements only: invoices and claims keep the name."
          />
          <RadioField
            field={bind("statementPreference")}
            label="Statements go by"
            options={[
              { value: "mail", label: "Mail" },
              { value: "email", label: "E-mail" },
            ]}
          />
        </div>
      </Section>
      <Section title={props.isNew ? "Payment" : "Customer group"}>
        <div class="fields">
          <SelectField field={bind("customerGroupId")} label="Customer group" options={optionsOf(groups())} />
          <Show when={props.isNew}>
            <SelectField field={bind("termsOfPaymentId")} label="Terms of payment" options={optionsOf(terms())} />
            <SelectField field={bind("methodOfPayment")} label="Method of payment" options={METHODS.options} />
          </Show>
        </div>
      </Section>
      <Show when={props.isNew}>
        <Section title="Where invoices go">
          <p class="muted">
            {person()
              ? "Of the person, or of whoever receives their bills. More addresses, numbers and contacts follow on the record."
              : "More addresses and numbers follow on the record."}
          </p>
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
      </Show>
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
