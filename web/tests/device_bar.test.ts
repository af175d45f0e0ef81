import { beforeEach, expect, test, vi } from "vitest";

import { wireBar } from "../src/device/bar";
import type { Device } from "../src/device/device";
import { MemoryStore } from "../src/device/memory";
import { CHANGED } from "../src/device/words";

const HOME = "/people/11111111-1111-4111-8111-111111111111/";
const CHANGED_HERE = { changed: true, outbox: { state: { kind: "idle" } } } as unknown as Device;

beforeEach(() => {
  document.body.innerHTML = "<div data-waiting hidden></div>";
});

/** What the line says on a page once today's work is another than the device knew. */
async function saidOn(path: string): Promise<string> {
  const page = new Proxy(document, {
    get: (real, key) => {
      if (key === "location") return { pathname: path };
      const value: unknown = Reflect.get(real, key);
      return typeof value === "function" ? (value.bind(real) as unknown) : value;
    },
  });
  wireBar(page, { ...CHANGED_HERE, store: new MemoryStore() } as unknown as Device);
  await vi.waitFor(() => expect(document.querySelector("[data-waiting]")?.getAttribute("role")).toBe("status"));
  await new Promise((resolve) => setTimeout(resolve));
  return document.querySelector("[data-waiting]")?.textContent ?? "";
}

test("a session that was changed is told where it is about to be guided", async () => {
  expect(await saidOn(`${HOME}session/guided/`)).toBe(CHANGED);
});

test.each(["", "first/reach-right/", "measure/latest/"])("no other page tells it, not even %s after its own form", async (path) => {
  expect(await saidOn(`${HOME}${path}`)).toBe("");
});
