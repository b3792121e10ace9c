import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCodes } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { useRecordKeys } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { count } from "../../lib/words.ts";
import { accommodationKey, refreshAccommodation } from "./payment-key.ts";
import type { AccommodationCode } from "./types.ts";
import "./accommodation.css";

/** Which billing code each charge of accommodation is booked under. */
export default function AccommodationCodes(): JSX.Element {
  const list = useListState();
  const read = createRead<AccommodationCode[]>(() => ({
    queryKey: accommodationKey("codes"),
    queryFn: async ({ signal }) => (await api.call(endpoints.listAccommodationCodes, { signal })).items,
  }));
  const missing = () => (read().data ?? []).filter((one) => one.billingCodeId === null).length;
  const open = () => read().data?.find((one) => one.use === list.get("open"));
  const close = () => list.set({ open: null });
  useRecordKeys({ panelOpen: () => open() !== undefined });
  return (
    <Page title="Accommodation codes" fill>
      <Split
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(code) => (
              <DetailPanel title={code.title} onClose={close}>
                <Show
                  when={can("setup:write")}
                  fallback={<p class="muted">Whoever may change the set-up chooses the code.</p>}
                >
                  <CodeForm code={code} onDone={close} />
                </Show>
              </DetailPanel>
            )}
          </Show>
        }
      >
        <div class="accommodation-page">
          <Switch>
            <Match when={read().data}>
              {(codes) => (
                <>
                  <Show when={missing() > 0}>
                    <Notice tone="attention">
                      {count(missing(), "charge")} without a billing code. A run sets clients aside who need one of
                      them.
                    </Notice>
                  </Show>
                  <div class="wide-table" role="region" aria-label="Accommodation codes" tabindex={0}>
                    <table class="plain-table">
                      <caption class="visually-hidden">Billing code of each charge of accommodation</caption>
                      <thead>
                        <tr>
                          <th scope="col">Charge</th>
                          <th scope="col">Billing code</th>
                        </tr>
                      </thead>
                      <tbody>
                        <For each={codes()}>
                          {(code) => (
                            <tr classList={{ open: open()?.use === code.use }}>
                              <th scope="row">
                                <button
                                  type="button"
                                  class="record-open"
                                  data-record
                                  aria-expanded={open()?.use === code.use}
                                  onClick={() => list.set({ open: code.use })}
                                >
                                  {code.title}
                                </button>
                              </th>
                              <td>
                                <Show
                                  when={code.billingCodeId}
                                  fallback={<StateChip tone="attention">Not chosen</StateChip>}
                                >
                                  {(id) => <Link href={`/rates/codes/${id()}`}>{code.billingCode}</Link>}
                                </Show>
                              </td>
                            </tr>
                          )}
                        </For>
                      </tbody>
                    </table>
                  </div>
                </>
              )}
            </Match>
            <Match when={read().error}>
              <Failure what="The accommodation codes" error={read().error} onRetry={() => void read().refetch()} />
            </Match>
            <Match when={true}>
              <div class="stack" aria-busy="true">
                <For each={[50, 60, 55, 45]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
              </div>
            </Match>
          </Switch>
        </div>
      </Split>
    </Page>
  );
}

function CodeForm(props: { code: AccommodationCode; onDone: () => void }): JSX.Element {
  const { code } = props;
  const form = createForm<{ billingCodeId: number | null }>(
    { billingCodeId: code.billingCodeId },
    async ({ billingCodeId }) => {
      if (billingCodeId === null) {
        form.fault("billingCodeId", "Choose a billing code.");
        throw new Error("Choose a billing code.");
      }
      await api.call(endpoints.setAccommodationCode, { params: { use: code.use }, body: { billingCodeId } });
      await refreshAccommodation();
      toast(`${code.title}: the billing code is chosen.`);
    },
  );
  return (
    <FormView
      form={form}
      label={code.title}
      verb="Save"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          Lines to come are booked under it. Its revenue account takes the amount; lines that are posted stay where they
          are.
        </p>
      }
    >
      <Combobox
        field={form.bind("billingCodeId")}
        label="Billing code"
        find={findCodes}
        chosenLabel={code.billingCode ?? undefined}
        width="full"
        autofocus
      />
    </FormView>
  );
}
