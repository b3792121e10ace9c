import { type JSX, Show } from "solid-js";
import { Link } from "../../frame/facility.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Explain } from "../../kit/explain.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import type { DepositMovement } from "./types.ts";
import { movementWords } from "./words.ts";

/** One movement of a lump sum: its document and journal, and why it is what it is. */
export function MovementPanel(props: { movement: DepositMovement; onClose: () => void }): JSX.Element {
  return (
    <DetailPanel
      title={`${movementWords(props.movement.kind)} ${formatDollars(props.movement.amount)}`}
      onClose={() => props.onClose()}
    >
      <Facts
        facts={[
          ["Movement number", <CopyId id={props.movement.id} what="movement number" />],
          ["Day", formatDay(props.movement.movementDate)],
          ["Balance after it", formatDollars(props.movement.balance)],
          ["Description", props.movement.description],
          [
            "Document",
            <Link href={`/ledger/transactions/${props.movement.transactionId}`}>{props.movement.documentNumber}</Link>,
          ],
          ["Journal", <Link href={`/billing/journals/${props.movement.journalId}`}>{props.movement.journalId}</Link>],
          ["Posting date", formatDay(props.movement.postingDate)],
          props.movement.reversesId !== null && ["Takes back movement", String(props.movement.reversesId)],
          ["Posted", <InstantText at={props.movement.createdAt} />],
        ]}
      />
      <Show when={props.movement.journalLineId}>
        {(lineId) => (
          <>
            <p>
              <Link href={`/journal-lines/${lineId()}`}>Journal line {lineId()}</Link>
            </p>
            <Explain lineId={lineId()} />
          </>
        )}
      </Show>
    </DetailPanel>
  );
}
