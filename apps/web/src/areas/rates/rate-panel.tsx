import type { BillingRate } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { afterRateChange, ChangeRateForm } from "./rate-form.tsx";
import { RateBasis } from "./rate-basis.tsx";
import { rateWords } from "./rate-text.ts";

/** In force, past, or still to come; and whether somebody has checked the figure. */
export function RateChips(props: { rate: BillingRate }): JSX.Element {
  return (
    <>
      <Switch>
        <Match when={props.rate.status === "current"}>
          <StateChip tone="posted" icon="check">
            In force
          </StateChip>
        </Match>
        <Match when={props.rate.status === "future"}>
          <StateChip tone="draft" icon="clock">
            To come
          </StateChip>
        </Match>
        <Match when={true}>
          <StateChip tone="draft" icon="clock">
            Past
          </StateChip>
        </Match>
      </Switch>
      <Show when={props.rate.derived}>
        <StateChip tone="draft" icon="equals">
          Worked out
        </StateChip>
      </Show>
      <Show when={!props.rate.verified}>
        <StateChip tone="attention">Unverified</StateChip>
      </Show>
    </>
  );
}

/** One rate: its figures and source, and what may be done with it. */
export function RatePanel(props: { rate: BillingRate; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "change" | "edit">("look");
  const remove = async () => {
    const yes = await confirm(
      "Delete this rate?",
      <p>It has not begun, so nothing was billed with it.</p>,
      "Delete the rate",
      {
        danger: true,
      },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.deleteBillingRate, { params: { billingRateId: props.rate.id } });
      afterRateChange("The rate is deleted.", 0);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={`${props.rate.billingCode} ${rateWords(props.rate)}`}
      chips={<RateChips rate={props.rate} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && can("rates:write") && !props.rate.derived}>
          <Show when={props.rate.status !== "past"}>
            <Button icon="draft" onClick={() => setMode("change")}>
              Change from a day
            </Button>
          </Show>
          <Button onClick={() => setMode("edit")}>End, source, mark</Button>
          <Show when={props.rate.status === "future"}>
            <Button onClick={() => void remove()}>Delete</Button>
          </Show>
        </Show>
      }
    >
      <Show when={mode() === "look"}>
        <Facts
          facts={[
            ["Rate number", <CopyId id={props.rate.id} what="rate number" />],
            ["Code", <Link href={`/rates/codes/${props.rate.billingCodeId}`}>{props.rate.billingCode}</Link>],
            [
              "Valid for",
              props.rate.clientId === null ? (
                "All clients without a rate of their own"
              ) : (
                <Link href={`/customers/${props.rate.clientId}/rates`}>{props.rate.clientName}</Link>
              ),
            ],
            ["From", formatDay(props.rate.startDate)],
            ["To", props.rate.endDate ? formatDay(props.rate.endDate) : "until changed"],
            ["Rate", rateWords(props.rate)],
            ["Source", props.rate.source],
            ["Verified", props.rate.verified ? "Yes" : "No: check it against its source"],
            [props.rate.derived ? "Worked out" : "Entered", <InstantText at={props.rate.createdAt} />],
          ]}
        />
        <Show when={props.rate.derived}>
          <Notice tone="draft" title="It follows from the facts of the client">
            It is worked out anew when they change, so it is not changed by hand.
          </Notice>
          <RateBasis basis={props.rate.basis} />
        </Show>
      </Show>
      <Show when={mode() === "change"}>
        <ChangeRateForm rate={props.rate} onDone={() => setMode("look")} onCancel={() => setMode("look")} />
      </Show>
      <Show when={mode() === "edit"}>
        <EditRate rate={props.rate} onDone={() => setMode("look")} />
      </Show>
    </DetailPanel>
  );
}

function EditRate(props: { rate: BillingRate; onDone: () => void }): JSX.Element {
  const form = createForm(
    { endDate: props.rate.endDate ?? "", source: props.rate.source ?? "", verified: props.rate.verified },
    async (values) => {
      const answer = await api.call(endpoints.updateBillingRate, {
        params: { billingRateId: props.rate.id },
        body: { endDate: values.endDate || null, source: values.source || null, verified: values.verified },
      });
      afterRateChange("The rate is saved.", answer.adjustmentRequiredLines);
    },
  );
  return (
    <FormView
      form={form}
      label="End, source and mark"
      verb="Save"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
    >
      <DateField field={form.bind("endDate")} label="To" optional hint="Empty: until changed." />
      <TextField field={form.bind("source")} label="Source" width="full" optional />
      <CheckField field={form.bind("verified")} label="Verified" hint="Somebody compared the figure with its source." />
    </FormView>
  );
}
