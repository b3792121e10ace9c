import type { Address, Contact, Customer } from "@banksia/contracts";
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsInUse, usePurposes } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Notice } from "../../kit/failure.tsx";
import { CheckField, ChecksField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { contactName } from "./contact-row.tsx";
import type { Places } from "./contacts-tab.tsx";
import { STATES } from "./customer-words.ts";
import { PrimaryMark } from "./primary-mark.tsx";
import { refreshRecord } from "./refresh-record.ts";

interface AddressValues {
  name: string;
  line: string;
  suburb: string;
  state: string;
  postcode: string;
  country: string;
  purposeIds: string[];
  primary: boolean;
  active: boolean;
}

const HOME = "Australia";

/** One address, or a new one, of a customer or of one of its contacts. */
export function AddressPanel(props: {
  customer: Customer;
  places: Places;
  /** The contact whose address it is; null for the customer's own. */
  owner: Contact | null;
  address: Address | null;
  onClose: () => void;
}): JSX.Element {
  const whose = () => (props.owner ? ` of ${contactName(props.owner)}` : "");
  return (
    <DetailPanel
      title={props.address ? `Address${whose()}` : `New address${whose()}`}
      chips={
        <>
          <Show when={props.address?.primary}>
            <PrimaryMark what="address" />
          </Show>
          <Show when={props.address && !props.address.active}>
            <StateChip tone="draft" icon="stop">
              Out of use
            </StateChip>
          </Show>
        </>
      }
      onClose={() => props.onClose()}
    >
      <Show when={props.address}>
        {(address) => (
          <div>
            <p class="muted small">As it stands on letters</p>
            <address class="address-printed">{address().printed.join("\n")}</address>
          </div>
        )}
      </Show>
      <Show when={can("customers:write")}>
        <AddressForm {...props} />
      </Show>
    </DetailPanel>
  );
}

function AddressForm(props: {
  customer: Customer;
  places: Places;
  owner: Contact | null;
  address: Address | null;
  onClose: () => void;
}): JSX.Element {
  const { address, owner } = props;
  const purposes = usePurposes();
  const others = () => (owner ? owner.addresses : props.places.addresses).filter((one) => one.id !== address?.id);
  const form: Form<AddressValues> = createForm<AddressValues>(
    {
      name: address?.name ?? "",
      line: address?.line ?? "",
      suburb: address?.suburb ?? "",
      state: address?.state ?? "",
      postcode: address?.postcode ?? "",
      country: address?.country ?? HOME,
      purposeIds: (address?.purposeIds ?? []).map(String),
      primary: address?.primary ?? !others().some((one) => one.primary),
      active: address?.active ?? true,
    },
    async (values) => {
      const body = { ...values, purposeIds: values.purposeIds.map(Number) };
      const { active, primary, ...where } = body;
      const saved =
        address === null
          ? await api.call(endpoints.createAddress, {
              params: { customerId: props.customer.id },
              body: { ...where, primary, contactId: owner?.id ?? null },
            })
          : await api.call(endpoints.updateAddress, {
              params: { addressId: address.id },
              body: { ...where, active, ...(primary && !address.primary ? { primary: true } : {}) },
            });
      await refreshRecord(props.customer.id);
      toast(
        [
          address === null ? "The address is added." : "The address is saved.",
          ...saved.warnings.map((one) => one.detail),
        ].join(" "),
      );
    },
  );
  const check = createAddressCheck(form);
  const home = () => form.values.country.trim().toLowerCase() === HOME.toLowerCase();
  const loses = () => (form.values.primary && !address?.primary ? others().find((one) => one.primary) : undefined);
  return (
    <FormView
      form={form}
      label={address === null ? "New address" : "Change the address"}
      verb={address === null ? "Add the address" : "Save"}
      focus={address === null}
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <>
          <For each={check()}>{(words) => <Notice tone="attention">{words}</Notice>}</For>
          <Show when={loses()}>
            {(one) => (
              <p class="muted">
                {one().line}, {one().suburb} is primary no longer.
              </p>
            )}
          </Show>
        </>
      }
    >
      <TextField field={form.bind("line")} label="Street address" width="full" autofocus={address === null} />
      <div class="fields">
        <TextField field={form.bind("suburb")} label="Suburb" width="full" />
        <Show
          when={home()}
          fallback={<TextField field={form.bind("state")} label="State or region" width="short" optional />}
        >
          <SelectField
            field={form.bind("state")}
            label="State"
            width="short"
            options={STATES.map((value): { value: string; label: string } => ({ value, label: value }))}
          />
        </Show>
        <TextField field={form.bind("postcode")} label="Postcode" width="short" maxlength={20} />
      </div>
      <TextField field={form.bind("country")} label="Country" width="full" />
      <ChecksField
        field={form.bind("purposeIds")}
        label="What it is for"
        options={optionsInUse(purposes(), address?.purposeIds ?? [])}
        columns
      />
      <TextField
        field={form.bind("name")}
        label="Label"
        width="full"
        optional
        hint="For you to tell addresses apart. It is never printed."
      />
      <CheckField
        field={form.bind("primary")}
        label="Primary address"
        disabled={address?.primary ?? false}
        hint={
          address?.primary
            ? "To change that, make another address primary."
            : "Used where no address is for the purpose. Exactly one is primary."
        }
      />
      <Show when={address}>
        <CheckField
          field={form.bind("active")}
          label="In use"
          hint="An address out of use is kept, and nothing is sent to it."
        />
      </Show>
    </FormView>
  );
}

/** Holds suburb, state and postcode against each other while they are typed; gives what looks wrong. */
function createAddressCheck(form: Form<AddressValues>): () => string[] {
  const [warnings, setWarnings] = createSignal<string[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: AbortController | undefined;
  /** Fields with a fault that this check put there. */
  let marked: string[] = [];
  const mark = (faults: { pointer: string; detail: string }[]) => {
    for (const field of marked) form.fault(field, null);
    // The street may still be on its way; what is wrong with it is said on saving.
    const now = faults.map((one) => ({ ...one, field: one.pointer.replace(/^\//, "") }));
    const said = now.filter((one) => one.field !== "line");
    for (const { field, detail } of said) form.fault(field, detail);
    marked = said.map((one) => one.field);
  };
  const ask = async () => {
    inFlight?.abort();
    const { line, suburb, state, postcode, country } = form.values;
    if (![suburb, state, postcode].every((one) => one.trim())) {
      mark([]);
      return setWarnings([]);
    }
    const controller = new AbortController();
    inFlight = controller;
    try {
      const answer = await api.call(endpoints.checkAddress, {
        query: { line, suburb, state, postcode, country },
        signal: controller.signal,
      });
      if (controller.signal.aborted) return undefined;
      mark(answer.faults);
      return setWarnings(answer.warnings.map((one) => one.detail));
    } catch {
      // Saving checks again, and says what is wrong.
      return undefined;
    }
  };
  createEffect(
    on(
      () => [form.values.suburb, form.values.state, form.values.postcode, form.values.country],
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), 400);
      },
      { defer: true },
    ),
  );
  onCleanup(() => {
    clearTimeout(timer);
    inFlight?.abort();
  });
  return warnings;
}
