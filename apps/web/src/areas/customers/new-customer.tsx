import { createSignal, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { refreshRows } from "../../data/rows.ts";
import { useFacility, useGo } from "../../frame/facility.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { CustomerFields } from "./customer-form.tsx";
import { bodyOf, checkCustomer, type CustomerValues, firstAddressOf, NEW_CUSTOMER } from "./customer-values.ts";

/** A new person or organisation. A person can be admitted right after. */
export default function NewCustomer(): JSX.Element {
  const go = useGo();
  const facility = useFacility();
  const [made, setMade] = createSignal<{ id: number; name: string; person: boolean } | null>(null);
  const form: Form<CustomerValues> = createForm(
    { ...NEW_CUSTOMER, homeServiceId: facility.id() ?? null },
    async (values) => {
      checkCustomer(form, values);
      const account = values.account.trim();
      const customer = await api.call(endpoints.createCustomer, {
        body: {
          type: values.type,
          ...bodyOf(values),
          ...firstAddressOf(values),
          termsOfPaymentId: Number(values.termsOfPaymentId),
          methodOfPayment: values.methodOfPayment,
          ...(account ? { account } : {}),
        },
      });
      setMade({ id: customer.id, name: customer.name, person: customer.type === "person" });
      refreshRows("customers");
    },
  );
  return (
    <Page title="New customer" up={[{ href: "/customers", label: "Customers" }]}>
      <FormView
        form={form}
        label="New customer"
        verb="Create the customer"
        onCancel={() => go("/customers")}
        onDone={() => {
          const customer = made();
          if (!customer) return;
          const link = { href: `/customers/${customer.id}/admit`, text: "Admit now" };
          toast(`${customer.name} is created.`, customer.person ? { link } : {});
          go(`/customers/${customer.id}`, { replace: true });
        }}
      >
        <CustomerFields form={form} isNew />
      </FormView>
    </Page>
  );
}
