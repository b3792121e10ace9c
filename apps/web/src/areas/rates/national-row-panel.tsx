import type { NationalRateDetail, NationalRateRow } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { refreshNational } from "./refresh-national.ts";
import { GradeChip } from "./national-chips.tsx";
import { figureWords, GRADES } from "./national-words.ts";

/** One row of a national table; one that was added here can be removed while nothing has used it. */
export function NationalRowPanel(props: {
  table: NationalRateDetail;
  row: NationalRateRow;
  onClose: () => void;
}): JSX.Element {
  const figure = (value: string | null) => (value === null ? null : figureWords(value, props.table.unit));
  const remove = async () => {
    const { added, from } = props.row;
    if (added === null) return;
    const yes = await confirm(
      `Remove the figure from ${formatDay(from)}?`,
      <p>The rates that followed from it are taken back, and the figure before it holds on.</p>,
      "Remove the figure",
      { danger: true },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.deleteNationalRate, { params: { key: props.table.key, nationalRateId: added.id } });
      refreshNational(props.table.key);
      toast("The figure is removed.");
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={figure(props.row.value) ?? (props.row.missing === "none" ? "No such figure" : "Figure not found")}
      chips={<GradeChip row={props.row} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={props.row.added !== null && can("rates:write")}>
          <Button onClick={() => void remove()}>Remove</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["From", formatDay(props.row.from)],
          ["To", props.row.to === null ? "until further notice" : formatDay(props.row.to)],
          ["Figure", figure(props.row.value) ?? (props.row.missing === "none" ? "none applies" : "no source found")],
          ["Reckoned with", figure(props.row.inUse) ?? "nothing"],
          ["How it is known", GRADES[props.row.grade]],
          [
            "Verified",
            props.row.verified
              ? "Yes"
              : props.row.value === null
                ? null
                : "No: compare it with the law before relying on it",
          ],
          ["Source", props.row.source],
          ["Law", props.table.law],
          props.row.added !== null && [
            "Added",
            <>
              {props.row.added.byName}, <InstantText at={props.row.added.at} />
            </>,
          ],
          props.row.replaces !== null && [
            "In the place of",
            `${figure(props.row.replaces.value) ?? "a figure not found"} (${GRADES[props.row.replaces.grade]}: ${props.row.replaces.source})`,
          ],
        ]}
      />
    </DetailPanel>
  );
}
