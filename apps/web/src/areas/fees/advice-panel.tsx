import type { BodyInput, Customer, FeeAdvice } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { Fold } from "../admissions/fold.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { AdviceChips, useAdvices } from "./advices.tsx";
import { NAMED } from "./advice-words.ts";
import { EffectView } from "./effect-view.tsx";
import { said } from "./said.ts";

type Body = Omit<BodyInput<typeof endpoints.createFeeAdvice>, "preview">;

interface Values {
  issuedOn: string;
  startDate: string;
  endDate: string;
  meansTestedAmount: string;
  meansNotDisclosed: boolean;
  hotellingContribution: string;
  nonClinicalCareContribution: string;
  meansTestedCareFee: string;
  incomeTestedFee: string;
  accommodationContribution: string;
  reference: string;
}

const AMOUNTS = ["meansTestedAmount", ...NAMED.map(([name]) => name)] as const;

/** Null until enough is typed to ask what would follow. */
function bodyOf(values: Values): Body | null {
  if (values.issuedOn === "" || values.startDate === "") return null;
  if (!values.meansNotDisclosed && AMOUNTS.every((name) => values[name] === "")) return null;
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, values[name] || null]));
  return {
    issuedOn: values.issuedOn,
    startDate: values.startDate,
    endDate: values.endDate || null,
    meansNotDisclosed: values.meansNotDisclosed,
    reference: values.reference || null,
    ...amounts,
    ...(values.meansNotDisclosed && { meansTestedAmount: null }),
  };
}

/** A letter of Services Australia, with what changes shown before it is saved. */
export function NewAdvice(props: { customer: Customer; onClose: () => void }): JSX.Element {
  const params = { clientId: props.customer.id };
  const form = createForm<Values>(
    {
      issuedOn: today(),
      startDate: "",
      endDate: "",
      meansTestedAmount: "",
      meansNotDisclosed: false,
      hotellingContribution: "",
      nonClinicalCareContribution: "",
      meansTestedCareFee: "",
      incomeTestedFee: "",
      accommodationContribution: "",
      reference: "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        if (values.issuedOn === "") form.fault("issuedOn", "Enter the day of the letter.");
        if (values.startDate === "") form.fault("startDate", "Enter the first day that the amounts are for.");
        if (!values.meansNotDisclosed && AMOUNTS.every((name) => values[name] === ""))
          form.fault("meansTestedAmount", "Enter the means tested amount, or an amount that the letter names.");
        throw new Error("Some fields are still empty.");
      }
      const { effect } = await api.call(endpoints.createFeeAdvice, { params, body });
      await said(props.customer.id, "The advice is entered.", effect);
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.createFeeAdvice, { params, body: { ...body, preview: true }, signal }),
  );
  const bind = form.bind;
  return (
    <DetailPanel title="Fee advice" focus onClose={() => props.onClose()}>
      <FormView
        form={form}
        label="Fee advice"
        verb="Enter the advice"
        onCancel={() => props.onClose()}
        onDone={() => props.onClose()}
        follows={
          <Follows preview={preview} waiting="Enter the first day and an amount.">
            {(answer) => <EffectView effect={answer.effect} />}
          </Follows>
        }
      >
        <div class="fields tight">
          <DateField field={bind("issuedOn")} label="Letter of" />
          <DateField field={bind("startDate")} label="Amounts from" autofocus />
          <DateField field={bind("endDate")} label="To" optional />
        </div>
        <CheckField
          field={bind("meansNotDisclosed")}
          label="Means not disclosed"
          hint="Every contribution is then at its most."
        />
        <Show when={!form.values.meansNotDisclosed}>
          <MoneyField field={bind("meansTestedAmount")} label="Means tested amount" unit="$ a day" optional />
        </Show>
        <Fold
          title="Amounts that the letter names"
          attention={form.faults().some((fault) => NAMED.some(([name]) => name === fault.pointer))}
        >
          <p class="muted">Those left empty follow from the means tested amount.</p>
          <div class="fields tight">
            <For each={NAMED}>
              {([name, label]) => <MoneyField field={bind(name)} label={label} unit="$ a day" optional />}
            </For>
          </div>
        </Fold>
        <TextField field={bind("reference")} label="Reference of the letter" optional width="full" maxlength={100} />
      </FormView>
    </DetailPanel>
  );
}

