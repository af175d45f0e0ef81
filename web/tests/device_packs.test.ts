import { beforeEach, describe, expect, test, vi } from "vitest";

import { Contact } from "../src/device/contact";
import { personAt } from "../src/device/device";
import { MemoryStore } from "../src/device/memory";
import type { Day, Item, Pack } from "../src/device/pack";
import { dropOld, isOther, isStale, noteDone, refresh } from "../src/device/packs";
import { noteArrived, toldOf } from "../src/device/told";

const ADA = "11111111-1111-4111-8111-111111111111";
const NOON = Date.parse("2026-11-21T12:00:00Z");

const item = (exercise: string, reps = 10): Item =>
  ({ key: `after:${exercise}:left`, exercise, side: "left", tempo: "", entry: { exercise, side: "left", reps } }) as Item;
const day = (date: string, ...items: Item[]): Day =>
  ({ date, title: date, state: items.length > 0 ? "work" : "done", items }) as unknown as Day;
const pack = (...days: Day[]): Pack =>
  ({ format: "dorsi-guided/1", person: { id: ADA, name: "Ada", timezone: "Europe/Berlin" }, revision: 3, days }) as Pack;

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
  vi.useFakeTimers({ now: NOON });
  return () => vi.useRealTimers();
});

const answering = (status: number, said?: Pack): Contact =>
  new Contact((async () => {
    const body = status === 304 ? null : JSON.stringify(said ?? {});
    return new Response(body, { status, headers: { ETag: '"new"', "X-CSRFToken": "t" } });
  }) as unknown as typeof fetch);

const kept = async (): Promise<string[]> => (await store.packs()).flatMap((one) => one.pack.days.map(({ date }) => date));

describe("a pack", () => {
  test("is kept with its tag, and asked for by it", async () => {
    const told: string[] = [];
    const contact = new Contact((async (_to: string, asked: RequestInit) => {
      told.push((asked.headers as Record<string, string>)["If-None-Match"] ?? "");
      return new Response(JSON.stringify(pack(day("2026-11-21"))), { headers: { ETag: '"one"' } });
    }) as typeof fetch);
    await refresh(store, contact, ADA);
    await refresh(store, contact, ADA);
    expect(told).toEqual(["", '"one"']);
  });

  test("goes where it is no longer theirs to see", async () => {
    await store.keepPack(pack(day("2026-11-21")));
    await refresh(store, answering(404), ADA);
    expect(await kept()).toEqual([]);
  });

  test("goes when the login has ended, but not from under a session", async () => {
    await store.keepPack(pack(day("2026-11-21")));
    await store.keepRun({ person: ADA });
    await refresh(store, answering(401), ADA);
    expect(await kept()).toEqual(["2026-11-21"]);
    await store.dropRun(ADA);
    await refresh(store, answering(401), ADA);
    expect(await kept()).toEqual([]);
  });

  test("stays where there is no network", async () => {
    await store.keepPack(pack(day("2026-11-21")));
    expect(await refresh(store, answering(503), ADA)).toEqual({ kind: "away", changed: false });
    expect(await kept()).toEqual(["2026-11-21"]);
  });

  test("loses the days that are over, by the person's own midnight", async () => {
    await store.keepPack(pack(day("2026-11-21"), day("2026-11-22")));
    vi.setSystemTime(Date.parse("2026-11-21T22:59:00Z"));
    await dropOld(store);
    expect(await kept()).toEqual(["2026-11-21", "2026-11-22"]);
    vi.setSystemTime(Date.parse("2026-11-21T23:01:00Z"));
    await dropOld(store);
    expect(await kept()).toEqual(["2026-11-22"]);
    vi.setSystemTime(Date.parse("2026-11-23T12:00:00Z"));
    await dropOld(store);
    expect(await store.packs()).toEqual([]);
  });

  test("that was spoilt goes, and does not stand in the way of the others", async () => {
    await store.keepPack({ ...pack(), days: undefined } as unknown as Pack);
    const elsewhere = { ...pack(day("2026-11-21")), person: { id: "b", name: "", timezone: "Nowhere/At_All" } };
    await store.keepPack(elsewhere as Pack);
    await store.keepPack({ ...pack(day("2026-11-21")), person: { id: "c", name: "", timezone: "UTC" } } as Pack);
    await dropOld(store);
    expect((await store.packs()).map(({ person }) => person)).toEqual(["c"]);
  });

  test("does not hide what has arrived since it was made", async () => {
    const fresh = { person: ADA, list: "sessions" as const, entry: { id: "a", at: "2026-11-21T12:00:00+01:00" } };
    await store.keepPack(pack(day("2026-11-21", item("soleus_stretch"))));
    await store.add([fresh]);
    expect((await toldOf(store, ADA)).map(({ entry }) => entry.id)).toEqual(["a"]);
    await noteArrived(store, ADA, [fresh], 4);
    expect((await toldOf(store, ADA)).map(({ entry }) => entry.id)).toEqual(["a"]);
    await store.arrived(["a"]);
    await refresh(store, answering(503), ADA);
    expect((await toldOf(store, ADA)).map(({ entry }) => entry.id)).toEqual(["a"]);
    await refresh(store, answering(200, { ...pack(), revision: 3 }), ADA); // asked for before it arrived
    expect((await toldOf(store, ADA)).map(({ entry }) => entry.id)).toEqual(["a"]);
    await refresh(store, answering(200, { ...pack(), revision: 4 }), ADA);
    expect(await toldOf(store, ADA)).toEqual([]);
  });

  test("is looked at again after ten minutes, on another revision, and when the clock went back", async () => {
    const one = { person: ADA, pack: pack(), tag: "", seen_ms: NOON };
    expect(isStale(one, 3, NOON + 60_000)).toBe(false);
    expect(isStale(one, null, NOON + 60_000)).toBe(false);
    expect(isStale(one, 4, NOON + 60_000)).toBe(true);
    expect(isStale(one, 3, NOON + 11 * 60_000)).toBe(true);
    expect(isStale(one, 3, NOON - 60_000)).toBe(true);
  });
});

