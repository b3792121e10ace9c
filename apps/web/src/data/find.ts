import type { Choice } from "../kit/form/combobox.tsx";
import { api, endpoints } from "./api.ts";

/** Searches behind the comboboxes of forms. */

export async function findCustomers(text: string, signal: AbortSignal): Promise<Choice[]> {
  return customers(text, signal, undefined);
}

/** Only people: those who can be admitted. */
export async function findPeople(text: string, signal: AbortSignal): Promise<Choice[]> {
  return customers(text, signal, "person");
}

async function customers(text: string, signal: AbortSignal, type: "person" | undefined): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), ...(type ? { type } : {}), active: true, limit: 12 };
  const { items } = await api.call(endpoints.listCustomers, { query, signal });
  return items.map((one) => ({
    value: one.id,
    label: one.name,
    note: [one.account, one.homeServiceName].filter(Boolean).join(" · "),
  }));
}

export async function findCodes(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), active: true, limit: 20 };
  const { items } = await api.call(endpoints.listBillingCodes, { query, signal });
  return items.map((one) => ({ value: one.id, label: `${one.code} · ${one.description}`, note: `per ${one.unit}` }));
}

export async function findServices(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), active: true, limit: 20 };
  const { items } = await api.call(endpoints.listServices, { query, signal });
  return items.map((one) => ({ value: one.id, label: one.name, note: `${one.code} · ${one.state}` }));
}

export async function findGroups(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), limit: 30 };
  const { items } = await api.call(endpoints.listCustomerGroups, { query, signal });
  return items.map((one) => ({ value: one.id, label: one.name, note: one.code }));
}

/** Places of one service. */
export function findPlaces(serviceId: () => number | null) {
  return async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const service = serviceId();
    if (service === null) return [];
    const query = { ...(text.trim() ? { search: text.trim() } : {}), serviceId: service, active: true, limit: 30 };
    const { items } = await api.call(endpoints.listPlaces, { query, signal });
    return items.map((one) => ({
      value: one.id,
      label: one.code,
      note: [one.wing, one.occupantName ? `occupied by ${one.occupantName}` : "free"].filter(Boolean).join(" · "),
    }));
  };
}
