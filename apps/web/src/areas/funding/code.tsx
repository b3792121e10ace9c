import type { FundingCode } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { Link } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { formatRate } from "../../lib/money.ts";
import { FundingRateList } from "./rate-list.tsx";

/** One funding code: its rates over time, and what happened to it. */
export default function FundingCodePage(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<FundingCode>(() => ({
    queryKey: ["funding-code", id()],
    queryFn: ({ signal }) => api.call(endpoints.getFundingCode, { params: { fundingCodeId: id() }, signal }),
  }));
  const up = [{ href: "/funding/codes", label: "Funding codes" }];
  return (
    <Switch>
      <Match when={read().data}>{(code) => <Body code={code()} tab={params["tab"] ?? "rates"} up={up} />}</Match>
      <Match when={read().error}>
        <Page title="Funding code" up={up}>
          <Failure what="The funding code" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Funding code" up={up}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

function Body(props: { code: FundingCode; tab: string; up: { href: string; label: string }[] }): JSX.Element {
  const code = () => props.code;
  const setsOff = () => code().offsetOf.length > 0;
  const base = () => `/funding/codes/${code().id}`;
  return (
    <Page
      title={`${code().code} ${code().description}`}
      id={code().id}
      idName="funding code number"
      up={props.up}
      fill={props.tab === "rates"}
      chips={
        <>
          <Show when={!code().active}>
            <StateChip tone="draft" icon="stop">
              Inactive
            </StateChip>
          </Show>
          <Show when={code().rateToday === null && !setsOff()}>
            <StateChip tone="attention">No rate today</StateChip>
          </Show>
          <Show when={code().rateVerified === false}>
            <StateChip tone="attention">Today's rate is unverified</StateChip>
          </Show>
        </>
      }
      sub={
        <>
          <span>
            {code().rateToday === null ? (setsOff() ? "As the fee" : "No rate") : formatRate(code().rateToday ?? "")}{" "}
            per {code().unit}
          </span>
          <Show when={code().accommodationAssociated}>
            <span>paid for the room, less the assessed amount</span>
          </Show>
          <Show when={code().externalCode}>
            <span>{code().externalCode} on payment statements</span>
          </Show>
          <Show when={code().nationalRate}>
            {(key) => <Link href={`/rates/national/${key()}`}>national rate {key()}</Link>}
          </Show>
          <Link href={`/funding/codes?open=${code().id}`}>Set-up</Link>
        </>
      }
      tabs={
        <Tabs
          label="Parts of the funding code"
          tabs={[
            { href: base(), label: "Rates" },
            { href: `${base()}/activity`, label: "Timeline" },
          ]}
        />
      }
    >
      <Switch
        fallback={
          <>
            <Show when={setsOff()}>
              <Notice tone="draft" title="It follows a fee">
                Its lines pay the opposite of{" "}
                <For each={code().offsetOf}>
                  {(fee, at) => (
                    <>
                      {at() > 0 ? ", " : ""}
                      <Link href={`/rates/codes/${fee.id}`}>
                        {fee.code} {fee.description}
                      </Link>
                    </>
                  )}
                </For>{" "}
                on every day.
              </Notice>
            </Show>
            <FundingRateList
              code={{ id: code().id, label: code().code, unit: code().unit }}
              writes={!setsOff()}
              empty={
                <Show
                  when={setsOff()}
                  fallback={
                    <Empty title={`${code().code} has no rates.`}>
                      Lines of it show no amount until there is one, for all clients or for one.
                    </Empty>
                  }
                >
                  <Empty title="It has no rates of its own." />
                </Show>
              }
            />
          </>
        }
      >
        <Match when={props.tab === "activity"}>
          <Activity objectType="funding_code" objectId={code().id} />
        </Match>
      </Switch>
    </Page>
  );
}
