import { type Client, createClient } from "@banksia/client";

/** Who signs in; the demonstration provider's people unless the environment names others. */
export const people = {
  administrator: {
    email: process.env["BANKSIA_E2E_EMAIL"] ?? "admin@banksia.example",
    password: process.env["BANKSIA_E2E_PASSWORD"] ?? "banksia-demo",
  },
  financeOfficer: { email: "finance@banksia.example", password: "banksia-demo" },
  twoFacilities: { email: "north@banksia.example", password: "banksia-demo" },
  readOnly: { email: "reader@banksia.example", password: "banksia-demo" },
} as const;

export type Person = { email: string; password: string };

export const baseUrl = process.env["BANKSIA_E2E_URL"] ?? "http://localhost:8080";

/** A session of its own for asking the API what the screens should show. */
export async function signInToApi(person: Person = people.administrator): Promise<Client> {
  const origin = new URL(baseUrl).origin;
  const answer = await fetch(`${baseUrl}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Error(`Signing in to the API answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return createClient({
    baseUrl,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set("cookie", cookie);
      headers.set("origin", origin);
      return fetch(url, { ...init, headers });
    },
  });
}

/** Cents of decimal text, exactly. */
export function cents(text: string): bigint {
  const match = /^(-?)\$?([\d,]+)\.(\d\d)$/.exec(text.trim().replace("-$", "-"));
  if (!match) throw new Error(`“${text}” is no amount.`);
  const value = BigInt((match[2] ?? "").replaceAll(",", "") + (match[3] ?? ""));
  return match[1] === "-" ? -value : value;
}

/** An amount as screens write it: `1,234.50`. */
export function shown(text: string): string {
  const [whole = "", fraction = "00"] = text.replace("-", "").split(".");
  return `${text.startsWith("-") ? "-" : ""}${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",")}.${fraction}`;
}

/** A day as screens write it: `31/10/2026`. */
export function shownDay(day: string): string {
  return day.split("-").toReversed().join("/");
}
