import { bankProfiles, type BankProfileId } from "@banksia/aba";
import { For, type JSX, Show } from "solid-js";
import { files, readBy, rules } from "./dropped-files.ts";

const BANKS: { value: BankProfileId; label: string }[] = [
  { value: "generic", label: bankProfiles.generic.name },
  { value: "anz", label: bankProfiles.anz.name },
  { value: "cba", label: bankProfiles.cba.name },
  { value: "nab", label: bankProfiles.nab.name },
  { value: "westpac", label: bankProfiles.westpac.name },
];

/** Whose rules ABA files are read by; there only while there is such a file. */
export function BankRulesBar(): JSX.Element {
  const wanted = () =>
    files().some(({ checked }) => checked?.report.kind === "aba" || checked?.report.kind === "aba-returns");
  return (
    <Show when={wanted()}>
      <div class="files-rules">
        <label class="row">
          <span class="muted">Bank of the ABA files</span>
          <select
            class="input"
            onChange={(event) => {
              const bank = BANKS.find(({ value }) => value === event.currentTarget.value);
              if (bank) readBy({ ...rules(), bank: bank.value });
            }}
          >
            <For each={BANKS}>
              {({ value, label }) => (
                <option value={value} selected={value === rules().bank}>
                  {label}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={rules().lenient}
            onChange={(event) => readBy({ ...rules(), lenient: event.currentTarget.checked })}
          />
          <span>Lenient: only what loses a fact is an error</span>
        </label>
      </div>
    </Show>
  );
}
