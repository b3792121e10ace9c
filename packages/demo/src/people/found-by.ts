import type { Tables } from "../tables.ts";

const telephones = new Set(["phone", "mobile", "fax"]);

/**
 * Fills in the words by which customers are found, as the database would keep them: what stands in details and numbers,
 * and the bare forms of it. So the rows of customers are written once.
 */
export function fillFoundBy(tables: Tables): void {
  const words = new Map<number, Set<string>>();
  const add = (customerId: unknown, word: string) => {
    const id = Number(customerId);
    const found = words.get(id) ?? new Set<string>();
    if (word !== "") found.add(word);
    words.set(id, found);
  };
  for (let id = 1; id <= tables.contactDetail.rows.length; id += 1) {
    const customerId = tables.contactDetail.value(id, "customer_id");
    const value = String(tables.contactDetail.value(id, "value"));
    add(customerId, value);
    if (telephones.has(String(tables.contactDetail.value(id, "type"))))
      add(customerId, value.replaceAll(/\D/g, "").replace(/^61(?=[2-478]\d{8}$)/, "0"));
  }
  for (let id = 1; id <= tables.clientReference.rows.length; id += 1) {
    const clientId = tables.clientReference.value(id, "client_id");
    const number = String(tables.clientReference.value(id, "number"));
    add(clientId, number);
    add(clientId, number.replaceAll(/[^0-9A-Za-z]/g, ""));
  }
  for (let id = 1; id <= tables.customer.rows.length; id += 1)
    tables.customer.set(id, "found_by", [...(words.get(id) ?? [])].toSorted(byCode).join(" "));
}

/** In the order of characters' numbers. */
const byCode = (a: string, b: string) => (a < b ? -1 : Number(a > b));
