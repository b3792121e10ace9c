import { type JSX, Show } from "solid-js";
import { formatMoney, isZero } from "../../lib/money.ts";
import "./accommodation.css";

/** One row of a sum that adds up; what is taken off has its minus. */
export function SumRow(props: {
  label: string;
  note?: string | undefined;
  amount: string;
  /** The amount is taken off. */
  less?: boolean | undefined;
  total?: boolean | undefined;
}): JSX.Element {
  const shown = () => {
    if (!props.less || isZero(props.amount)) return formatMoney(props.amount);
    return props.amount.startsWith("-") ? formatMoney(props.amount.slice(1)) : formatMoney(`-${props.amount}`);
  };
  return (
    <li class="row" classList={{ total: props.total ?? false }}>
      <span class="grow">
        {props.label}
        <Show when={props.note}>
          <span class="muted"> · {props.note}</span>
        </Show>
      </span>
      <span class="money">{shown()}</span>
    </li>
  );
}
