import type { ExplainNode, Explanation } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../data/api.ts";
import { createRead } from "../data/read.ts";
import { RecordLink } from "../frame/record-link.tsx";
import { formatMoney } from "../lib/money.ts";
import { Failure } from "./failure.tsx";
import { asWritten } from "../lib/words.ts";
import "./explain.css";

/** Why an amount is what it is: a sum that adds up, in words, with links to what it rests on. */
export function Explain(props: { lineId: number }): JSX.Element {
  const read = createRead<Explanation>(() => ({
    queryKey: ["explanation", props.lineId],
    queryFn: ({ signal }) =>
      api.call(endpoints.explainJournalLine, { params: { journalLineId: props.lineId }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(found) => (
          <div class="explain">
            <Node node={found().root} depth={0} />
            <dl class="explain-totals">
              <div>
                <dt>Amount without tax</dt>
                <dd class="num">{formatMoney(found().amount)}</dd>
              </div>
              <div>
                <dt>Tax</dt>
                <dd class="num">{formatMoney(found().tax)}</dd>
              </div>
              <div class="explain-total">
                <dt>Total</dt>
                <dd class="num">{formatMoney(found().total)}</dd>
              </div>
            </dl>
          </div>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The explanation" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack tight" aria-busy="true">
          <For each={[90, 70, 80, 50]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
    </Switch>
  );
}

function Node(props: { node: ExplainNode; depth: number }): JSX.Element {
  return (
    <div class={`explain-node ${props.node.kind}`} classList={{ root: props.depth === 0 }}>
      <div class="explain-step">
        <span class="grow">{asWritten(props.node.text)}</span>
        <Show when={props.node.amount}>{(amount) => <span class="money">{formatMoney(amount())}</span>}</Show>
      </div>
      <Show when={props.node.links.length > 0}>
        <div class="explain-links">
          <For each={props.node.links}>{(link) => <RecordLink link={link} />}</For>
        </div>
      </Show>
      <Show when={props.node.children.length > 0}>
        <ul role="list" class="explain-children">
          <For each={props.node.children}>
            {(child) => (
              <li>
                <Node node={child} depth={props.depth + 1} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
