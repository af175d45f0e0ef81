import "fake-indexeddb/auto";

import { afterEach, describe, expect, test, vi } from "vitest";

import { FallbackStore } from "../src/device/fallback";
import { IndexedStore } from "../src/device/indexed";
import type { Fresh, Run, Store } from "../src/device/kept";
import { MemoryStore } from "../src/device/memory";
import type { Pack } from "../src/device/pack";
import { SharedStore } from "../src/device/shared";
import { isShared, openStore } from "../src/device/store";

const ADA = "11111111-1111-4111-8111-111111111111";
const TOM = "22222222-2222-4222-8222-222222222222";

const fresh = (id: string, person = ADA): Fresh => ({
  person,
  list: "sessions",
  entry: { id, at: "2026-11-21T18:00:00+01:00", items: [] },
});
const pack = (id = ADA): Pack =>
  ({ format: "dorsi-guided/1", person: { id, name: "Ada", timezone: "UTC" }, revision: 3, days: [] }) as unknown as Pack;
const run = (person = ADA): Run => ({ person, at: 2 });
const ids = async (store: Store): Promise<string[]> => (await store.unsent()).map(({ entry }) => entry.id);

const opened: Store[] = [];
const kinds: [string, () => Promise<Store>][] = [
  ["in memory", async () => new MemoryStore()],
  ["in IndexedDB", () => IndexedStore.open()],
  ["that falls back", async () => new FallbackStore(await IndexedStore.open())],
];

afterEach(async () => {
  for (const store of opened.splice(0)) {
    await store.clear();
    store.close();
  }
});

describe.each(kinds)("a store %s", (_name, make) => {
  const open = async (): Promise<Store> => {
    const store = await make();
    opened.push(store);
    return store;
  };

  test("gives back what it was given, for the person it was given for", async () => {
    const store = await open();
    await store.keepPack(pack(), '"tag"');
    await store.keepRun(run());
    expect(await store.pack(ADA)).toEqual(pack());
    expect(await store.pack(TOM)).toBeNull();
    expect(await store.run(ADA)).toEqual(run());
    expect(await store.run(TOM)).toBeNull();
    expect((await store.packs()).map(({ tag }) => tag)).toEqual(['"tag"']);
  });

  test("keeps entries in the order they were added, whatever their ids", async () => {
    const store = await open();
    await store.add([fresh("c"), fresh("a")]);
    await store.add([fresh("b", TOM)]);
    expect(await ids(store)).toEqual(["c", "a", "b"]);
    expect((await store.unsent(TOM)).map(({ entry }) => entry.id)).toEqual(["b"]);
  });

  test("takes an entry once", async () => {
    const store = await open();
    await store.add([fresh("a")]);
    await store.refused("a", ["no"]);
    await store.add([fresh("a")]);
    expect((await store.unsent()).map(({ state }) => state)).toEqual(["refused"]);
  });

  test("lets go of a run only together with what it made", async () => {
    const store = await open();
    await store.keepRun(run());
    await store.finish(ADA, [fresh("a")]);
    expect(await store.run(ADA)).toBeNull();
    expect(await ids(store)).toEqual(["a"]);
  });

  test("keeps what was refused, with the reason, until it is sent again or let go", async () => {
    const store = await open();
    await store.add([fresh("a"), fresh("b")]);
    await store.refused("a", ["too late"]);
    expect((await store.unsent())[0]).toMatchObject({ state: "refused", faults: ["too late"] });
    await store.again("a");
    expect((await store.unsent())[0]).toMatchObject({ state: "waiting", faults: [] });
    await store.arrived(["a"]);
    expect(await ids(store)).toEqual(["b"]);
  });

  test("forgets everything at once", async () => {
    const store = await open();
    await store.keepPack(pack());
    await store.keepRun(run());
    await store.add([fresh("a")]);
    await store.keepNote("clock", 5);
    await store.clear();
    expect([await store.packs(), await store.runs(), await store.unsent()]).toEqual([[], [], []]);
    expect(await store.note("clock")).toBeUndefined();
  });

  test("tells of a change", async () => {
    const store = await open();
    let told = 0;
    const stop = store.onChange(() => (told += 1));
    await store.add([fresh("a")]);
    expect(told).toBeGreaterThan(0);
    stop();
    told = 0;
    await store.arrived(["a"]);
    expect(told).toBe(0);
  });
});

test("what one tab keeps another has, after the first is gone", async () => {
  const [one, other] = [await IndexedStore.open(), await IndexedStore.open()];
  opened.push(other);
  await one.add([fresh("a")]);
  one.close();
  expect(await ids(other)).toEqual(["a"]);
});

test("a store that was closed keeps nothing and answers nobody, however late it is asked", async () => {
  const [one, other] = [await IndexedStore.open(), await IndexedStore.open()];
  opened.push(other);
  one.close();
  let heard = "nothing";
  void one.keepRun(run()).then(
    () => (heard = "kept"),
    () => (heard = "refused"),
  );
  expect(await other.run(ADA)).toBeNull();
  expect(await other.unsent()).toEqual([]);
  expect(heard).toBe("nothing");
});

