import "fake-indexeddb/auto";

import { afterEach, describe, expect, test, vi } from "vitest";

import type { Locks } from "../src/device/alone";
import type { Store } from "../src/device/kept";
import { openStore } from "../src/device/store";
import { slotsOf } from "../src/guided/days";
import { Holding } from "../src/guided/holding";
import { keepLeftOver } from "../src/guided/left_over";
import { Player } from "../src/guided/player";
import { begun, type Run } from "../src/guided/run";
import { DAY, PACK, PERSON } from "./guided_pack";

type Held = { give: () => void; lose: (why: Error) => void };
type Waiting = { work: LockGrantedCallback<unknown>; done: (value: unknown) => void; failed: (why: Error) => void };

/** The locks of a browser, as far as its tabs use them. */
class BrowserLocks {
  private held: Held | null = null;
  private readonly queue: Waiting[] = [];

  readonly all = { request: this.request.bind(this) } as unknown as NonNullable<Locks>;

  /** Answers some time later, as a browser does. */
  private async request(_name: string, ...given: unknown[]): Promise<unknown> {
    const work = given.at(-1) as LockGrantedCallback<unknown>;
    const how = (given.length > 1 ? given[0] : {}) as LockOptions;
    await new Promise((later) => setTimeout(later));
    if (how.ifAvailable === true && (this.held !== null || this.queue.length > 0)) return work(null);
    return new Promise((done, failed) => {
      const one = { work, done, failed };
      if (how.steal === true) {
        this.held?.lose(new DOMException("stolen", "AbortError"));
        this.held = null;
        this.queue.unshift(one);
      } else this.queue.push(one);
      how.signal?.addEventListener("abort", () => {
        if (!this.queue.includes(one)) return; // it was given
        this.queue.splice(this.queue.indexOf(one), 1);
        failed(new DOMException("too late", "TimeoutError"));
      });
      this.next();
    });
  }

  private next(): void {
    const one = this.held === null ? this.queue.shift() : undefined;
    if (one === undefined) return;
    const held: Held = { give: () => undefined, lose: one.failed };
    this.held = held;
    void Promise.resolve(one.work({ name: "", mode: "exclusive" })).then((value) => {
      one.done(value);
      if (this.held !== held) return; // taken over meanwhile
      this.held = null;
      this.next();
    });
  }
}

describe("one tab at a time holds a session", () => {
  const tabs = (locks: Locks): { one: Holding; other: Holding; lost: string[] } => {
    const lost: string[] = [];
    return { one: new Holding(PERSON, locks, () => lost.push("one")), other: new Holding(PERSON, locks, () => lost.push("other")), lost };
  };

  test("as long as it wants, and the next one after that", async () => {
    const { one, other, lost } = tabs(new BrowserLocks().all);
    expect([await one.take(), await one.take(), await other.take()]).toEqual([true, true, false]);
    const free = other.free();
    one.letGo();
    await free;
    expect([await other.take(), await one.take()]).toEqual([true, false]);
    expect(lost).toEqual([]);
  });

  test("and is never in its own way", async () => {
    const { one } = tabs(new BrowserLocks().all);
    expect(await Promise.all([one.take(), one.take()])).toEqual([true, true]);
  });

  test("until another takes it over, of which it is told", async () => {
    const { one, other, lost } = tabs(new BrowserLocks().all);
    await one.take();
    await other.takeOver();
    expect(lost).toEqual(["one"]);
    expect([await one.take(), await other.take()]).toEqual([false, true]);
  });

  test("one that lets go within a moment has not lost it", async () => {
    const { one, other, lost } = tabs(new BrowserLocks().all);
    await one.take();
    setTimeout(() => one.letGo(), 10);
    await other.takeOver(5_000);
    expect([lost, await one.take()]).toEqual([[], false]);
  });

  test("one that does not, loses it", async () => {
    const { one, other, lost } = tabs(new BrowserLocks().all);
    await one.take();
    await other.takeOver(10);
    expect([lost, await other.take()]).toEqual([["one"], true]);
  });

  test("where there are no locks nobody waits for anybody", async () => {
    const { one, other } = tabs(null);
    expect([await one.take(), await other.take()]).toEqual([true, true]);
    await other.free();
  });
});

