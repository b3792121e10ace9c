import type { Contact, ContactDetail, Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsInUse, usePurposes } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Facts } from "../../kit/facts.tsx";
import { CheckField, ChecksField, RadioField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { contactName } from "./contact-row.tsx";
import type { Places } from "./contacts-tab.tsx";
import { DETAIL_TYPES } from "./customer-words.ts";
import { PrimaryMark } from "./primary-mark.tsx";
import { refreshRecord } from "./refresh-record.ts";

interface DetailValues {
  type: ContactDetail["type"];
  value: string;
  description: string;
  purposeIds: string[];
  primary: boolean;
  active: boolean;
}

interface PanelProps {
  customer: Customer;
  places: Places;
  /** The contact whose it is; null for the customer's own. */
  owner: Contact | null;
  detail: ContactDetail | null;
  onClose: () => void;
}

/** One phone number, e-mail address or the like, or a new one. */
export function DetailPanelOf(props: PanelProps): JSX.Element {
  const whose = () => (props.owner ? ` of ${contactName(props.owner)}` : "");
  const what = () => (props.detail ? (DETAIL_TYPES.of(props.detail.type) ?? "") : "New number or e-mail");
  return (
    <DetailPanel
      title={`${what()}${whose()}`}
      chips={
        <>
          <Show when={props.detail?.primary}>
            <PrimaryMark what={what().toLowerCase()} />
          </Show>
          <Show when={props.detail && !props.detail.active}>
            <StateChip tone="draft" icon="stop">
              Out of use
            </StateChip>
          </Show>
        </>
      }
      onClose={() => props.onClose()}
    >
      <Show
        when={can("customers:write")}
        fallback={
          <Facts
            facts={[
              [what(), props.detail?.value],
              ["Description", props.detail?.description],
            ]}
          />
        }
      >
        <DetailForm {...props} />
      </Show>
    </DetailPanel>
  );
}

function DetailForm(props: PanelProps): JSX.Element {
  const { detail, owner } = props;
  const purposes = usePurposes();
  const others = () => (owner ? owner.details : props.places.details).filter((one) => one.id !== detail?.id);
  const primaryOf = (type: string) => others().find((one) => one.type === type && one.primary);
  const form: Form<DetailValues> = createForm<DetailValues>(
    {
      type: detail?.type ?? "phone",
      value: detail?.value ?? "",
      description: detail?.description ?? "",
      purposeIds: (detail?.purposeIds ?? []).map(String),
      primary: detail?.primary ?? false,
      active: detail?.active ?? true,
    },
    async (values) => {
      const { type, active, primary, ...rest } = values;
      const what = { ...rest, purposeIds: values.purposeIds.map(Number) };
      if (detail === null)
        await api.call(endpoints.createContactDetail, {
          params: { customerId: props.customer.id },
          body: { type, ...what, primary: primary || !primaryOf(type), contactId: owner?.id ?? null },
        });
      else
        await api.call(endpoints.updateContactDetail, {
          params: { contactDetailId: detail.id },
          body: { ...what, active, ...(primary && !detail.primary ? { primary: true } : {}) },
        });
      await refreshRecord(props.customer.id);
      toast(detail === null ? "It is added." : "It is saved.");
    },
  );
  const kind = () => (DETAIL_TYPES.of(form.values.type) ?? "").toLowerCase();
  const loses = () => (form.values.primary && !detail?.primary ? primaryOf(form.values.type) : undefined);
  const only = () => detail === null && !primaryOf(form.values.type);
  return (
    <FormView
      form={form}
      label={detail === null ? "New number or e-mail" : "Change it"}
      verb={detail === null ? "Add" : "Save"}
      focus={detail === null}
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={<Show when={loses()}>{(one) => <p class="muted">{one().value} is primary no longer.</p>}</Show>}
    >
      <Show when={detail === null}>
        <RadioField field={form.bind("type")} label="Type" options={DETAIL_TYPES.options} inline />
      </Show>
      <TextField
        field={form.bind("value")}
        label={DETAIL_TYPES.of(form.values.type) ?? ""}
        width="full"
        type={form.values.type === "email" ? "email" : form.values.type === "web" ? "text" : "tel"}
        autofocus={detail === null}
      />
      <TextField
        field={form.bind("description")}
        label="Description"
        width="full"
        optional
        hint="Whose or what it is: care coordinator, accounts payable, daughter."
      />
      <ChecksField
        field={form.bind("purposeIds")}
        label="What it is for"
        options={optionsInUse(purposes(), detail?.purposeIds ?? [])}
        columns
      />
      <Show when={!only()} fallback={<p class="muted">The first {kind()} is the primary one.</p>}>
        <CheckField
          field={form.bind("primary")}
          label={`Primary ${kind()}`}
          disabled={detail?.primary ?? false}
          hint={detail?.primary ? "To change that, make another one primary." : "One of each type is primary."}
        />
      </Show>
      <Show when={detail}>
        <CheckField field={form.bind("active")} label="In use" hint="What is out of use is kept, and not used." />
      </Show>
    </FormView>
  );
}
