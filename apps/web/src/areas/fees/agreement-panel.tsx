import type { Customer, EverydayAgreement, EverydayService } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney, formatRate } from "../../lib/money.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { AgreementState, useAgreements } from "./agreements.tsx";
import { ChargeService } from "./charge-service.tsx";
import { EffectView } from "./effect-view.tsx";
import { NO_SERVICE, ServiceFields, type ServiceValues, serviceBody } from "./service-fields.tsx";
import { said } from "./said.ts";
import { PER_WORDS } from "./words.ts";
import { asWritten } from "../../lib/words.ts";

/** One agreement on record: its services, what is charged of them, variations and its end. */
export function AgreementPanel(props: { customer: Customer; agreementId: number; onClose: () => void }): JSX.Element {
  const read = useAgreements(() => props.customer.id);
  const agreement = () => read().data?.items.find((one) => one.id === props.agreementId);
  return (
    <Show
      when={agreement()}
      fallback={
        <DetailPanel title="Higher everyday living agreement" onClose={() => props.onClose()}>
          <Switch>
            <Match when={read().error}>
              <Failure what="The agreement" error={read().error} onRetry={() => void read().refetch()} />
            </Match>
            <Match when={read().data}>
              <Empty title="There is no such agreement of this client." />
            </Match>
            <Match when={true}>
              <span class="skeleton" aria-busy="true" />
            </Match>
          </Switch>
        </DetailPanel>
      }
    >
      {(one) => <Existing customer={props.customer} agreement={one()} onClose={props.onClose} />}
    </Show>
  );
}

type Act = { kind: "end" } | { kind: "vary" } | { kind: "charge"; service: EverydayService } | null;

