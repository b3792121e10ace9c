import { type Client, endpoints } from "@banksia/client";
import { test as base, expect, type Page } from "@playwright/test";
import { people, type Person, signInToApi } from "./api.ts";
import { Frame } from "./pages/frame.ts";

interface Fixtures {
  /** The API, signed in as the administrator. */
  api: Client;
  /** A page that is signed in as the administrator. */
  app: Frame;
}

/** Signs a page in without going through the form, by the same request that the form sends. */
export async function signIn(page: Page, person: Person = people.administrator): Promise<Frame> {
  const answer = await page.request.post("/api/v1/session", {
    data: person,
    headers: {
      origin: new URL(
        page.url() === "about:blank" ? (process.env["BANKSIA_E2E_URL"] ?? "http://localhost:8080") : page.url(),
      ).origin,
    },
  });
  expect(answer.ok(), `signing in answered ${answer.status()}`).toBe(true);
  return new Frame(page);
}

let shared: Promise<Client> | undefined;

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  api: async ({}, use) => {
    shared ??= signInToApi();
    await use(await shared);
  },
  app: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && /Content Security Policy|violates/i.test(message.text()))
        faults.push(message.text());
    });
    await use(await signIn(page));
    expect(faults, "nothing breaks and no policy is violated").toEqual([]);
  },
});

export { endpoints, expect };
