import type { Contact, Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsInUse, useContactTypes } from "../../data/references.ts";
import { CheckField, ChecksField, RadioField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { orNull } from "./customer-values.ts";
import { RELATIONSHIPS, STATES } from "./customer-words.ts";
import { refreshRecord } from "./refresh-record.ts";

interface ContactValues {
  title: string;
  firstName: string;
  middleName: string;
  lastName: string;
  knownAs: string;
  contactTypeIds: string[];
  priority: "" | Contact["priority"];
  relationship: Contact["relationship"];
  accountReceiver: boolean;
  receiverChannel: "email" | "mail";
  note: string;
  active: boolean;
  phone: string;
  email: string;
  address: { line: string; suburb: string; state: "" | (typeof STATES)[number]; postcode: string };
}

function valuesOf(contact: Contact | null): ContactValues {
  return {
    title: contact?.title ?? "",
    firstName: contact?.firstName ?? "",
    middleName: contact?.middleName ?? "",
    lastName: contact?.lastName ?? "",
    knownAs: contact?.knownAs ?? "",
    contactTypeIds: (contact?.contactTypeIds ?? []).map(String),
    priority: contact?.priority ?? "",
    relationship: contact?.relationship ?? "personal",
    accountReceiver: contact?.accountReceiver ?? false,
    receiverChannel: contact?.receiverChannel ?? "email",
    note: contact?.note ?? "",
    active: contact?.active ?? true,
    phone: "",
    email: "",
    address: { line: "", suburb: "", state: "", postcode: "" },
  };
}

/** The fields of a contact; a new one may bring its first address and numbers along. */
export function ContactForm(props: {
  customer: Customer;
  contact: Contact | null;
  onCancel: () => void;
  onDone: (id: number) => void;
}): JSX.Element {
  const { contact } = props;
  const types = useContactTypes();
  let savedId = contact?.id ?? 0;
  const form: Form<ContactValues> = createForm<ContactValues>(valuesOf(contact), async (values) => {
    const { priority } = values;
    if (priority === "") {
      form.fault("priority", "Choose how this contact may be contacted.");
      throw new Error("Choose how this contact may be contacted.");
    }
    const body = {
      title: orNull(values.title),
      firstName: values.firstName,
      middleName: orNull(values.middleName),
      lastName: values.lastName,
      knownAs: orNull(values.knownAs),
      contactTypeIds: values.contactTypeIds.map(Number),
      priority,
      relationship: values.relationship,
      accountReceiver: values.accountReceiver,
      receiverChannel: values.accountReceiver ? values.receiverChannel : null,
      note: orNull(values.note),
    };
    const { address } = values;
    const hasAddress = Object.values(address).some((part) => part.trim() !== "");
    const saved =
      contact === null
        ? await api.call(endpoints.createContact, {
            params: { customerId: props.customer.id },
            body: {
              ...body,
              address: hasAddress ? address : null,
              phone: orNull(values.phone),
              email: orNull(values.email),
            },
          })
        : await api.call(endpoints.updateContact, {
            params: { contactId: contact.id },
            body: { ...body, active: values.active },
          });
    savedId = saved.id;
    await refreshRecord(props.customer.id);
    toast(
      [
        contact === null ? "The contact is added." : "The contact is saved.",
        ...saved.warnings.map((one) => one.detail),
      ].join(" "),
    );
  });
  const bind = form.bind;
  const receives = () => form.values.accountReceiver;
  const silent = () => form.values.priority === "do_not_contact";
  return (
    <FormView
      form={form}
      label={contact === null ? "New contact" : "Change the contact"}
      verb={contact === null ? "Add the contact" : "Save"}
      focus
      onCancel={() => props.onCancel()}
      onDone={() => props.onDone(savedId)}
      follows={
        <Show when={silent()}>
          <p class="follows">
            No letter and no e-mail goes to this contact
            {receives() ? ", and no copy of the statement, though it is an account receiver" : ""}.
          </p>
        </Show>
      }
    >
      <div class="fields pairs">
        <TextField field={bind("title")} label="Title" width="short" optional />
        <TextField field={bind("firstName")} label="First name" width="full" autofocus={contact === null} />
        <TextField field={bind("middleName")} label="Middle name" width="full" optional />
        <TextField field={bind("lastName")} label="Last name" width="full" />
        <TextField field={bind("knownAs")} label="Known as" width="full" optional />
      </div>
      <ChecksField
        field={bind("contactTypeIds")}
        label={`What they are to ${props.customer.name}`}
        options={optionsInUse(types(), contact?.contactTypeIds ?? [])}
        columns
      />
      <RadioField
        field={bind("priority")}
        label="Priority"
        options={[
          { value: "primary", label: "Primary", hint: "Speak to them first." },
          { value: "secondary", label: "Secondary" },
          { value: "do_not_contact", label: "Do not contact", hint: "Keeps every letter and e-mail from them." },
        ]}
      />
      <RadioField field={bind("relationship")} label="Relationship" options={RELATIONSHIPS.options} inline />
      <CheckField
        field={bind("accountReceiver")}
        label="Account receiver"
        hint="Gets a copy of the customer's statement."
      />
      <Show when={receives()}>
        <RadioField
          field={bind("receiverChannel")}
          label="The copy goes by"
          options={[
            { value: "email", label: "E-mail", hint: "Recommended: the copy is the same as the original." },
            {
              value: "mail",
              label: "Mail",
              hint: "The copy shows the client's own address, so it needs a cover sheet or a written envelope.",
            },
          ]}
        />
      </Show>
      <Show when={contact === null}>
        <fieldset class="fieldset">
          <legend class="legend">How they are reached</legend>
          <TextField field={bind("phone")} label="Telephone" type="tel" width="full" optional />
          <TextField field={bind("email")} label="E-mail" type="email" width="full" optional />
          <TextField field={form.bindIn("address", "line")} label="Street address" width="full" optional />
          <div class="fields">
            <TextField field={form.bindIn("address", "suburb")} label="Suburb" width="full" optional />
            <SelectField
              field={form.bindIn("address", "state")}
              label="State"
              width="short"
              optional
              options={orNone(
                "–",
                STATES.map((value) => ({ value, label: value })),
              )}
            />
            <TextField
              field={form.bindIn("address", "postcode")}
              label="Postcode"
              width="short"
              maxlength={4}
              optional
            />
          </div>
        </fieldset>
      </Show>
      <TextField field={bind("note")} label="Note" width="full" long optional />
      <Show when={contact}>
        <CheckField field={bind("active")} label="In use" hint="A contact out of use is kept, and sent nothing." />
      </Show>
    </FormView>
  );
}
