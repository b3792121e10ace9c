import { createSignal, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { useGo } from "../../frame/facility.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { codeBody, CodeFields, codeValues, type CodeValues } from "./code-form.tsx";

/** A new fee; its rate comes next. */
export default function NewCode(): JSX.Element {
  const go = useGo();
  const [made, setMade] = createSignal<number | null>(null);
  const form: Form<CodeValues> = createForm(codeValues(null), async (values) => {
    const code = await api.call(endpoints.createBillingCode, { body: codeBody(form, values) });
    setMade(code.id);
    refreshRows("codes");
    void queries.invalidateQueries({ queryKey: ["reference"] });
  });
  return (
    <Page title="New billing code" up={[{ href: "/rates/codes", label: "Billing codes" }]}>
      <FormView
        form={form}
        label="New billing code"
        verb="Create the code"
        onCancel={() => go("/rates/codes")}
        onDone={() => {
          toast("The code is created. Give it a rate next.");
          go(`/rates/codes/${made() ?? ""}?open=new`, { replace: true });
        }}
      >
        <CodeFields form={form} isNew />
      </FormView>
    </Page>
  );
}