describe("a session that was left, opened in two tabs", () => {
  const left: Run = {
    ...begun({ person: PERSON, id: "r", timezone: "UTC", day: DAY, scope: "all", slots: slotsOf(DAY, "all"), now_ms: Date.now() }),
    date: new Date().toISOString().slice(0, 10),
    from_s: 60,
    since_ms: null,
  };
  const opened: { store: Store; root: HTMLElement }[] = [];

  async function tab(locks: Locks): Promise<HTMLElement> {
    const [store, root] = [await openStore(false), document.createElement("div")];
    document.body.append(root);
    opened.push({ store, root });
    await new Player(root, store, PERSON, locks).open();
    return root;
  }

  async function given(): Promise<Store> {
    const store = await openStore(false);
    await store.keepPack({ ...PACK, days: [{ ...DAY, date: left.date }] });
    await store.keepRun(left);
    return store;
  }

  const title = (root: HTMLElement): string => root.querySelector("h1")?.textContent ?? "";
  const press = (root: HTMLElement, said: string): void =>
    [...root.querySelectorAll("button")].find(({ textContent }) => textContent.includes(said))?.click();
  const shows = (root: HTMLElement, said: string): Promise<void> => vi.waitFor(() => expect(title(root)).toBe(said));

  afterEach(async () => {
    for (const { store, root } of opened.splice(0)) {
      await store.clear();
      store.close();
      root.remove();
    }
  });

  test("is gone on with in one of them, and kept once", async () => {
    const locks = new BrowserLocks().all;
    const store = await given();
    const [one, other] = [await tab(locks), await tab(locks)];
    expect([title(one), title(other)]).toEqual(["Go on where you were?", "Open in another tab"]);
    press(other, "Go on here");
    await shows(other, "Go on where you were?");
    await shows(one, "Open in another tab");
    press(other, "Finish with what was done");
    await shows(other, "That was it");
    press(other, "Leave it open");
    await vi.waitFor(async () => expect((await store.unsent()).map(({ entry }) => entry.id)).toEqual(["r"]));
    await shows(one, DAY.title);
    expect(await store.run(PERSON)).toBeNull();
    store.close();
  });

  test("is gone on with in the other one once the first is gone", async () => {
    const locks = new BrowserLocks().all;
    (await given()).close();
    const gone = new Holding(PERSON, locks, () => undefined);
    await gone.take();
    const other = await tab(locks);
    expect(title(other)).toBe("Open in another tab");
    gone.letGo(); // as a browser does with what a killed tab held
    await shows(other, "Go on where you were?");
  });

  describe("and whose day is over, on any other page", () => {
    const A_DAY_MS = 24 * 3_600_000;
    const over: Run = { ...left, date: "2026-01-02", seen_ms: Date.now() - A_DAY_MS, from_s: 60 };

    async function looked(run: Run, locks: Locks): Promise<[string[], boolean]> {
      const store = await given();
      opened.push({ store, root: document.createElement("div") });
      await store.keepRun(run);
      await keepLeftOver(store, PERSON, locks);
      return [(await store.unsent()).map(({ entry }) => entry.id), (await store.run(PERSON)) !== null];
    }

    test("is kept with what was done", async () => {
      expect(await looked(over, new BrowserLocks().all)).toEqual([["r"], false]);
    });

    test("unless it may still be gone on with, or the card is due", async () => {
      expect(await looked(left, new BrowserLocks().all)).toEqual([[], true]);
      expect(await looked({ ...over, stage: "card" }, new BrowserLocks().all)).toEqual([[], true]);
    });

    test("unless a tab holds it, or nothing could tell of one", async () => {
      const locks = new BrowserLocks().all;
      await new Holding(PERSON, locks, () => undefined).take();
      expect(await looked(over, locks)).toEqual([[], true]);
      expect(await looked(over, null)).toEqual([[], true]);
    });

    test("and lets go of it again", async () => {
      const locks = new BrowserLocks().all;
      await looked(left, locks);
      expect(await new Holding(PERSON, locks, () => undefined).take()).toBe(true);
    });
  });

  test("where training waits it ends here, whichever tab had it", async () => {
    const locks = new BrowserLocks().all;
    const store = await given();
    await store.keepPack({ ...PACK, days: [], stopped: { title: "Training waits", said: ["Have it seen."] } });
    await new Holding(PERSON, locks, () => undefined).take(); // one that sleeps, and hears nothing
    const other = await tab(locks);
    await shows(other, "Training waits");
    expect((await store.unsent()).map(({ entry }) => entry.id)).toEqual(["r"]);
    expect(await store.run(PERSON)).toBeNull();
    store.close();
  });
});
