import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const url = "postgres://banksia_app:x@localhost/banksia";

test("needs a database, of either role, and has a default for all else", () => {
  expect(() => readConfig({})).toThrow(/BANKSIA_APP_URL/);
  expect(() => readConfig({ BANKSIA_APP_URL: "" })).toThrow(/BANKSIA_APP_URL/);
  const config = readConfig({ BANKSIA_APP_URL: url });
  expect(config).toMatchObject({ port: 8080, host: undefined, appUrl: url, trustProxy: false, logLevel: "info" });
  expect(config.siteDirectory).toMatch(/apps[\\/]web[\\/]dist$/);
});

test("the owner's address is never used as it is", () => {
  const { appUrl } = readConfig({ DATABASE_URL: "postgres://owner:secret@db:5432/banksia" });
  expect(appUrl).toMatch(/^postgres:\/\/banksia_app:[0-9a-f]{64}@db:5432\/banksia$/);
});

test("says in plain words what is wrong", () => {
  expect(() => readConfig({ BANKSIA_APP_URL: url, PORT: "http" })).toThrow(
    "PORT must be a whole number from 0 to 65535.",
  );
  expect(() => readConfig({ BANKSIA_APP_URL: url, BANKSIA_DB_CONNECTIONS: "0" })).toThrow(/BANKSIA_DB_CONNECTIONS/);
});
