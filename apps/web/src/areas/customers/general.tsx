import type { Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { useKeys } from "../../kit/keys.ts";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { bodyOf, checkCustomer, CustomerFields, type CustomerValues, valuesOf } from "./customer-form.tsx";
import { CustomerSummary } from "./customer-summary.tsx";

/** Who the customer is; changed in place. */
export function General(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const editing = () => list.get("open") === "edit" && can("customers:write");
  return (
    <Show
      when={editing()}
      fallback={
        <>
          <CustomerSummary customer={props.customer} wide />
          <Show when={can("customers:write")}>
            <div class="no-print">
              <EditButton onEdit={() => list.set({ open: "edit" })} />
            </div>
          </Show>
        </>
      }
    >
      <EditCustomer customer={props.customer} onDone={() => list.set({ open: null })} />
    </Show>
  );
}

function EditButton(props: { onEdit: () => void }): JSX.Element {
  useKeys("Page", [{ keys: ["c"], label: "Change", run: () => props.onEdit() }]);
  return (
    <Button icon="draft" onClick={() => props.onEdit()} hint="C">
      Change
    </Button>
  );
}

function EditCustomer(props: { customer: Customer; onDone: () => void }): JSX.Element {
  const form: Form<CustomerValues> = createForm(valuesOf(props.customer), async (values) => {
    checkCustomer(form, values);
    await api.call(endpoints.updateCustomer, {
      params: { customerId: props.customer.id },
      body: { ...bodyOf(values), active: values.active },
    });
    await queries.invalidateQueries({ queryKey: ["customer", props.customer.id] });
    refreshRows("customers", "audit");
  });
  return (
    <FormView
      form={form}
      label="Change the customer"
      verb="Save"
      onCancel={() => props.onDone()}
      onDone={() => {
        toast("The customer is saved.");
        props.onDone();
      }}
    >
      <CustomerFields form={form} homeServiceName={props.customer.homeServiceName ?? undefined} />
    </FormView>
  );
}