test("a database that lacks something is made anew", async () => {
  await new Promise((done) => (indexedDB.deleteDatabase("dorsi").onsuccess = done));
  const spoilt = await new Promise<IDBDatabase>((done) => {
    const asked = indexedDB.open("dorsi");
    asked.onsuccess = () => done(asked.result);
  });
  spoilt.close();
  const store = await IndexedStore.open();
  opened.push(store);
  await store.add([fresh("a")]);
  expect(await ids(store)).toEqual(["a"]);
});

test("a tab hears of what another one adds", async () => {
  const [one, other] = [await IndexedStore.open(), await IndexedStore.open()];
  opened.push(one, other);
  const heard = new Promise<void>((hear) => other.onChange(hear));
  await one.add([fresh("a")]);
  await heard;
});

test("a device without room goes on in memory and says so", async () => {
  const device = new MemoryStore();
  const full = new DOMException("no room", "QuotaExceededError");
  Object.assign(device, { keepRun: () => Promise.reject(full), finish: () => Promise.reject(full) });
  const store = new FallbackStore(device);
  expect(store.trouble()).toBeNull();
  await store.keepRun(run());
  expect(store.trouble()).toBe("full");
  expect(await store.run(ADA)).toEqual(run());
  await store.finish(ADA, [fresh("a")]);
  expect(await store.run(ADA)).toBeNull();
  expect(await ids(store)).toEqual(["a"]);
});

test("an older pack is nowhere once a newer one is kept, wherever that had room", async () => {
  const device = new MemoryStore();
  const store = new FallbackStore(device);
  const keep = device.keepPack.bind(device);
  await store.keepPack(pack());
  device.keepPack = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
  await store.keepPack({ ...pack(), revision: 4 });
  expect([await device.pack(ADA), (await store.pack(ADA))?.revision]).toEqual([null, 4]);
  device.keepPack = keep;
  await store.keepPack({ ...pack(), revision: 5 });
  expect([(await device.pack(ADA))?.revision, (await store.pack(ADA))?.revision]).toEqual([5, 5]);
  expect(await store.packs()).toHaveLength(1);
});

test("a run kept in memory goes with its session though the device has room again", async () => {
  const device = new MemoryStore();
  const store = new FallbackStore(device);
  const keep = device.keepRun.bind(device);
  device.keepRun = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
  await store.keepRun(run());
  device.keepRun = keep;
  await store.finish(ADA, [fresh("a")]);
  expect(await store.run(ADA)).toBeNull();
});

test("what a browser breaks off, as for whoever leaves, is heard by the one who asked and by nobody else", async () => {
  const store = await IndexedStore.open();
  opened.push(store);
  await store.add([fresh("a")]);
  const real = IDBDatabase.prototype.transaction;
  const broken = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...asked) {
    const work = real.apply(this, asked);
    queueMicrotask(() => work.abort());
    return work;
  });
  const unheard: unknown[] = [];
  const hear = (error: unknown): number => unheard.push(error);
  process.on("unhandledRejection", hear);
  try {
    const asked = [store.packs(), store.unsent(), store.note("a"), store.again("a"), store.add([fresh("b")]), store.clear()];
    const states = (await Promise.allSettled(asked)).map(({ status }) => status);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(new Set(states)).toEqual(new Set(["rejected"]));
    expect(unheard).toEqual([]);
  } finally {
    process.off("unhandledRejection", hear);
    broken.mockRestore();
  }
});

test("a browser that keeps nothing is no reason to fail", async () => {
  const real = globalThis.indexedDB;
  Object.defineProperty(globalThis, "indexedDB", { configurable: true, value: undefined });
  try {
    const store = await openStore(false);
    await store.add([fresh("a")]);
    expect([store.keeps, store.trouble(), await ids(store)]).toEqual(["memory", "private", ["a"]]);
  } finally {
    Object.defineProperty(globalThis, "indexedDB", { configurable: true, value: real });
  }
});

describe("a shared phone", () => {
  test("is one by its cookie alone", () => {
    expect(isShared("theme=dark; device=shared")).toBe(true);
    expect(isShared("device=")).toBe(false);
    expect(isShared("mydevice=shared")).toBe(false);
  });

  test("keeps nothing on the device, and drops the packs that were there", async () => {
    const before = await IndexedStore.open();
    opened.push(before);
    await before.keepPack(pack());
    const store = await openStore(true);
    opened.push(store);
    await store.keepPack(pack(TOM));
    await store.finish(TOM, [fresh("a", TOM)]);
    expect(store.keeps).toBe("memory");
    expect([await before.packs(), await before.unsent(), await before.runs()]).toEqual([[], [], []]);
    expect(await ids(store)).toEqual(["a"]);
  });

  test("still counts and lets go of what was not sent before it was shared", async () => {
    const before = await IndexedStore.open();
    opened.push(before);
    await before.add([fresh("a")]);
    const store = new SharedStore(before);
    await store.add([fresh("a"), fresh("b")]);
    expect(await ids(store)).toEqual(["a", "b"]);
    await store.arrived(["a", "b"]);
    expect(await ids(before)).toEqual([]);
  });
});