describe("a day changed elsewhere", () => {
  const [a, b] = [item("soleus_stretch"), item("ankle_circles")];
  const nothing = new Set<string>();

  test.each([
    ["the same work", [a, b], [a, b], false],
    ["another dose", [a, b], [a, item("ankle_circles", 20)], true],
    ["something new", [a], [a, b], true],
    ["something gone", [a, b], [a], true],
    ["nothing left to do", [a, b], [], false],
  ])("%s", (_said, was, is, other) => {
    expect(isOther(day("2026-11-21", ...was), day("2026-11-21", ...is), nothing)).toBe(other);
  });

  test("is said, and what was done here is not taken for a change", async () => {
    await store.keepPack(pack(day("2026-11-21", a, b)));
    await noteDone(store, ADA, { at: "2026-11-21T13:00:00+01:00", items: [a.entry] });
    expect(await refresh(store, answering(200, pack(day("2026-11-21", b))), ADA)).toEqual({ kind: "new", changed: false });
    expect((await refresh(store, answering(200, pack(day("2026-11-21", item("heel_drop")))), ADA)).changed).toBe(true);
  });

  test("what was done here yesterday says nothing about today", async () => {
    await store.keepPack(pack(day("2026-11-21", a, b)));
    await noteDone(store, ADA, { at: "2026-11-20T13:00:00+01:00", items: [a.entry] });
    expect((await refresh(store, answering(200, pack(day("2026-11-21", b))), ADA)).changed).toBe(true);
  });
});

test("a page is about the person in its address", () => {
  expect(personAt(`/people/${ADA}/session/guided/`)).toBe(ADA);
  expect(personAt("/people/")).toBeNull();
  expect(personAt("/people/import/")).toBeNull();
});
