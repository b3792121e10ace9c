import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import { Facts } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { plainName } from "../../lib/words.ts";

const EMPTY = { currentPassword: "", newPassword: "", again: "" };

/** One's own account: who one is here, and the password. */
export default function Account(): JSX.Element {
  const form = createForm(EMPTY, async ({ currentPassword, newPassword, again }) => {
    if (newPassword !== again) {
      form.fault("again", "The two do not match: type the new password again.");
      throw new Error("The new password was typed in two ways.");
    }
    await api.call(endpoints.changePassword, { body: { currentPassword, newPassword } });
  });
  return (
    <Page title="My account">
      <Section title="Who I am here">
        <Facts
          facts={[
            ["Name", session()?.name],
            ["E-mail address", session()?.email],
            ["Role", plainName(session()?.role ?? "")],
            [
              "Facilities",
              session()?.allServices
                ? "All"
                : session()
                    ?.services.map((service) => service.name)
                    .join(", "),
            ],
          ]}
        />
      </Section>
      <Section title="Change the password">
        <FormView
          form={form}
          label="Change the password"
          verb="Change password"
          onDone={() => {
            form.reset(EMPTY);
            toast("The password is changed. Other browsers were signed out.");
          }}
        >
          <TextField
            field={form.bind("currentPassword")}
            label="Password now"
            type="password"
            autocomplete="current-password"
          />
          <TextField
            field={form.bind("newPassword")}
            label="New password"
            type="password"
            autocomplete="new-password"
            hint="At least 10 characters."
          />
          <TextField
            field={form.bind("again")}
            label="New password again"
            type="password"
            autocomplete="new-password"
          />
        </FormView>
      </Section>
    </Page>
  );
}
