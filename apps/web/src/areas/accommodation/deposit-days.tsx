import type { Answer } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { Empty } from "../../kit/failure.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf } from "../../lib/param.ts";
import { asWritten } from "../../lib/words.ts";
import { DayOfAddress } from "./day-of-address.tsx";
import type { AccommodationDetail } from "./types.ts";

type DepositDay = Answer<typeof endpoints.listDepositDays>["items"][number];

/** A deposit day by day, from its first day on, each day with what begins on it. */
export default function DepositDays(props: { payment: AccommodationDetail }): JSX.Element {
  const list = useListState();
  const params = () => ({ accommodationPaymentId: props.payment.id });
  const query = () => ({ from: dayOf(list.get("from")), until: dayOf(list.get("until")) });
  const source = createRows<DepositDay>(
    () => ["accommodation-days", props.payment.id, query()],
    (cursor, signal) =>
      api.call(endpoints.listDepositDays, { params: params(), query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<DepositDay>[] = [
    {
      id: "on",
      label: "Day",
      kind: "day",
      width: 112,
      value: (row) => row.on,
      filter: { kind: "days", from: "from", to: "until" },
    },
    { id: "balance", label: "Held $", kind: "money", width: 136, value: (row) => row.balance },
    { id: "retained", label: "Retained $", kind: "money", width: 128, value: (row) => row.retained, dash: true },
    {
      id: "unpaid",
      label: "Unpaid lump sum $",
      kind: "money",
      width: 160,
      value: (row) => row.unpaidLumpSum,
      dash: true,
    },
    { id: "daily", label: "Daily payment $", kind: "money", width: 128, value: (row) => row.daily, dash: true },
    {
      id: "retention",
      label: "Retention of the day $",
      kind: "rate",
      width: 160,
      value: (row) => row.retentionADay,
      dash: true,
    },
    { id: "cause", label: "What begins or moves", kind: "text", width: 400, value: (row) => asWritten(row.cause) },
  ];
  return (
    <Table
      id="accommodation-days"
      label="Day by day"
      noun={["day", "days"]}
      columns={columns}
      source={source}
      rowKey={(row) => row.on}
      list={list}
      selectable
      tools={<DayOfAddress param="until" label="Until" />}
      csvHref={api.csvUrl(endpoints.listDepositDays, { params: params(), query: query() })}
      empty={
        <Empty title="No day can be worked out yet.">
          The life of the deposit begins with its first line; its page says what is missing.
        </Empty>
      }
    />
  );
}
