import type { Totals } from "@banksia/contracts";
import { createSignal, For, type JSX, Show } from "solid-js";
import { Segments } from "../../kit/tabs.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import "./totals.css";

export type TotalsBy = "code" | "service";

/** Totals by code or by facility against the month before. A row can narrow the list beside it. */
export function TotalsView(props: {
  totals: Totals;
  chosen?: { code: number | undefined; service: number | undefined } | undefined;
  onChoose?: ((by: TotalsBy, id: number | null) => void) | undefined;
}): JSX.Element {
  const [by, setBy] = createSignal<TotalsBy>("code");
  const rows = () =>
    (by() === "code" ? props.totals.byCode : props.totals.byService).filter(
      (row) => row.lineCount > 0 || row.previousAmount !== "0.00",
    );
  const isChosen = (id: number) => (by() === "code" ? props.chosen?.code : props.chosen?.service) === id;
  return (
    <div class="totals">
      <Segments
        label="Totals"
        value={by()}
        options={[
          { value: "code", label: "By code" },
          { value: "service", label: "By facility" },
        ]}
        onChange={setBy}
      />
      <table class="totals-table">
        <thead>
          <tr>
            <th scope="col">{by() === "code" ? "Code" : "Facility"}</th>
            <th scope="col" class="num">
              Lines
            </th>
            <th scope="col" class="num">
              Amount $
            </th>
            <th scope="col" class="num">
              Difference $
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr classList={{ chosen: isChosen(row.id) }}>
                <th scope="row" title={row.name}>
                  <Show
                    when={props.onChoose}
                    fallback={
                      <>
                        {by() === "code" ? row.code : row.name}{" "}
                        <Show when={by() === "code"}>
                          <span class="muted">{row.name}</span>
                        </Show>
                      </>
                    }
                  >
                    {(choose) => (
                      <button
                        type="button"
                        class="totals-pick"
                        aria-pressed={isChosen(row.id)}
                        onClick={() => choose()(by(), isChosen(row.id) ? null : row.id)}
                      >
                        {by() === "code" ? row.code : row.name}
                      </button>
                    )}
                  </Show>
                </th>
                <td class="num">{formatNumber(row.lineCount)}</td>
                <td class="num">{formatMoney(row.amount)}</td>
                <td class="num muted">{formatMoney(row.difference)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td class="num">{formatNumber(props.totals.lineCount)}</td>
            <td class="num">{formatMoney(props.totals.amount)}</td>
            <td class="num">{formatMoney(props.totals.difference)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="muted small">
        Without tax. The difference is to what was posted for {formatDay(props.totals.previousFrom)} –{" "}
        {formatDay(props.totals.previousTo)}, {formatMoney(props.totals.previousAmount)}.
      </p>
    </div>
  );
}
