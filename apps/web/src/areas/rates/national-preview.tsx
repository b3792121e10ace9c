import type { NationalRatePreview } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Page } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column, listSource } from "../../kit/table/types.ts";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatMoney, sumMoney } from "../../lib/money.ts";
import { idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";

type EffectRow = NationalRatePreview["rows"][number];

/** What a figure that is not saved yet would change: a billing run with it held against one without. */
export default function NationalPreview(): JSX.Element {
  const params = useParams();
  const list = useListState();
  const ids = () => ({ withRunId: idOf(list.get("with")) ?? 0, withoutRunId: idOf(list.get("without")) ?? 0 });
  const read = createRead<NationalRatePreview>(() => ({
    queryKey: ["national-preview", ids()],
    queryFn: ({ signal }) => api.call(endpoints.getNationalRatePreview, { query: ids(), signal }),
    refetchInterval: (query) => (query.state.data === undefined || settled(query.state.data) ? false : 1000),
    staleTime: 0,
  }));
  const up = () => [
    { href: "/rates/national", label: "National rates" },
    { href: `/rates/national/${params["key"] ?? ""}`, label: read().data?.title ?? "The figure" },
  ];
  return (
    <Switch>
      <Match when={read().data}>{(found) => <Body preview={found()} up={up()} />}</Match>
      <Match when={read().error}>
        <Page title="What it changes" up={up()}>
          <Failure what="The preview" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="What it changes" up={up()}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

const ENDED = new Set(["done", "cancelled", "failed"]);

function settled(preview: NationalRatePreview): boolean {
  return ENDED.has(preview.withRun.status) && ENDED.has(preview.withoutRun.status);
}

function Body(props: { preview: NationalRatePreview; up: { href: string; label: string }[] }): JSX.Element {
  const found = () => props.preview;
  const total = () => found().withRun.clientCount + found().withoutRun.clientCount;
  const done = () => found().withRun.clientsDone + found().withoutRun.clientsDone;
  const parked = () => found().withRun.parkedCount;
  const columns: Column<EffectRow>[] = [
    { id: "service", label: "Facility", kind: "text", width: 240, value: (row) => row.serviceName },
    {
      id: "code",
      label: "Fee",
      kind: "text",
      width: 280,
      value: (row) => `${row.billingCode} ${row.description}`,
      cell: (row) => (
        <span>
          <Link href={`/rates/codes/${row.billingCodeId}`}>{row.billingCode}</Link> {row.description}
        </span>
      ),
    },
    { id: "lines", label: "Lines", kind: "number", width: 88, value: (row) => row.lines },
    { id: "before", label: "Without it $", kind: "money", width: 144, value: (row) => row.before, sum: "before" },
    { id: "after", label: "With it $", kind: "money", width: 144, value: (row) => row.after, sum: "after" },
    {
      id: "difference",
      label: "Difference $",
      kind: "money",
      width: 144,
      value: (row) => row.difference,
      sum: "difference",
      sumSelected: true,
    },
  ];
  const sums = () => ({
    before: sumMoney(found().rows.map((row) => row.before)),
    after: sumMoney(found().rows.map((row) => row.after)),
    difference: found().difference,
  });
  return (
    <Page
      title={`What ${found().value} from ${formatDay(found().from)} changes`}
      fill
      up={props.up}
      sub={
        <>
          <span>{found().title}</span>
          <span>
            A billing run posted {formatDay(found().postingDate)}, billed up to {formatDay(found().endDate)}
          </span>
          <Link href={`/billing/runs/${found().withRun.id}`}>Preview with it</Link>
          <Link href={`/billing/runs/${found().withoutRun.id}`}>Preview without it</Link>
        </>
      }
      actions={
        <Show when={can("rates:write")}>
          <Link
            class="button primary"
            href={`/rates/national/${found().key}?open=new&from=${found().from}&value=${found().value}`}
          >
            Add this figure
          </Link>
        </Show>
      }
    >
      <Show when={!settled(found())}>
        <Progress label="Both previews, clients done" done={done()} total={total()} showFigures />
      </Show>
      <Show when={settled(found()) && !found().done}>
        <Notice tone="failed" title="A preview did not come to its end">
          The figures below are those of the clients that were done.
        </Notice>
      </Show>
      <Show when={parked() > 0}>
        <Notice
          tone="attention"
          title={`${count(parked(), "client")} set aside`}
          action={
            <Link class="button plain" href={`/billing/runs/${found().withRun.id}/parked`}>
              See why
            </Link>
          }
        >
          What they would be charged is not in these figures.
        </Notice>
      </Show>
      <Figures
        figures={[
          { label: "Without it", value: formatMoney(found().before), note: "without tax" },
          { label: "With it", value: formatMoney(found().after), note: "without tax" },
          { label: "Difference", value: formatMoney(found().difference) },
        ]}
      />
      <Table
        id="national-preview"
        label="Difference by facility and fee"
        noun={["fee that changes", "fees that change"]}
        columns={columns}
        source={listSource(() => found().rows, sums)}
        rowKey={(row) => `${row.serviceId}-${row.billingCodeId}`}
        selectable
        empty={
          <Empty title={found().done ? "Nothing that is still to be billed changes." : "No difference so far."}>
            Days billed already are adjusted once the figure is added.
          </Empty>
        }
      />
    </Page>
  );
}
