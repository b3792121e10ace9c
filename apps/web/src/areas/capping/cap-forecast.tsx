import type { CapForecast, Customer } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Empty, Failure } from "../../kit/failure.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { capKey } from "./cap-key.ts";
import { CourseChart } from "./course-chart.tsx";
import { forecastWords } from "./forecast-words.ts";
import { LIMIT_TITLES } from "./words.ts";

interface Forecasts {
  asOf: string;
  until: string;
  alertDays: number;
  forecasts: CapForecast[];
  warnings: { code: string; detail: string }[];
}

/** When each cap will be reached if the fees stay as they are, drawn and in words. */
export function CapForecasts(props: { customer: Customer }): JSX.Element {
  const read = createRead<Forecasts>(() => ({
    queryKey: capKey(props.customer.id, "forecast"),
    queryFn: ({ signal }) => api.call(endpoints.getCapForecast, { params: { clientId: props.customer.id }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(found) => (
          <Show
            when={found().forecasts.length > 0}
            fallback={<Empty title="There is no cap to forecast.">The arrangement of this client knows no caps.</Empty>}
          >
            <WarningList warnings={found().warnings} />
            <p class="muted">
              On the present schedule and rates, from {formatDay(found().asOf)} to {formatDay(found().until)}. Alerts
              are due {found().alertDays} days before.
            </p>
            <div class="courses">
              <For each={found().forecasts}>
                {(forecast) => (
                  <section class="stack tight" aria-label={LIMIT_TITLES[forecast.limitType]}>
                    <h3 class="row wrap">
                      {LIMIT_TITLES[forecast.limitType]}
                      <Show when={forecast.status === "reached"}>
                        <StateChip tone="attention">Reached</StateChip>
                      </Show>
                      <Show when={forecast.status === "will_be_reached" && forecast.alertDue}>
                        <StateChip tone="attention">Soon</StateChip>
                      </Show>
                    </h3>
                    <p>{forecastWords(forecast, found().until)}</p>
                    <CourseChart forecast={forecast} asOf={found().asOf} />
                  </section>
                )}
              </For>
            </div>
          </Show>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The forecast" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack" aria-busy="true">
          <span class="skeleton" />
        </div>
      </Match>
    </Switch>
  );
}
