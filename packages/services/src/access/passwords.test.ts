import { expect, test } from "vitest";
import { hashPassword, outdated, verifyNobody, verifyPassword } from "./passwords.ts";

test("the password fits its hash, no other does, and no two hashes are alike", async () => {
  const [one, two] = await Promise.all([hashPassword("pässwörd Ⅷ"), hashPassword("pässwörd Ⅷ")]);
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword("pässwörd Ⅷ", one)).toBe(true);
  // The same letters typed on another keyboard.
  expect(await verifyPassword("pässwörd Ⅷ".normalize("NFD"), one)).toBe(true);
  expect(await verifyPassword("pässwörd", one)).toBe(false);
  expect(await verifyNobody("pässwörd Ⅷ")).toBe(false);
});

test("a hash keeps its own cost and is told to be outdated", async () => {
  const { scryptSync } = await import("node:crypto");
  const salt = Buffer.from("0123456789abcdef");
  const key = scryptSync("old", salt, 32, { N: 1024, r: 8, p: 1 });
  const stored = `scrypt$1024$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`;
  expect(await verifyPassword("old", stored)).toBe(true);
  expect(outdated(stored)).toBe(true);
  expect(outdated(await hashPassword("new"))).toBe(false);
});

test("what is no hash, or one that would cost the server dearly, fits nothing", async () => {
  for (const stored of [
    "",
    "-",
    "plain",
    "scrypt$1024$8$1$$",
    "scrypt$1e9$8$1$YQ$YQ",
    "md5$1$1$1$YQ$YQ",
    "scrypt$1073741824$8$1$YWFhYWFhYWFhYWFhYWFhYQ$YWFhYWFhYWFhYWFhYWFhYQ",
  ])
    expect(await verifyPassword("", stored)).toBe(false);
});
