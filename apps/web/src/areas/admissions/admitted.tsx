import type { Admission } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Notice } from "../../kit/failure.tsx";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { AdmissionSummary } from "./admission-summary.tsx";

/** What an admission has made, with the way to each part of it and to what usually comes next. */
export function Admitted(props: { admission: Admission; shared: boolean; onAgain: () => void }): JSX.Element {
  const entry = () => props.admission.serviceEntry;
  const base = () => `/customers/${entry().clientId}`;
  return (
    <>
      <Notice tone="posted" title={`Admitted to ${entry().serviceName} on ${formatDay(entry().entryDate)}`}>
        Service entry <CopyId id={entry().id} what="entry number" /> with{" "}
        {count(props.admission.scheduleLines.length, "fee")}
        {props.admission.fundingLines.length > 0
          ? ` and ${count(props.admission.fundingLines.length, "funding line")}`
          : ""}
        .
      </Notice>
      <div class="row wrap">
        <Link class="button primary" href={`${base()}/entries?open=${entry().id}`}>
          Open the entry
        </Link>
        <Show when={props.shared}>
          <Link class="button plain" href={`${base()}/entries?open=${entry().id}&act=partner`}>
            Add a partner
          </Link>
        </Show>
        <Link class="button plain" href={`${base()}/schedule`}>
          Review the fees
        </Link>
        <Show when={entry().setting === "residential"}>
          <Link class="button plain" href={`${base()}/fees?open=advice-new`}>
            Enter a fee advice
          </Link>
          <Link class="button plain" href={`${base()}/caps`}>
            Set up the caps
          </Link>
        </Show>
        <Show when={props.admission.portalEvents.length > 0 && can("customers:read")}>
          <Link class="button plain" href="/admissions/portal-events">
            Portal events
          </Link>
        </Show>
        <Button onClick={() => props.onAgain()}>Admit somebody else</Button>
      </div>
      <AdmissionSummary admission={props.admission} />
    </>
  );
}
