import { describe, expect, test } from "vitest";
import { SignInThrottle, Throttled } from "./throttle.ts";

function clock() {
  const at = { now: 0 };
  return { at, throttle: new SignInThrottle(() => at.now) };
}

/** Seconds to wait; 0 when the attempt may be made. */
function wait(throttle: SignInThrottle, email: string, address: string): number {
  try {
    throttle.attempt(email, address);
    return 0;
  } catch (error) {
    if (error instanceof Throttled) return error.retryAfterSeconds;
    throw error;
  }
}

describe("guessing", () => {
  test("five are free, then each failure doubles the wait, up to a quarter of an hour", () => {
    const { at, throttle } = clock();
    const waits: number[] = [];
    for (let failures = 0; failures < 14; failures += 1) {
      const seconds = wait(throttle, "a@b.c", "1.1.1.1");
      waits.push(seconds);
      at.now += seconds * 1000;
      if (seconds > 0) expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  test("an attempt that comes too early is refused and makes the wait no longer", () => {
    const { at, throttle } = clock();
    for (let failures = 0; failures < 5; failures += 1) wait(throttle, "a@b.c", "1.1.1.1");
    for (let tries = 0; tries < 100; tries += 1) expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(10);
    at.now += 10_000;
    expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(0);
  });

  test("capitals and blanks are the same address; others are not held up", () => {
    const { throttle } = clock();
    for (let failures = 0; failures < 5; failures += 1) wait(throttle, " A@B.c", "1.1.1.1");
    expect(wait(throttle, "a@b.C ", "1.1.1.1")).toBe(10);
    expect(wait(throttle, "a@b.c", "2.2.2.2")).toBe(0);
    expect(wait(throttle, "x@b.c", "1.1.1.1")).toBe(0);
  });

  test("one network address that tries many accounts is slowed down, and so are many that try one account", () => {
    const { throttle } = clock();
    for (let person = 0; person < 30; person += 1) expect(wait(throttle, `p${person}@b.c`, "1.1.1.1")).toBe(0);
    expect(wait(throttle, "another@b.c", "1.1.1.1")).toBeGreaterThan(0);
    const many = clock().throttle;
    for (let place = 0; place < 50; place += 1) expect(wait(many, "a@b.c", `10.0.0.${place}`)).toBe(0);
    expect(wait(many, "a@b.c", "10.0.1.1")).toBeGreaterThan(0);
  });

  test("getting in forgets, and so does a quarter of an hour", () => {
    const { at, throttle } = clock();
    for (let failures = 0; failures < 5; failures += 1) wait(throttle, "a@b.c", "1.1.1.1");
    at.now += 10_000;
    throttle.attempt("a@b.c", "1.1.1.1");
    throttle.succeeded("a@b.c", "1.1.1.1");
    for (let failures = 0; failures < 5; failures += 1) expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(0);
    expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(10);
    at.now += 15 * 60_000 + 1;
    expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(0);
  });

  test("a whole office behind one address that signs in well is never held up", () => {
    const { throttle } = clock();
    for (let person = 0; person < 500; person += 1) {
      throttle.attempt(`p${person}@b.c`, "1.1.1.1");
      throttle.succeeded(`p${person}@b.c`, "1.1.1.1");
    }
    expect(wait(throttle, "a@b.c", "1.1.1.1")).toBe(0);
  });

  test("made-up addresses do not fill the memory", () => {
    const { throttle } = clock();
    for (let guess = 0; guess < 60_000; guess += 1) wait(throttle, `${guess}@b.c`, `${guess}`);
    expect(throttle.size).toBeLessThanOrEqual(20_000);
  });
});