function Existing(props: { customer: Customer; agreement: EverydayAgreement; onClose: () => void }): JSX.Element {
  const [act, setAct] = createSignal<Act>(null);
  const done = () => setAct(null);
  const mayWrite = () => can("customers:write");
  const ended = () => props.agreement.endedOn !== null;
  const charging = () => {
    const now = act();
    return now?.kind === "charge" ? now.service : undefined;
  };
  const resume = async () => {
    const params = { everydayAgreementId: props.agreement.id };
    try {
      const { effect } = await api.call(endpoints.resumeEverydayAgreement, { params, body: { preview: true } });
      if (!(await confirm("Take the end back?", <EffectView effect={effect} />, "Take the end back"))) return;
      const saved = await api.call(endpoints.resumeEverydayAgreement, { params, body: {} });
      await said(props.customer.id, "The agreement goes on.", saved.effect);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={`Agreement of ${formatDay(props.agreement.agreedOn)}`}
      chips={<AgreementState agreement={props.agreement} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={mayWrite() && act() === null}>
          <Show when={!ended()} fallback={<Button onClick={() => void resume()}>Take the end back</Button>}>
            <Show when={props.agreement.kind === "standing"}>
              <Button onClick={() => setAct({ kind: "vary" })}>Add a service</Button>
            </Show>
            <Button onClick={() => setAct({ kind: "end" })}>End it</Button>
          </Show>
        </Show>
      }
    >
      <For each={props.agreement.issues}>{(issue) => <Notice tone="attention">{asWritten(issue.message)}</Notice>}</For>
      <ul role="list" class="clauses" aria-label="Agreed services">
        <For each={props.agreement.services}>
          {(service) => (
            <Clause
              service={service}
              onCharge={
                mayWrite() && !ended() && props.agreement.issues.length === 0 && service.scheduleLineIds.length === 0
                  ? () => setAct({ kind: "charge", service })
                  : undefined
              }
            />
          )}
        </For>
      </ul>
      <Switch>
        <Match when={act()?.kind === "end"}>
          <EndAgreement customer={props.customer} agreement={props.agreement} onClose={done} />
        </Match>
        <Match when={act()?.kind === "vary"}>
          <AddService customer={props.customer} agreement={props.agreement} onClose={done} />
        </Match>
        <Match when={charging()} keyed>
          {(service) => (
            <ChargeService customer={props.customer} agreement={props.agreement} service={service} onClose={done} />
          )}
        </Match>
      </Switch>
      <Facts
        facts={[
          ["Kind", props.agreement.kind === "standing" ? "Standing" : "Ad hoc"],
          ["Facility", props.agreement.serviceName],
          ["Put to the person", formatDay(props.agreement.offeredOn)],
          ["Cooling-off to", formatDay(props.agreement.coolingOffUntil)],
          ["Next review", props.agreement.reviewOn ? formatDay(props.agreement.reviewOn) : null],
          props.agreement.endedOn !== null && [
            "Ended",
            `by the ${props.agreement.endedBy ?? ""}, said on ${formatDay(props.agreement.endedOn)}${props.agreement.cannotDeliver ? ", cannot be delivered" : ""}`,
          ],
          props.agreement.endsFrom !== null && ["First day without it", formatDay(props.agreement.endsFrom)],
          props.agreement.acknowledgeBy !== null && [
            "Acknowledge in writing by",
            formatDay(props.agreement.acknowledgeBy),
          ],
          props.agreement.refundDueOn !== null && [
            "Refund what was prepaid by",
            formatDay(props.agreement.refundDueOn),
          ],
        ]}
      />
    </DetailPanel>
  );
}

function Clause(props: { service: EverydayService; onCharge: (() => void) | undefined }): JSX.Element {
  const indexed = () => {
    const now = props.service.amountToday;
    return now !== null && Number(now) !== Number(props.service.amount) ? now : null;
  };
  return (
    <li>
      <div class="row">
        <strong class="grow">{props.service.service}</strong>
        <span class="nowrap">
          {formatMoney(props.service.amount)} {PER_WORDS[props.service.per]}
        </span>
      </div>
      <p class="muted">{props.service.standard || "No standard is specified."}</p>
      <p class="muted small">
        Agreed on {formatDay(props.service.agreedOn)}, {formatPeriod(props.service.startDate, props.service.endDate)}
        <Show when={indexed()}>{(amount) => <>; today {formatRate(amount())} with indexation</>}</Show>
        <Show when={props.service.bundle}>{(bundle) => <>; in the bundle {bundle()}</>}</Show>
      </p>
      <div class="row wrap">
        <Show when={props.service.scheduleLineIds.length > 0} fallback={<span class="muted">Not charged yet</span>}>
          <span>Charged by schedule line {props.service.scheduleLineIds.join(", ")}</span>
        </Show>
        <Show when={props.onCharge}>
          {(charge) => (
            <Button kind="quiet" onClick={() => charge()()}>
              Charge it
            </Button>
          )}
        </Show>
      </div>
    </li>
  );
}

function EndAgreement(props: { customer: Customer; agreement: EverydayAgreement; onClose: () => void }): JSX.Element {
  const params = { everydayAgreementId: props.agreement.id };
  const form = createForm<{ by: "person" | "provider"; on: string; cannotDeliver: boolean }>(
    { by: "person", on: today(), cannotDeliver: false },
    async (values) => {
      if (values.on === "") {
        form.fault("on", "Enter the day.");
        throw new Error("Enter the day.");
      }
      const { effect, everydayAgreement } = await api.call(endpoints.endEverydayAgreement, { params, body: values });
      const first = everydayAgreement.endsFrom;
      await said(
        props.customer.id,
        first ? `The agreement ends; ${formatDay(first)} is the first day without it.` : "The agreement ends.",
        effect,
      );
    },
  );
  const preview = createPreview(
    () => (form.values.on === "" ? null : { ...form.values }),
    (body, signal) => api.call(endpoints.endEverydayAgreement, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="End the agreement"
      verb="End the agreement"
      danger
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="Enter the day on which it was said.">
          {(answer) => (
            <>
              <Show when={answer.everydayAgreement.endsFrom}>
                {(first) => <p>{formatDay(first())} is the first day without it.</p>}
              </Show>
              <Show when={answer.everydayAgreement.refundDueOn}>
                {(day) => <p>What was prepaid for later days goes back by {formatDay(day())}.</p>}
              </Show>
              <EffectView effect={answer.effect} />
            </>
          )}
        </Follows>
      }
    >
      <RadioField
        field={form.bind("by")}
        label="Ended by"
        inline
        options={[
          { value: "person", label: "The person" },
          { value: "provider", label: "The provider" },
        ]}
      />
      <DateField field={form.bind("on")} label="Said on" />
      <CheckField
        field={form.bind("cannotDeliver")}
        label="The provider can no longer deliver as agreed"
        hint="It then ends at once, as it does for the person in the cooling-off; else after 28 days."
      />
    </FormView>
  );
}

function AddService(props: { customer: Customer; agreement: EverydayAgreement; onClose: () => void }): JSX.Element {
  const params = { everydayAgreementId: props.agreement.id };
  const form = createForm<{ agreed: ServiceValues; agreedOn: string }>(
    { agreed: NO_SERVICE, agreedOn: today() },
    async ({ agreed, agreedOn }) => {
      const body = serviceBody(agreed);
      if (body === null || agreedOn === "") {
        if (agreed.service.trim() === "") form.fault("service", "Name the service.");
        if (agreed.amount === "") form.fault("amount", "Enter the agreed amount.");
        if (agreedOn === "") form.fault("agreedOn", "Enter the day.");
        throw new Error("Some fields are still empty.");
      }
      const { effect } = await api.call(endpoints.addEverydayService, { params, body: { ...body, agreedOn } });
      await said(props.customer.id, "The service is added to the agreement.", effect);
    },
  );
  return (
    <FormView
      form={form}
      label="Add a service"
      verb="Add the service"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
    >
      <ServiceFields
        bind={(part) =>
          form.bindAt(
            part,
            () => form.values.agreed[part],
            (value) => form.set("agreed", { ...form.values.agreed, [part]: value }),
          )
        }
      />
      <DateField field={form.bind("agreedOn")} label="Agreed on" />
    </FormView>
  );
}
