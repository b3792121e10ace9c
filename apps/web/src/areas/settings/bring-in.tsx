import type { BringIn, BringInError } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { Link } from "../../frame/facility.tsx";
import { announce } from "../../kit/announce.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { count } from "../../lib/words.ts";
import { BRING_IN_KINDS, BringInState } from "./bring-ins.tsx";

const LISTS: Record<BringIn["kind"], { href: string; rows: string }> = {
  customers: { href: "/customers", rows: "customers" },
  admissions: { href: "/admissions/stays", rows: "entries" },
  service_entries: { href: "/admissions/stays", rows: "entries" },
  schedule_lines: { href: "/customers", rows: "schedule" },
  rates: { href: "/rates/list", rows: "rates" },
  national_rates: { href: "/rates/national", rows: "national-rates" },
  fee_advices: { href: "/customers", rows: "fee-advices" },
};

const busy = (status: BringIn["status"]) => status === "checking" || status === "loading";

/** One file: how far it is, and every row that was refused with the reason. */
export default function BringInPage(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<BringIn>(() => ({
    queryKey: ["bring-in", id()],
    queryFn: ({ signal }) => api.call(endpoints.getBringIn, { params: { bringInId: id() }, signal }),
  }));
  const live = createMemo(() => {
    const found = read().data;
    return found ? busy(found.status) : false;
  });
  createEffect(
    on([id, live], ([bringInId, underWay]) => {
      if (!underWay) return;
      const stop = new AbortController();
      void follow(bringInId, stop.signal);
      onCleanup(() => stop.abort());
    }),
  );
  const up = [{ href: "/settings/bring-in", label: "Bring in" }];
  return (
    <Switch>
      <Match when={read().data}>
        {(file) => (
          <Page
            title={file().fileName}
            id={file().id}
            idName="number of this file"
            up={up}
            fill={file().errorCount > 0}
            chips={<BringInState status={file().status} />}
            sub={
              <>
                <span>{BRING_IN_KINDS[file().kind]}</span>
                <span>{count(file().rowCount, "row")}</span>
                <span>
                  {file().startedByName}, <InstantText at={file().createdAt} />
                </span>
              </>
            }
          >
            <Show when={busy(file().status)}>
              <Progress
                label={file().status === "checking" ? "Rows checked" : "Rows loaded"}
                done={file().doneCount}
                total={file().rowCount}
                showFigures
              />
            </Show>
            <Switch>
              <Match when={file().status === "loaded"}>
                <Notice
                  tone="posted"
                  title={`${count(file().rowCount, "row")} loaded`}
                  action={
                    <Link class="button plain" href={LISTS[file().kind].href}>
                      See them
                    </Link>
                  }
                />
              </Match>
              <Match when={file().status === "checked"}>
                <Notice
                  tone="posted"
                  title="Every row is good"
                  action={
                    <Link class="button plain" href={`/settings/bring-in/new?kind=${file().kind}`}>
                      Load it
                    </Link>
                  }
                >
                  Only a check was asked for, so nothing is loaded yet.
                </Notice>
              </Match>
              <Match when={file().status === "refused"}>
                <Notice
                  tone="attention"
                  title={`Nothing was loaded: ${count(file().errorCount, "fault")}`}
                  action={
                    <Link class="button plain" href={`/settings/bring-in/new?kind=${file().kind}`}>
                      Bring in the mended file
                    </Link>
                  }
                >
                  Mend these rows in the file, then bring it in again. Row 1 is the heading.
                </Notice>
              </Match>
              <Match when={file().status === "failed"}>
                <Notice tone="failed" title="Something broke while loading">
                  Nothing was loaded. Bring the file in again.
                </Notice>
              </Match>
            </Switch>
            <Show when={file().errorCount > 0}>
              <Errors file={file()} />
            </Show>
          </Page>
        )}
      </Match>
      <Match when={read().error}>
        <Page title="File" up={up}>
          <Failure what="The file" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="File" up={up}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

async function follow(bringInId: number, signal: AbortSignal): Promise<void> {
  try {
    for await (const now of api.stream(endpoints.streamBringIn, { params: { bringInId }, signal }))
      queries.setQueryData(["bring-in", bringInId], now);
  } catch {
    if (signal.aborted) return;
  }
  await queries.invalidateQueries({ queryKey: ["bring-in", bringInId] });
  const ended = queries.getQueryData<BringIn>(["bring-in", bringInId]);
  if (!ended) return;
  announce(
    ended.status === "loaded"
      ? `${count(ended.rowCount, "row")} loaded.`
      : ended.status === "checked"
        ? "Every row is good."
        : `Nothing was loaded: ${count(ended.errorCount, "fault")}.`,
    ended.status === "failed",
  );
  refreshRows("bring-ins", "bring-in-errors", LISTS[ended.kind].rows);
  void queries.invalidateQueries({ queryKey: ["reference"] });
  void queries.invalidateQueries({ queryKey: ["fees"] });
}

function Errors(props: { file: BringIn }): JSX.Element {
  const source = createRows<BringInError>(
    () => ["bring-in-errors", props.file.id],
    (cursor, signal) =>
      api.call(endpoints.listBringInErrors, {
        params: { bringInId: props.file.id },
        query: { ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<BringInError>[] = [
    { id: "row", label: "Row", kind: "number", width: 80, value: (row) => row.row },
    { id: "column", label: "Column", kind: "text", width: 176, value: (row) => row.column ?? "the whole row" },
    { id: "message", label: "What is wrong, and the fix", kind: "text", width: 640, value: (row) => row.message },
    { id: "code", label: "Code", kind: "text", width: 144, value: (row) => row.code, hidden: true },
  ];
  return (
    <Table
      id="bring-in-errors"
      label={`Faults in ${props.file.fileName}`}
      noun={["fault", "faults"]}
      columns={columns}
      source={source}
      rowKey={(row) => `${row.row}-${row.column ?? ""}-${row.code}`}
      selectable
      csvHref={api.csvUrl(endpoints.listBringInErrors, { params: { bringInId: props.file.id } })}
      empty={<Empty title="No fault is on record." />}
    />
  );
}
