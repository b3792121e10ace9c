import type { FundingRate } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatRate } from "../../lib/money.ts";
import { FundingRateChips } from "./rate-chips.tsx";
import { afterFundingRate, ChangeFundingRateForm } from "./rate-form.tsx";

/** One funding rate: its figures and source, and what may be done with it. */
export function FundingRatePanel(props: { rate: FundingRate; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "change" | "edit">("look");
  const remove = async () => {
    const yes = await confirm("Delete this rate?", <p>It has not begun, so no claim holds it.</p>, "Delete the rate", {
      danger: true,
    });
    if (!yes) return;
    try {
      await api.call(endpoints.deleteFundingRate, { params: { fundingRateId: props.rate.id } });
      afterFundingRate("The rate is deleted.", 0, []);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={`${props.rate.fundingCode} ${formatRate(props.rate.rate)}`}
      chips={<FundingRateChips rate={props.rate} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && can("rates:write")}>
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
            ["Code", <Link href={`/funding/codes/${props.rate.fundingCodeId}`}>{props.rate.fundingCode}</Link>],
            [
              "Valid for",
              props.rate.clientId === null ? (
                "All clients without a rate of their own"
              ) : (
                <Link href={`/customers/${props.rate.clientId}/funding`}>{props.rate.clientName}</Link>
              ),
            ],
            ["From", formatDay(props.rate.startDate)],
            ["To", props.rate.endDate ? formatDay(props.rate.endDate) : "until changed"],
            ["Rate", formatRate(props.rate.rate)],
            ["Source", props.rate.source],
            ["Verified", props.rate.verified ? "Yes" : "No: check it against its source"],
            ["Entered", <InstantText at={props.rate.createdAt} />],
          ]}
        />
      </Show>
      <Show when={mode() === "change"}>
        <ChangeFundingRateForm rate={props.rate} onDone={() => setMode("look")} onCancel={() => setMode("look")} />
      </Show>
      <Show when={mode() === "edit"}>
        <EditRate rate={props.rate} onDone={() => setMode("look")} />
      </Show>
    </DetailPanel>
  );
}

function EditRate(props: { rate: FundingRate; onDone: () => void }): JSX.Element {
  const form = createForm(
    { endDate: props.rate.endDate ?? "", source: props.rate.source ?? "", verified: props.rate.verified },
    async (values) => {
      const answer = await api.call(endpoints.updateFundingRate, {
        params: { fundingRateId: props.rate.id },
        body: { endDate: values.endDate || null, source: values.source || null, verified: values.verified },
      });
      afterFundingRate("The rate is saved.", answer.claimedLines, answer.warnings);
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
