import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { toast } from "../../kit/toast.tsx";
import "./payment-tab.css";

/** How long a whole number stays in sight. */
const IN_SIGHT = 60_000;

/** An account number, masked. Those entitled may see it whole for a minute, and that they did is recorded. */
export function AccountNumber(props: { versionId: number; masked: string; of: string }): JSX.Element {
  const [whole, setWhole] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const reveal = async () => {
    const yes = await confirm(
      "Show the whole account number?",
      <p>
        That you looked at the number of {props.of} is recorded with your name and the time. It is hidden again after a
        minute.
      </p>,
      "Show the number",
    );
    if (!yes) return;
    setBusy(true);
    try {
      const answer = await api.call(endpoints.revealBankAccountVersion, {
        params: { bankAccountVersionId: props.versionId },
      });
      setWhole(answer.accountNumber);
      announce(`Account number ${answer.accountNumber.replaceAll(/\B/g, " ")}`);
      refreshRows("audit");
      clearTimeout(timer);
      timer = setTimeout(() => setWhole(null), IN_SIGHT);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <span class="account-number">
      <Show
        when={whole()}
        fallback={
          <>
            <span class="mono">{props.masked}</span>
            <Show when={can("bank-accounts:reveal")}>
              <Button kind="quiet" class="small-button" busy={busy()} onClick={() => void reveal()}>
                Show
              </Button>
            </Show>
          </>
        }
      >
        {(number) => (
          <>
            <CopyId id={number()} what="account number" />
            <Button kind="quiet" class="small-button" onClick={() => setWhole(null)}>
              Hide
            </Button>
          </>
        )}
      </Show>
    </span>
  );
}
