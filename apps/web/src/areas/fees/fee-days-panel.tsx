import type { DayFee, FeeDays } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { DetailPanel } from "../../kit/panel.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { DAY_KINDS, FEE_ARRANGEMENTS, LEGAL_FEES } from "./words.ts";
import { asWritten } from "../../lib/words.ts";

/** A day's fees as a sum that adds up, each with where it comes from and how it was worked out. */
export function FeeDaysPanel(props: { days: FeeDays; onClose: () => void }): JSX.Element {
  return (
    <DetailPanel title={formatPeriod(props.days.from, props.days.to)} onClose={() => props.onClose()}>
      <p class="muted">
        {DAY_KINDS[props.days.kind]} in {props.days.serviceName}
        <Show when={props.days.arrangement}>
          {(arrangement) => <>, {FEE_ARRANGEMENTS[arrangement()].toLowerCase()}</>}
        </Show>
      </p>
      <ul role="list" class="fee-sum" aria-label="Fees of a day">
        <For each={props.days.fees}>{(fee) => <Fee fee={fee} />}</For>
        <li class="row total">
          <span class="grow">A day</span>
          <span class="money">{formatMoney(props.days.total)}</span>
        </li>
      </ul>
    </DetailPanel>
  );
}

function Fee(props: { fee: DayFee }): JSX.Element {
  return (
    <li>
      <div class="row">
        <strong class="grow">{LEGAL_FEES[props.fee.legalFee]}</strong>
        <span class="money">{formatMoney(props.fee.amount)}</span>
      </div>
      <p class="muted">{props.fee.source}</p>
      <Show when={props.fee.billingCodes.length === 0 && props.fee.zero === null}>
        <p>Not on the schedule of this stay: it is not billed.</p>
      </Show>
      <Show when={props.fee.billingCodes.length > 0}>
        <p class="muted small">Billed as {props.fee.billingCodes.join(", ")}</p>
      </Show>
      <Show when={props.fee.steps.length > 0}>
        <details>
          <summary>How it was worked out</summary>
          <ol role="list" class="fee-steps">
            <For each={props.fee.steps}>
              {(step) => (
                <li>
                  <div class="row">
                    <span class="grow">{asWritten(step.text)}</span>
                    <Show when={step.value}>{(value) => <span class="money">{value()}</span>}</Show>
                  </div>
                  <span class="row wrap small">
                    <a href={`/docs/rules/${step.page}`} target="_blank" rel="noreferrer">
                      The rule
                    </a>
                    <Show when={step.law}>{(law) => <span class="muted">{law()}</span>}</Show>
                  </span>
                </li>
              )}
            </For>
          </ol>
        </details>
      </Show>
    </li>
  );
}
