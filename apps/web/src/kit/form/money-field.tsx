import type { JSX } from "solid-js";
import { formatMoney, formatRate, formatNumber, parseAmount } from "../../lib/money.ts";
import type { FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";
import { ParsedInput } from "./parsed-input.tsx";

/** An amount of money; `1,234.50`, `$1234.5` and `(5.00)` are understood. */
export function MoneyField(props: FieldLook & { field: Bound<string> }): JSX.Element {
  return (
    <ParsedInput
      {...props}
      unit={props.unit ?? "$"}
      width={props.width ?? "short"}
      parse={(typed) => parseAmount(typed)}
      show={formatMoney}
      inputClass="money-input"
      inputmode="decimal"
    />
  );
}

/** A rate with up to six decimals. */
export function RateField(props: FieldLook & { field: Bound<string> }): JSX.Element {
  return (
    <ParsedInput
      {...props}
      width={props.width ?? "short"}
      parse={(typed) => parseAmount(typed, 6)}
      show={formatRate}
      inputClass="money-input"
      inputmode="decimal"
    />
  );
}

/** A quantity or percentage with up to six decimals, shown without trailing zeros. */
export function NumberField(props: FieldLook & { field: Bound<string> }): JSX.Element {
  const parse = (typed: string) => {
    const parsed = parseAmount(typed, 6);
    return parsed.ok ? { ok: true as const, value: formatNumber(parsed.value).replaceAll(",", "") } : parsed;
  };
  return (
    <ParsedInput
      {...props}
      width={props.width ?? "short"}
      parse={parse}
      show={formatNumber}
      inputClass="money-input"
      inputmode="decimal"
    />
  );
}
