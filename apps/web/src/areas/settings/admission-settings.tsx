import type { Answer } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { usePurposes } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { Page } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";

type Settings = Answer<typeof endpoints.getAdmissionSettings>;

/** What admissions do to addresses: the purpose of the address that a place gives, and of the home address of before. */
export default function AdmissionSettings(): JSX.Element {
  const read = createRead<Settings>(() => ({
    queryKey: ["admission-settings"],
    queryFn: ({ signal }) => api.call(endpoints.getAdmissionSettings, { signal }),
  }));
  return (
    <Page title="Admissions">
      <Switch>
        <Match when={read().data} keyed>
          {(settings) => (
            <Show when={can("setup:write")} fallback={<Shown settings={settings} />}>
              <SettingsForm settings={settings} />
            </Show>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The settings" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <div aria-busy="true">
            <span class="skeleton" />
          </div>
        </Match>
      </Switch>
    </Page>
  );
}

function Shown(props: { settings: Settings }): JSX.Element {
  const purposes = usePurposes();
  const nameOf = (code: string) => purposes().find((one) => one.code === code)?.name ?? code;
  return (
    <Facts
      facts={[
        ["The address of the place is for", nameOf(props.settings.homePurpose)],
        ["The home address of before is then for", nameOf(props.settings.oldHomePurpose)],
      ]}
    />
  );
}

function SettingsForm(props: { settings: Settings }): JSX.Element {
  const purposes = usePurposes();
  const { settings } = props;
  const form = createForm({ ...settings }, async (values) => {
    await api.call(endpoints.updateAdmissionSettings, { body: values });
    refreshRows("audit");
    await queries.invalidateQueries({ queryKey: ["admission-settings"] });
    toast("What admissions do to addresses is saved.");
  });
  const options = () =>
    purposes()
      .filter((one) => one.active || one.code === settings.homePurpose || one.code === settings.oldHomePurpose)
      .map((one) => ({ value: one.code, label: one.name }));
  return (
    <FormView form={form} label="Admissions" verb="Save">
      <p>
        Where a service has the feature on, an admission makes the address of the place the client's primary address,
        and keeps the home address of before under another purpose. Nothing is deleted.{" "}
        <Link href="/settings/services">Services</Link>
      </p>
      <div class="fields">
        <SelectField field={form.bind("homePurpose")} label="The address of the place is for" options={options()} />
        <SelectField
          field={form.bind("oldHomePurpose")}
          label="The home address of before is then for"
          options={options()}
        />
      </div>
    </FormView>
  );
}
