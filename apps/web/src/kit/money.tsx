import { type JSX, Show } from "solid-js";
import { formatMoney, formatRate, isZero } from "../lib/money.ts";
import "./money.css";

export interface MoneyProps {
  amount: string | null | undefined;
  /** Zero means none here: show a dash. */
  dash?: boolean | undefined;
  /** As many decimals as the figure has (rates). */
  rate?: boolean | undefined;
  /** The amount was calculated: pressing it explains it. */
  onExplain?: (() => void) | undefined;
  /** Not in the tab order, because the list around it has its own keys. */
  inList?: boolean | undefined;
}

/** An amount, right-aligned by its cell; a button when it can be explained. */
export function Money(props: MoneyProps): JSX.Element {
  const none = () => Boolean(props.dash && props.amount && isZero(props.amount));
  const text = () => {
    const { amount } = props;
    if (amount === null || amount === undefined || amount === "") return "";
    if (none()) return "–";
    return props.rate ? formatRate(amount) : formatMoney(amount);
  };
  return (
    <Show when={none() ? undefined : props.onExplain} fallback={<span class="money">{text()}</span>}>
      {(explain) => (
        <button
          type="button"
          class="money explains"
          title="Explain this amount (e)"
          tabindex={props.inList ? -1 : undefined}
          onClick={(event) => {
            event.stopPropagation();
            explain()();
          }}
        >
          {text()}
        </button>
      )}
    </Show>
  );
}
