import type { CappingPolicies } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Failure, Notice } from "../../kit/failure.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { Page } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";

const KEY = ["capping-policies"];

/** How caps are applied where the law leaves it open, and when alerts are due. */
export default function CapSettings(): JSX.Element {
  const read = createRead<CappingPolicies>(() => ({
    queryKey: KEY,
    queryFn: ({ signal }) => api.call(endpoints.getCappingPolicies, { signal }),
  }));
  return (
    <Page title="Caps">
      <Switch>
        <Match when={read().data}>
          {(policies) => (
            <>
              <Show when={!can("setup:write")}>
                <Notice tone="draft">Your role may look at these settings but not change them.</Notice>
              </Show>
              <PoliciesForm policies={policies()} />
            </>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The settings" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </Page>
  );
}

function PoliciesForm(props: { policies: CappingPolicies }): JSX.Element {
  const form = createForm(
    { ...props.policies, alertDays: String(props.policies.alertDays) },
    async ({ alertDays, ...values }) => {
      const body = { ...values, alertDays: Math.trunc(Number(alertDays || "0")) };
      queries.setQueryData(KEY, await api.call(endpoints.setCappingPolicies, { body }));
      void queries.invalidateQueries({ queryKey: ["cap"] });
    },
  );
  return (
    <FormView
      form={form}
      label="How caps are applied"
      verb="Save the settings"
      onDone={() => toast("The settings are saved. Runs from now on use them.")}
      follows={<p class="follows">What is billed already stays as it is until it is adjusted.</p>}
    >
      <RadioField
        field={form.bind("capCrossing")}
        label="The day on which a cap is reached"
        options={[
          { value: "clamp", label: "Charge what is left under the cap" },
          {
            value: "full_day",
            label: "Charge the whole fee of the day",
            hint: "As the Aged Care Rules read: nothing after a day on which the sum was past the cap.",
          },
        ]}
      />
      <RadioField
        field={form.bind("afterIndexation")}
        label="A higher threshold after a cap was reached"
        options={[
          {
            value: "by_limit",
            label: "As the law has it for each cap",
            hint: "It gives headroom again under the caps of the means tested care fee, not under that on contributions.",
          },
          { value: "reopens", label: "Always gives headroom again" },
          { value: "final", label: "Never does" },
        ]}
      />
      <RadioField
        field={form.bind("annualCapYears")}
        label="Annual caps"
        options={[
          { value: "every_year", label: "Hold in every cap year" },
          { value: "begun_before_november_2025", label: "Only in cap years begun before 1 November 2025" },
        ]}
      />
      <RadioField
        field={form.bind("supportAtHomeInMeansTestedCap")}
        label="Support at Home contributions"
        options={[
          { value: "does_not_count", label: "Do not count towards the lifetime cap of the means tested care fee" },
          { value: "counts", label: "Count towards it" },
        ]}
      />
      <RadioField
        field={form.bind("firstEntry")}
        label="The usual first entry date"
        options={[
          { value: "any_entry", label: "Of the oldest funded entry, ended or not" },
          { value: "lasting_entries", label: "Of the oldest funded entry that still lasts" },
        ]}
      />
      <NumberField field={form.bind("alertDays")} label="Alert before a cap is reached" unit="days" />
    </FormView>
  );
}
