import type { Customer } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useCustomerGroups } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { useKeys } from "../../kit/keys.ts";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { CustomerFields } from "./customer-form.tsx";
import { CustomerSummary } from "./customer-summary.tsx";
import { bodyOf, checkCustomer, type CustomerValues, valuesOf } from "./customer-values.ts";
import { refreshRecord } from "./refresh-record.ts";
import { whatFollows } from "./what-follows.ts";
import { asWritten } from "../../lib/words.ts";

/** Who the customer is; changed in place. */
export function General(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const editing = () => list.get("open") === "edit" && can("customers:write");
  return (
    <Show
      when={editing()}
      fallback={
        <>
          <CustomerWarnings customer={props.customer} />
          <CustomerSummary
            customer={props.customer}
            wide
            action={
              <Show when={can("customers:write")}>
                <EditButton onEdit={() => list.set({ open: "edit" })} />
              </Show>
            }
          />
        </>
      }
    >
      <EditCustomer customer={props.customer} onDone={() => list.set({ open: null })} />
    </Show>
  );
}

/** What a person should look at before the next bill or bank file. */
export function CustomerWarnings(props: { customer: Customer }): JSX.Element {
  return (
    <Show when={props.customer.warnings.length > 0}>
      <div class="stack tight">
        <For each={props.customer.warnings}>
          {(warning) => <Notice tone="attention">{asWritten(warning.detail)}</Notice>}
        </For>
      </div>
    </Show>
  );
}

function EditButton(props: { onEdit: () => void }): JSX.Element {
  useKeys("Page", [{ keys: ["c"], label: "Change", run: () => props.onEdit() }]);
  return (
    <Button icon="draft" class="no-print" onClick={() => props.onEdit()} hint="C">
      Change
    </Button>
  );
}

function EditCustomer(props: { customer: Customer; onDone: () => void }): JSX.Element {
  const groups = useCustomerGroups();
  const form: Form<CustomerValues> = createForm(valuesOf(props.customer), async (values) => {
    checkCustomer(form, values);
    await api.call(endpoints.updateCustomer, {
      params: { customerId: props.customer.id },
      body: { ...bodyOf(values), active: values.active },
    });
    await refreshRecord(props.customer.id);
  });
  const groupName = (id: string) => optionsOf(groups()).find((one) => one.value === id)?.label ?? "another group";
  const follows = () => whatFollows(props.customer, form.values, groupName);
  return (
    <FormView
      form={form}
      label="Change the customer"
      verb="Save"
      focus
      onCancel={() => props.onDone()}
      onDone={() => {
        toast("The customer is saved.");
        props.onDone();
      }}
      follows={
        <Show when={follows().length > 0}>
          <section class="follows" aria-label="What will follow">
            <h2>What will follow</h2>
            <ul>
              <For each={follows()}>{(words) => <li>{words}</li>}</For>
            </ul>
          </section>
        </Show>
      }
    >
      <CustomerFields form={form} homeServiceName={props.customer.homeServiceName ?? undefined} />
    </FormView>
  );
}