/** One advice on record. */
export function AdvicePanel(props: { customer: Customer; adviceId: number; onClose: () => void }): JSX.Element {
  const read = useAdvices(() => props.customer.id);
  const advice = () => read().data?.items.find((one) => one.id === props.adviceId);
  return (
    <Show
      when={advice()}
      fallback={
        <DetailPanel title="Fee advice" onClose={() => props.onClose()}>
          <Switch>
            <Match when={read().error}>
              <Failure what="The advice" error={read().error} onRetry={() => void read().refetch()} />
            </Match>
            <Match when={read().data}>
              <Empty title="There is no such advice of this client." />
            </Match>
            <Match when={true}>
              <span class="skeleton" aria-busy="true" />
            </Match>
          </Switch>
        </DetailPanel>
      }
    >
      {(one) => <Existing customer={props.customer} advice={one()} onClose={props.onClose} />}
    </Show>
  );
}

function Existing(props: { customer: Customer; advice: FeeAdvice; onClose: () => void }): JSX.Element {
  const [withdrawing, setWithdrawing] = createSignal(false);
  const amount = (text: string | null) => (text === null ? null : `${formatMoney(text)} a day`);
  return (
    <DetailPanel
      title={`Letter of ${formatDay(props.advice.issuedOn)}`}
      chips={<AdviceChips advice={props.advice} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={props.advice.withdrawnAt === null && can("customers:write") && !withdrawing()}>
          <Button onClick={() => setWithdrawing(true)}>Withdraw</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Amounts for", formatPeriod(props.advice.startDate, props.advice.endDate)],
          [
            "In force",
            props.advice.inForce.length === 0
              ? "On no day: others take its place"
              : props.advice.inForce.map((days) => formatPeriod(days.from, days.to)).join("; "),
          ],
          props.advice.meansNotDisclosed
            ? ["Means", "Not disclosed"]
            : ["Means tested amount", amount(props.advice.meansTestedAmount)],
          ...NAMED.map(
            ([name, label]): [string, string | null] | false =>
              props.advice[name] !== null && [label, amount(props.advice[name])],
          ),
          ["Reference", props.advice.reference],
          [props.advice.source === "file" ? "Brought in by" : "Entered by", props.advice.createdByName],
          ["On", <InstantText at={props.advice.createdAt} />],
          props.advice.withdrawnAt !== null && ["Withdrawn", <InstantText at={props.advice.withdrawnAt} />],
        ]}
      />
      <Show when={withdrawing()}>
        <Withdraw customer={props.customer} advice={props.advice} onClose={() => setWithdrawing(false)} />
      </Show>
    </DetailPanel>
  );
}

function Withdraw(props: { customer: Customer; advice: FeeAdvice; onClose: () => void }): JSX.Element {
  const params = { feeAdviceId: props.advice.id };
  const form = createForm({ reason: "" }, async (values) => {
    const { effect } = await api.call(endpoints.withdrawFeeAdvice, { params, body: values });
    await said(props.customer.id, "The advice is withdrawn.", effect);
  });
  const preview = createPreview(
    () => ({ reason: "What would follow" }),
    (body, signal) => api.call(endpoints.withdrawFeeAdvice, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Withdraw the advice"
      verb="Withdraw the advice"
      danger
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <TextField
        field={form.bind("reason")}
        label="Why"
        width="full"
        maxlength={500}
        hint="A letter that takes the place of this one is entered as a new advice; this is for mistakes."
        autofocus
      />
    </FormView>
  );
}
