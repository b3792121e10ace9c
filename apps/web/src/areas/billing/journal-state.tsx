import type { Journal, Run } from "@banksia/contracts";
import { type JSX, Match, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";

/** Draft, being posted, posted. */
export function JournalState(props: { status: Journal["status"] }): JSX.Element {
  return (
    <Switch>
      <Match when={props.status === "draft"}>
        <StateChip tone="draft">Draft</StateChip>
      </Match>
      <Match when={props.status === "posting"}>
        <StateChip tone="attention" icon="running">
          Being posted
        </StateChip>
      </Match>
      <Match when={props.status === "posted"}>
        <StateChip tone="posted">Posted</StateChip>
      </Match>
    </Switch>
  );
}

const RUN_WORDS: Record<Run["status"], string> = {
  planned: "Waiting",
  running: "Running",
  cancelling: "Being cancelled",
  cancelled: "Cancelled",
  done: "Done",
  failed: "Failed",
};

/** Where a run stands. A run that set clients aside wants to be looked at. */
export function RunState(props: { run: Pick<Run, "status" | "parkedOpen"> }): JSX.Element {
  return (
    <Switch>
      <Match when={props.run.status === "failed"}>
        <StateChip tone="failed">Failed</StateChip>
      </Match>
      <Match when={props.run.status === "done"}>
        <StateChip tone="posted">Done</StateChip>
      </Match>
      <Match when={props.run.status === "cancelled"}>
        <StateChip tone="draft" icon="stop">
          Cancelled
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="attention" icon={props.run.status === "planned" ? "clock" : "running"}>
          {RUN_WORDS[props.run.status]}
        </StateChip>
      </Match>
    </Switch>
  );
}

export const RUN_KINDS: Record<Run["kind"], string> = {
  billing: "Billing",
  adjustment: "Adjustment",
  exceeded_leave: "Exceeded leave",
  resident_fees: "Resident fees",
  capping: "Caps",
  accommodation: "Accommodation payments",
  interest_payable: "Interest payable",
  dmf_crf: "DMF and CRF",
  balances: "Balances and forecasts",
  supported_ratio: "Supported ratio",
};

/** The kinds in the order in which forms offer them, each with what it does. */
export const RUN_KIND_OPTIONS: { value: Run["kind"]; label: string; hint: string }[] = [
  {
    value: "billing",
    label: RUN_KINDS.billing,
    hint: "Days that are due and not billed yet, up to the end date.",
  },
  {
    value: "adjustment",
    label: RUN_KINDS.adjustment,
    hint: "Days already billed whose rate, dates or payers have changed: takes back what was billed and bills it right.",
  },
  {
    value: "exceeded_leave",
    label: RUN_KINDS.exceeded_leave,
    hint: "Bed reservation fees of residents past 52 days of social leave. What was billed for those days is taken back by an adjustment.",
  },
  {
    value: "resident_fees",
    label: RUN_KINDS.resident_fees,
    hint: "Works out anew what the law makes of the facts of everybody in care. Makes no journal lines.",
  },
  {
    value: "capping",
    label: RUN_KINDS.capping,
    hint: "Calculates everybody's caps and when they will be reached, best after posting. Makes no journal lines.",
  },
  {
    value: "accommodation",
    label: RUN_KINDS.accommodation,
    hint: "Daily payments, what an unpaid lump sum costs a day, and retention, up to the end date; billed, or drawn from the lump sum.",
  },
  {
    value: "interest_payable",
    label: RUN_KINDS.interest_payable,
    hint: "Interest owed to those whose lump sum is to be refunded, as credits of their accounts.",
  },
  {
    value: "dmf_crf",
    label: RUN_KINDS.dmf_crf,
    hint: "Deferred management and capital replacement fees of village residents who have left.",
  },
  {
    value: "balances",
    label: RUN_KINDS.balances,
    hint: "Works out the figures and forecasts of accommodation payments anew. Makes no journal lines.",
  },
  {
    value: "supported_ratio",
    label: RUN_KINDS.supported_ratio,
    hint: "Counts the days of supported residents of every service and month. Makes no journal lines.",
  },
];

const CALCULATIONS = new Set<Run["kind"]>(["resident_fees", "capping", "balances", "supported_ratio"]);

/** Whether runs of a kind propose lines into a draft journal; the others work figures out. */
export function writesJournal(kind: Run["kind"]): boolean {
  return !CALCULATIONS.has(kind);
}

/** Whether a run has not yet ended. */
export function isUnderWay(status: Run["status"]): boolean {
  return status === "planned" || status === "running" || status === "cancelling";
}
