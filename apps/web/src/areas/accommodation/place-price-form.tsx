import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { useFacility } from "../../frame/facility.tsx";
import { type Choice, Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { refreshAccommodation } from "./payment-key.ts";

interface Values {
  placeId: number | null;
  startDate: string;
  price: string;
}

/** Publishes a price of a place from a day on. */
export function PlacePriceForm(props: {
  /** The place, where it is known. */
  place: { id: number; label: string } | null;
  onDone: () => void;
}): JSX.Element {
  const facility = useFacility();
  const form = createForm<Values>(
    { placeId: props.place?.id ?? null, startDate: today(), price: "" },
    async ({ placeId, startDate, price }) => {
      if (placeId === null) form.fault("placeId", "Choose the place.");
      if (startDate === "") form.fault("startDate", "Enter the first day.");
      if (price === "") form.fault("price", "Enter the price.");
      if (placeId === null || startDate === "" || price === "") throw new Error("Some fields are still empty.");
      const made = await api.call(endpoints.addPlacePrice, { params: { placeId }, body: { startDate, price } });
      await refreshAccommodation();
      toast(["The price is published.", ...made.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const query = { limit: 20, serviceId: facility.id(), ...(text.trim() ? { search: text.trim() } : {}) };
    const { items } = await api.call(endpoints.listPlaces, { query, signal });
    return items.map((place) => ({
      value: place.id,
      label: `${place.code}, ${place.serviceName}`,
      note: [place.wing, place.price === null ? "no price" : formatDollars(place.price)].filter(Boolean).join(" · "),
    }));
  };
  return (
    <FormView
      form={form}
      label="New price"
      verb="Publish the price"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          The price before ends the day before{form.values.startDate ? ` ${formatDay(form.values.startDate)}` : ""}.
          Agreements that were made keep theirs; those with a price agreed on from this day take it.
        </p>
      }
    >
      <Show when={props.place === null}>
        <Combobox field={form.bind("placeId")} label="Place" find={find} autofocus />
      </Show>
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="From" />
        <MoneyField field={form.bind("price")} label="Price" hint="As a refundable lump sum." />
      </div>
    </FormView>
  );
}
