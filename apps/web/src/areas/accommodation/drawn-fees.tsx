import type { ScheduleLine } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { useAccountNames } from "../../data/references.ts";
import { Link } from "../../frame/facility.tsx";
import { Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatDollars, formatNumber, formatRate, isZero, subtractMoney, sumMoney } from "../../lib/money.ts";
import { accommodationKey } from "./payment-key.ts";
import type { AccommodationDetail, DepositMovement } from "./types.ts";
import "./accommodation.css";

type Invoicee = ScheduleLine["invoicees"][number];

/**
 * Fees that are agreed to be drawn from the lump sum, with the days on which they are, and what they have taken of it so
 * far. Nothing where no fee ever was.
 */
export function DrawnFees(props: {
  payment: AccommodationDetail;
  movements: readonly DepositMovement[] | undefined;
}): JSX.Element {
  const names = useAccountNames();
  const read = createRead<ScheduleLine[]>(() => ({
    queryKey: accommodationKey("drawn-fees", props.payment.serviceEntryId),
    queryFn: async ({ signal }) => {
      const query = { serviceEntryId: props.payment.serviceEntryId, limit: 1000 };
      return (await api.call(endpoints.listScheduleLines, { query, signal })).items;
    },
  }));
  const drawing = () => new Set(names().flatMap((name) => (name.type === "accommodation" ? [name.id] : [])));
  const fees = (): { line: ScheduleLine; share: Invoicee }[] =>
    (read().data ?? []).flatMap((line) =>
      line.invoicees.filter((share) => drawing().has(share.accountNameId)).map((share) => ({ line, share })),
    );
  const taken = () =>
    subtractMoney(
      "0",
      sumMoney((props.movements ?? []).filter((one) => one.kind === "agreed_deduction").map((one) => one.amount)),
    );
  return (
    <Show when={read().error || fees().length > 0 || !isZero(taken())}>
      <Section title="Agreed fees drawn from the lump sum">
        <Switch>
          <Match when={read().error}>
            <Failure what="The fees" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={true}>
            <p>
              {formatDollars(taken())} was taken of the lump sum for fees so far. A fee is drawn as far as the lump sum
              reaches; the rest is billed.
            </p>
            <Show when={fees().length > 0}>
              <div class="wide-table" role="region" aria-label="Fees drawn" tabindex={0}>
                <table class="plain-table">
                  <caption class="visually-hidden">Fees drawn from the lump sum</caption>
                  <thead>
                    <tr>
                      <th scope="col">Fee</th>
                      <th scope="col">Drawn</th>
                      <th scope="col" class="num">
                        Share %
                      </th>
                      <th scope="col" class="num">
                        Rate today $
                      </th>
                      <th scope="col">Per</th>
                      <th scope="col">Charged up to</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={fees()}>
                      {({ line, share }) => (
                        <tr>
                          <th scope="row">
                            <Link href={`/schedule-lines/${line.id}`}>
                              {line.billingCode} {line.description}
                            </Link>
                          </th>
                          <td>{formatPeriod(share.startDate, share.endDate ?? line.endDate)}</td>
                          <td class="num">{formatNumber(share.percent)}</td>
                          <td class="num">{line.rateToday === null ? "–" : formatRate(line.rateToday)}</td>
                          <td>{line.unit}</td>
                          <td>{line.lastRunDate === null ? "not yet" : formatDay(line.lastRunDate)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </div>
            </Show>
          </Match>
        </Switch>
      </Section>
    </Show>
  );
}
