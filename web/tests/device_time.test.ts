import { afterEach, expect, test, vi } from "vitest";

import { correction, learnTime, localDay, localTime, now } from "../src/device/clock";
import { newId } from "../src/device/ids";
import { MemoryStore } from "../src/device/memory";

afterEach(() => vi.useRealTimers());

const at = (said: string): number => Date.parse(said);

test.each([
  ["2026-11-21T17:05:09Z", "Europe/Berlin", "2026-11-21T18:05:09+01:00"],
  ["2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29T01:59:59+01:00"],
  ["2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29T03:00:00+02:00"],
  ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
  ["2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+01:00"],
  ["2026-01-01T04:59:59Z", "America/New_York", "2025-12-31T23:59:59-05:00"],
  ["2026-06-01T12:00:00Z", "Asia/Kathmandu", "2026-06-01T17:45:00+05:45"],
  ["2026-06-01T12:00:00Z", "America/St_Johns", "2026-06-01T09:30:00-02:30"],
  ["2026-06-01T00:00:00.999Z", "UTC", "2026-06-01T00:00:00+00:00"],
])("%s in %s is written %s", (moment, zone, said) => {
  expect(localTime(at(moment), zone)).toBe(said);
  expect(localDay(at(moment), zone)).toBe(said.slice(0, 10));
});

test("a clock two hours fast is put right by what the server says", async () => {
  vi.useFakeTimers({ now: at("2026-11-21T20:00:00Z") });
  const store = new MemoryStore();
  await learnTime(store, "Sat, 21 Nov 2026 18:00:00 GMT", Date.now() - 200, Date.now() + 200);
  expect(await correction(store)).toBe(-2 * 3600_000);
  expect(await now(store)).toBe(at("2026-11-21T18:00:00Z"));
});

test("the time an answer takes is not taken for a wrong clock", async () => {
  const store = new MemoryStore();
  const asked = at("2026-11-21T18:00:00Z");
  await learnTime(store, "Sat, 21 Nov 2026 18:00:09 GMT", asked, asked + 10_000);
  expect(await correction(store)).toBe(0);
});

test("an answer that says no time changes nothing", async () => {
  const store = new MemoryStore();
  await store.keepNote("clock", 7);
  await learnTime(store, null, 0, 0);
  await learnTime(store, "yesterday", 0, 0);
  expect(await correction(store)).toBe(7);
});

test("ids are version 7, carry the time, and sort as they were made", () => {
  const made = Array.from({ length: 5000 }, () => newId(1_790_000_000_000));
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt((made[0] ?? "").replace("-", "").slice(0, 12), 16)).toBe(1_790_000_000_000);
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(5000);
  expect(newId(1_700_000_000_000) > (made.at(-1) ?? "")).toBe(true);
});
