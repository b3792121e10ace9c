import { type JSX, Show } from "solid-js";
import { formatNumber } from "../lib/money.ts";
import "./progress.css";

/** A bar with done and total in figures. Announcing milestones is left to the page. */
export function Progress(props: {
  label: string;
  done: number;
  total: number;
  tone?: "running" | "attention" | "failed" | "posted" | undefined;
  showFigures?: boolean | undefined;
}): JSX.Element {
  const percent = () => (props.total > 0 ? Math.min(100, Math.floor((props.done * 100) / props.total)) : 0);
  return (
    <div class="progress-wrap">
      <div
        class={`progress ${props.tone ?? "running"}`}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={props.done}
        aria-valuetext={`${formatNumber(props.done)} of ${formatNumber(props.total)}`}
      >
        <div class="progress-bar" style={{ width: `${percent()}%` }} />
      </div>
      <Show when={props.showFigures}>
        <div class="progress-figures">
          <span>
            {formatNumber(props.done)} of {formatNumber(props.total)}
          </span>
          <span>{percent()}%</span>
        </div>
      </Show>
    </div>
  );
}
