import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import { LawSteps } from "./law-steps.tsx";
import { LineErrorForm } from "./line-error-form.tsx";
import { CorrectLineForm } from "./line-form.tsx";
import type { AccommodationLine } from "./types.ts";
import { KINDS, METHODS } from "./words.ts";

/** One accommodation line: what was agreed, what it comes to a day and why, and what may be done with it. */
export function LinePanel(props: { line: AccommodationLine; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "correct" | "error">("look");
  const money = (amount: string | null) => (amount === null ? null : `$${formatMoney(amount)}`);
  const look = () => setMode("look");
  return (
    <DetailPanel
      title={`${props.line.title} from ${formatDay(props.line.startDate)}`}
      chips={
        <Show when={props.line.inError}>
          <StateChip tone="failed">Created in error</StateChip>
        </Show>
      }
      onClose={() => (mode() === "look" ? props.onClose() : look())}
      actions={
        <Show when={mode() === "look" && !props.line.inError && can("customers:write")}>
          <Button icon="draft" onClick={() => setMode("correct")}>
            Correct
          </Button>
          <Button onClick={() => setMode("error")}>Created in error</Button>
        </Show>
      }
    >
      <Switch>
        <Match when={mode() === "correct"}>
          <CorrectLineForm line={props.line} onDone={look} />
        </Match>
        <Match when={mode() === "error"}>
          <LineErrorForm line={props.line} onDone={look} />
        </Match>
        <Match when={mode() === "look"}>
          <Facts
            facts={[
              ["Line number", <CopyId id={props.line.id} what="line number" />],
              ["Kind", KINDS[props.line.kind]],
              ["Paid as", METHODS[props.line.method]],
              ["From", formatDay(props.line.startDate)],
              ["To", props.line.endDate ? formatDay(props.line.endDate) : "until changed"],
              ["In the room since", formatDay(props.line.occupiedFrom)],
              ["Published price", money(props.line.placePrice)],
              ["Agreed price", money(props.line.agreedAmount)],
              ["Agreed lump sum", money(props.line.agreedLumpSum)],
              ["Assessed a day", money(props.line.assessedAmount)],
              props.line.perDay !== null && ["Agreed a day", money(props.line.perDay)],
              ["Rate of", formatDay(props.line.rateDate)],
              ["Maximum permissible rate", props.line.mpir === null ? null : `${formatNumber(props.line.mpir)}%`],
              ["Agreed rate", props.line.agreedRate === null ? null : `${formatNumber(props.line.agreedRate)}%`],
              ["Most a day", money(props.line.maximumDaily)],
              props.line.maximumLumpSum !== null && ["Most as a lump sum", money(props.line.maximumLumpSum)],
              [
                "Forecast a day",
                props.line.forecastDaily === null
                  ? null
                  : `$${formatMoney(props.line.forecastDaily)}${props.line.forecastDate ? ` on ${formatDay(props.line.forecastDate)}` : ""}`,
              ],
              [
                "Collected",
                `${props.line.accountName}, ${props.line.collection === "drawdown" ? "drawn from the lump sum" : "billed"}`,
              ],
              props.line.maintained && ["Deductions", "raise the daily payment"],
              ["Description", props.line.description],
            ]}
          />
          <LawSteps steps={props.line.steps} open />
        </Match>
      </Switch>
    </DetailPanel>
  );
}
