import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure } from "../../kit/failure.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatDollars, formatMoney } from "../../lib/money.ts";
import { accommodationKey } from "./payment-key.ts";
import { PlacePriceForm } from "./place-price-form.tsx";
import type { PlacePrice } from "./types.ts";
import "./accommodation.css";

/** A place's prices over time, and a new one. */
export function PlacePricePanel(props: { price: PlacePrice; onClose: () => void }): JSX.Element {
  const [adding, setAdding] = createSignal(false);
  const read = createRead<PlacePrice[]>(() => ({
    queryKey: accommodationKey("prices", props.price.placeId),
    queryFn: async ({ signal }) => {
      const query = { placeId: props.price.placeId, sort: "-startDate", limit: 1000 };
      return (await api.call(endpoints.listPlacePrices, { query, signal })).items;
    },
  }));
  const past = (row: PlacePrice) => row.endDate !== null && row.endDate < today();
  return (
    <DetailPanel
      title={`${props.price.placeCode}, ${props.price.serviceName}`}
      onClose={() => (adding() ? setAdding(false) : props.onClose())}
      actions={
        <Show when={!adding() && can("setup:write")}>
          <Button icon="plus" onClick={() => setAdding(true)}>
            New price
          </Button>
        </Show>
      }
    >
      <Show when={adding()}>
        <PlacePriceForm
          place={{ id: props.price.placeId, label: `${props.price.placeCode}, ${props.price.serviceName}` }}
          onDone={() => setAdding(false)}
        />
      </Show>
      <Switch>
        <Match when={read().data}>
          {(rows) => (
            <>
              <Timeline
                label="Prices over time"
                narrow
                rows={rows()
                  .toReversed()
                  .map((row) => ({
                    from: row.startDate,
                    to: row.endDate,
                    label: formatDollars(row.price),
                    faint: past(row),
                  }))}
              />
              <div class="wide-table" role="region" aria-label="Prices of this place" tabindex={0}>
                <table class="plain-table">
                  <caption class="visually-hidden">Prices of this place, the newest first</caption>
                  <thead>
                    <tr>
                      <th scope="col">Days</th>
                      <th scope="col" class="num">
                        Price $
                      </th>
                      <th scope="col" class="num">
                        A day $
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={rows()}>
                      {(row) => (
                        <tr classList={{ faded: past(row) }}>
                          <th scope="row">
                            {row.endDate === null
                              ? `from ${formatDay(row.startDate)}`
                              : formatPeriod(row.startDate, row.endDate)}
                          </th>
                          <td class="num">{formatMoney(row.price)}</td>
                          <td class="num">{row.daily === null ? "" : formatMoney(row.daily)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </div>
            </>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The prices" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" aria-busy="true" />
        </Match>
      </Switch>
      <p>
        <Link href={`/admissions/places?serviceId=${props.price.serviceId}&open=${props.price.placeId}`}>
          Who lives there, and who did
        </Link>
      </p>
    </DetailPanel>
  );
}
