import type { JournalLine } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Explain } from "../../kit/explain.tsx";
import { Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField, NumberField, RateField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import { refreshJournal } from "./drop-lines.tsx";
import { LINE_KINDS } from "./line-columns.tsx";

/** One journal line beside its list: why it is what it is, and what may be done with it while it is a draft. */
export function LinePanel(props: {
  lineId: number;
  onClose: () => void;
  onDrop?: ((line: JournalLine) => void) | undefined;
}): JSX.Element {
  const read = createRead<JournalLine>(() => ({
    queryKey: ["journal-line", props.lineId],
    queryFn: ({ signal }) => api.call(endpoints.getJournalLine, { params: { journalLineId: props.lineId }, signal }),
  }));
  const [editing, setEditing] = createSignal(false);
  const draft = () => read().data?.journalStatus === "draft" && can("journals:write");
  return (
    <DetailPanel
      title={read().data ? `${read().data?.billingCode} ${read().data?.description}` : `Line ${props.lineId}`}
      chips={
        <Show when={read().data?.computedAmount}>
          <StateChip tone="attention" icon="draft">
            Changed by hand
          </StateChip>
        </Show>
      }
      onClose={() => props.onClose()}
      actions={
        <Show when={draft() && !editing() ? read().data : null}>
          {(line) => (
            <>
              <Button icon="draft" onClick={() => setEditing(true)}>
                Change amount
              </Button>
              <Show when={props.onDrop}>
                {(drop) => (
                  <Button icon="cross" onClick={() => drop()(line())}>
                    Drop
                  </Button>
                )}
              </Show>
            </>
          )}
        </Show>
      }
    >
      <Switch>
        <Match when={read().data}>
          {(line) => (
            <Show
              when={editing()}
              fallback={
                <>
                  <Explain lineId={props.lineId} />
                  <Facts
                    facts={[
                      ["Line", <CopyId id={line().id} what="line number" />],
                      ["Kind", LINE_KINDS[line().kind]],
                      ["Client", <Link href={`/customers/${line().clientId}`}>{line().clientName}</Link>],
                      ["Who pays", <Link href={`/customers/${line().customerId}`}>{line().customerName}</Link>],
                      ["Account name", line().accountName],
                      ["Facility", line().serviceName],
                      ["Period", formatPeriod(line().periodFrom, line().periodTo)],
                      ["Journal", <Link href={`/billing/journals/${line().journalId}`}>{line().journalId}</Link>],
                      line().computedAmount !== null && ["Worked out as", formatMoney(line().computedAmount ?? "0")],
                      line().reversesId !== null && [
                        "Takes back",
                        <Link href={`/journal-lines/${line().reversesId}`}>line {line().reversesId}</Link>,
                      ],
                    ]}
                  />
                </>
              }
            >
              <EditLine line={line()} onDone={() => setEditing(false)} />
            </Show>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The line" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </DetailPanel>
  );
}

function EditLine(props: { line: JournalLine; onDone: () => void }): JSX.Element {
  const { line } = props;
  const alone = Number(line.percent) === 100;
  const before = {
    by: "amount" as "amount" | "rate",
    amount: alone ? line.amount : "",
    quantity: formatNumber(line.quantity).replaceAll(",", ""),
    rate: line.rate,
    description: line.description,
    reason: "",
  };
  const form = createForm(before, async (values) => {
    const figures =
      values.by === "rate"
        ? { quantity: values.quantity, rate: values.rate }
        : values.amount === before.amount
          ? {}
          : { amount: values.amount };
    await api.call(endpoints.editJournalLine, {
      params: { journalLineId: line.id },
      body: {
        ...figures,
        ...(values.description === before.description ? {} : { description: values.description }),
        reason: values.reason,
      },
    });
  });
  return (
    <FormView
      form={form}
      label="Change the line"
      verb="Save the change"
      onCancel={() => props.onDone()}
      onDone={() => {
        refreshJournal();
        for (const name of ["journal-line", "explanation"]) void queries.invalidateQueries({ queryKey: [name] });
        toast("The line is changed.");
        props.onDone();
      }}
      follows={
        <p class="muted">
          The tax is worked out again
          {alone ? "" : "; the charge is changed as a whole and the shares of its payers follow"}. The amount as worked
          out stays on record.
        </p>
      }
    >
      <RadioField
        field={form.bind("by")}
        label="Change"
        options={[
          { value: "amount", label: "The amount" },
          { value: "rate", label: "Quantity and rate" },
        ]}
      />
      <Show
        when={form.values.by === "amount"}
        fallback={
          <div class="fields">
            <NumberField field={form.bind("quantity")} label="Quantity" />
            <RateField field={form.bind("rate")} label="Rate" unit="$" />
          </div>
        }
      >
        <MoneyField
          field={form.bind("amount")}
          label={alone ? "Amount without tax" : "Amount without tax, all payers together"}
          optional={!alone}
          autofocus
        />
      </Show>
      <TextField field={form.bind("description")} label="Description" width="full" />
      <TextField
        field={form.bind("reason")}
        label="Reason"
        width="full"
        hint="Kept with the line and in the audit log."
      />
    </FormView>
  );
}
