import type { Customer, ScheduleLine, ScheduleTemplate } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findPlaces } from "../../data/find.ts";
import { createRead, queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useCareTypes, useCodes, useServices, useTemplates } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatNumber, formatRate } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";

interface Admission {
  lines: ScheduleLine[];
  warnings: string[];
  serviceName: string;
}

/** Admits a client to a facility; shows the fees that come with it before and after. */
export default function Admit(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<Customer>(() => ({
    queryKey: ["customer", id()],
    queryFn: ({ signal }) => api.call(endpoints.getCustomer, { params: { customerId: id() }, signal }),
  }));
  const [done, setDone] = createSignal<Admission | null>(null);
  return (
    <Page
      title={`Admit ${read().data?.name ?? "a client"}`}
      up={[
        { href: "/customers", label: "Customers" },
        { href: `/customers/${id()}`, label: read().data?.name ?? "Customer" },
      ]}
    >
      <Switch>
        <Match when={done()}>{(admission) => <Admitted customerId={id()} admission={admission()} />}</Match>
        <Match when={read().data?.type === "organisation"}>
          <Notice tone="failed" title="An organisation cannot be admitted">
            Only people receive care. An organisation can pay for them.
          </Notice>
        </Match>
        <Match when={read().data}>{(customer) => <AdmitForm customer={customer()} onDone={setDone} />}</Match>
        <Match when={read().error}>
          <Failure what="The customer" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
      </Switch>
    </Page>
  );
}

function AdmitForm(props: { customer: Customer; onDone: (admission: Admission) => void }): JSX.Element {
  const go = useGo();
  const facility = useFacility();
  const services = useServices();
  const careTypes = useCareTypes();
  const templates = useTemplates();
  const form = createForm(
    {
      serviceId: String(facility.id() ?? props.customer.homeServiceId ?? ""),
      careTypeId: "",
      placeId: null as number | null,
      funded: true,
      entryDate: today(),
      billingStartDate: "",
    },
    async (values) => {
      if (values.serviceId === "") form.fault("serviceId", "Choose the facility.");
      if (values.careTypeId === "") form.fault("careTypeId", "Choose the care type.");
      if (values.serviceId === "" || values.careTypeId === "") throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.admitClient, {
        body: {
          clientId: props.customer.id,
          serviceId: Number(values.serviceId),
          careTypeId: Number(values.careTypeId),
          placeId: values.placeId,
          funded: values.funded,
          entryDate: values.entryDate,
          ...(values.billingStartDate ? { billingStartDate: values.billingStartDate } : {}),
        },
      });
      refreshRows("entries", "schedule", "customers", "audit");
      void queries.invalidateQueries({ queryKey: ["customer", props.customer.id] });
      props.onDone({
        lines: answer.scheduleLines,
        warnings: answer.warnings.map((warning) => warning.detail),
        serviceName: answer.serviceEntry.serviceName,
      });
    },
  );
  const service = createMemo(() => services().find((one) => String(one.id) === form.values.serviceId));
  const careType = createMemo(() => careTypes().find((one) => String(one.id) === form.values.careTypeId));
  const template = createMemo(() => templates().find((one) => one.id === careType()?.scheduleTemplateId));
  return (
    <FormView
      form={form}
      label="Admit"
      verb={`Admit ${props.customer.name}`}
      onCancel={() => go(`/customers/${props.customer.id}`)}
      follows={
        <Follows
          template={template()}
          chosen={careType() !== undefined}
          from={form.values.billingStartDate || form.values.entryDate}
        />
      }
    >
      <div class="fields">
        <SelectField
          field={{
            ...form.bind("serviceId"),
            set: (value: string) => {
              form.set("serviceId", value);
              form.set("placeId", null);
              form.set("funded", services().find((one) => String(one.id) === value)?.funded ?? true);
              form.fault("serviceId", null);
            },
          }}
          label="Facility"
          options={optionsOf(services().filter((one) => one.active))}
        />
        <SelectField field={form.bind("careTypeId")} label="Care type" options={optionsOf(careTypes())} />
        <Combobox
          field={form.bind("placeId")}
          label="Place"
          find={findPlaces(() => (form.values.serviceId === "" ? null : Number(form.values.serviceId)))}
          optional={service()?.kind !== "residential"}
          placeholder={form.values.serviceId === "" ? "Choose the facility first" : "Room, bed or unit"}
        />
      </div>
      <CheckField
        field={form.bind("funded")}
        label="Funded"
        hint="Comes from the facility; untick for a private client."
      />
      <div class="fields">
        <DateField field={form.bind("entryDate")} label="Entry date" hint="Day of arrival." />
        <DateField
          field={form.bind("billingStartDate")}
          label="Billed from"
          optional
          hint="The entry date, when left empty."
        />
      </div>
    </FormView>
  );
}

function Follows(props: { template: ScheduleTemplate | undefined; chosen: boolean; from: string }): JSX.Element {
  const codes = useCodes();
  return (
    <Show when={props.chosen}>
      <Section title="What will follow">
        <Show
          when={props.template}
          fallback={
            <Notice tone="attention" title="No fees come with this care type">
              It has no schedule template. Add the fees on the billing schedule after admitting.
            </Notice>
          }
        >
          {(template) => (
            <>
              <p>
                {count(template().lines.length, "fee")} of “{template().name}” from{" "}
                {props.from ? formatDay(props.from) : "the entry date"}:
              </p>
              <table class="plain-table">
                <thead>
                  <tr>
                    <th scope="col">Code</th>
                    <th scope="col">Description</th>
                    <th scope="col" class="num">
                      Quantity
                    </th>
                    <th scope="col" class="num">
                      Rate today $
                    </th>
                    <th scope="col">Per</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={template().lines}>
                    {(line) => {
                      const code = () => codes().find((one) => one.id === line.billingCodeId);
                      return (
                        <tr>
                          <td>{line.billingCode}</td>
                          <td>{line.description}</td>
                          <td class="num">{formatNumber(line.quantity)}</td>
                          <td class="num">{code()?.rateToday ? formatRate(code()?.rateToday ?? "") : "none"}</td>
                          <td>{code()?.unit}</td>
                        </tr>
                      );
                    }}
                  </For>
                </tbody>
              </table>
            </>
          )}
        </Show>
      </Section>
    </Show>
  );
}

function Admitted(props: { customerId: number; admission: Admission }): JSX.Element {
  return (
    <>
      <Notice tone="posted" title={`Admitted to ${props.admission.serviceName}`}>
        {count(props.admission.lines.length, "fee")} on the billing schedule.
      </Notice>
      <For each={props.admission.warnings}>{(text) => <Notice tone="attention">{text}</Notice>}</For>
      <Show when={props.admission.lines.some((line) => line.rateToday === null)}>
        <Notice tone="attention" title="Some fees have no rate">
          Their client is set aside by runs until a rate is there.
        </Notice>
      </Show>
      <div class="row wrap">
        <Link class="button primary" href={`/customers/${props.customerId}/schedule`}>
          Review the fees
        </Link>
        <Link class="button plain" href={`/customers/${props.customerId}/caps`}>
          Set up the caps
        </Link>
        <Link class="button plain" href="/customers">
          Back to the customers
        </Link>
      </div>
    </>
  );
}
