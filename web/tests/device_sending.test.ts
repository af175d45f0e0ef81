import { beforeEach, describe, expect, test } from "vitest";

import { oneAtATime, type Locks } from "../src/device/alone";
import { Contact } from "../src/device/contact";
import type { Fresh } from "../src/device/kept";
import { MemoryStore } from "../src/device/memory";
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, Outbox } from "../src/device/outbox";
import { sendAll } from "../src/device/sending";
import { NOT_YOURS } from "../src/device/words";
import { toldOf } from "../src/device/told";

const ADA = "11111111-1111-4111-8111-111111111111";
const TOM = "22222222-2222-4222-8222-222222222222";
const DATE = "Sat, 21 Nov 2026 18:00:00 GMT";

const fresh = (id: string, person = ADA): Fresh => ({
  person,
  list: "sessions",
  entry: { id, at: "2026-11-21T18:00:00+01:00", items: [] },
});

/** A site in a box: keeps each entry once, and loses what it is told to lose. */
class Site {
  kept: string[] = [];
  asked: string[] = [];
  token = "first";
  refuse: Record<string, string> = {};
  /** What becomes of the next requests: an answer that is lost, a request that never comes, a status. */
  next: ("lost" | "away" | number)[] = [];

  readonly fetch = (async (address: string, asked: RequestInit): Promise<Response> => {
    this.asked.push(`${asked.method ?? "GET"} ${address.split("/").at(-2) ?? ""}`);
    const fate = this.next.shift();
    if (fate === "away") throw new TypeError("no network");
    if (typeof fate === "number") return this.answer({ said: "no" }, fate);
    const given = this.answered(address, asked);
    if (fate === "lost") throw new TypeError("no network");
    return given;
  }) as typeof fetch;

  private answered(address: string, asked: RequestInit): Response {
    if (asked.method !== "POST") return this.answer({ format: "dorsi-guided/1", person: { id: address }, days: [] });
    const headers = asked.headers as Record<string, string>;
    if (headers["X-CSRFToken"] !== this.token) return new Response("{}", { status: 403 });
    const sent = (JSON.parse(String(asked.body)) as { entries: Fresh[] }).entries.map(({ entry }) => entry.id);
    const results = sent.map((id) => {
      const fault = this.refuse[id];
      if (fault === undefined && !this.kept.includes(id)) this.kept.push(id);
      return { id, state: fault === undefined ? "kept" : "refused", faults: fault === undefined ? [] : [fault] };
    });
    return this.answer({ revision: this.kept.length, results });
  }

  private answer(said: unknown, status = 200): Response {
    return new Response(JSON.stringify(said), { status, headers: { "X-CSRFToken": this.token, Date: DATE } });
  }
}

let site: Site;
let store: MemoryStore;
let contact: Contact;

beforeEach(() => {
  site = new Site();
  store = new MemoryStore();
  contact = new Contact(site.fetch);
});

const left = async (): Promise<string[]> => (await store.unsent()).map(({ entry, state }) => `${entry.id} ${state}`);

describe("sending", () => {
  test("leaves nothing behind once all has arrived, in the order it was done", async () => {
    await store.add([fresh("b"), fresh("a"), fresh("c", TOM)]);
    expect(await sendAll(store, contact)).toEqual({ kind: "sent", people: [ADA, TOM] });
    expect(site.kept).toEqual(["b", "a", "c"]);
    expect(await left()).toEqual([]);
    expect((await toldOf(store, ADA)).map(({ entry }) => entry.id)).toEqual(["b", "a"]); // no pack has them yet
  });

  test("sends again what may not have arrived, and it is there once", async () => {
    await store.add([fresh("a")]);
    await contact.pack(ADA, "");
    site.next = ["lost"];
    expect(await sendAll(store, contact)).toMatchObject({ kind: "away" });
    expect([site.kept, await left()]).toEqual([["a"], ["a waiting"]]);
    await sendAll(store, contact);
    expect([site.kept, await left()]).toEqual([["a"], []]);
  });

  test("keeps what is refused, with its reason, and sends the others", async () => {
    await store.add([fresh("a"), fresh("bad"), fresh("c")]);
    site.refuse = { bad: "reps: too many" };
    await sendAll(store, contact);
    expect([site.kept, await left()]).toEqual([["a", "c"], ["bad refused"]]);
    expect((await store.unsent())[0]?.faults).toEqual(["reps: too many"]);
    site.asked = [];
    await sendAll(store, contact);
    expect(site.asked).toEqual([]); // until somebody looks at it
  });

  test("fetches a token anew when a login has made it stale", async () => {
    await store.add([fresh("a")]);
    await contact.pack(ADA, "");
    site.token = "of another login";
    await sendAll(store, contact);
    expect(site.kept).toEqual(["a"]);
  });

  test("gives up after one new token, and tries later", async () => {
    await store.add([fresh("a")]);
    await contact.pack(ADA, "");
    site.token = "of another login";
    const stubborn = new Contact((async (to: string, asked: RequestInit) => {
      const given = await site.fetch(to, asked);
      return asked.method === "POST" ? new Response("{}", { status: 403 }) : given;
    }) as typeof fetch);
    expect(await sendAll(store, stubborn)).toMatchObject({ kind: "away" });
    expect(await left()).toEqual(["a waiting"]);
  });

  test("waits for a login where one is needed", async () => {
    await store.add([fresh("a")]);
    site.next = [401];
    expect(await sendAll(store, contact)).toEqual({ kind: "log_in" });
    expect(await left()).toEqual(["a waiting"]);
  });

  test("keeps what belongs to another account, and says so", async () => {
    await store.add([fresh("a")]);
    await contact.pack(ADA, "");
    site.next = [404];
    await sendAll(store, contact);
    expect((await store.unsent())[0]).toMatchObject({ state: "refused", faults: [NOT_YOURS] });
  });

  test("finds the one entry that cannot be read, and sends the others", async () => {
    await store.add([fresh("a"), fresh("b"), fresh("c")]);
    await contact.pack(ADA, "");
    const real = site.fetch;
    contact = new Contact((async (to: string, asked: RequestInit) => {
      if (String(asked.body).includes('"b"')) return new Response("{}", { status: 422 });
      return real(to, asked);
    }) as typeof fetch);
    await sendAll(store, contact);
    expect([site.kept, await left()]).toEqual([["a", "c"], ["b refused"]]);
  });

  test("takes a page of another network for no answer", async () => {
    await store.add([fresh("a")]);
    const portal = (async () => new Response("<h1>Welcome to the gym</h1>")) as unknown as typeof fetch;
    expect(await sendAll(store, new Contact(portal))).toMatchObject({ kind: "away" });
    expect(await left()).toEqual(["a waiting"]);
  });

  test.each([500, 503, 507, 429])("tries again later after %d", async (status) => {
    await store.add([fresh("a")]);
    await contact.pack(ADA, "");
    site.next = [status];
    expect(await sendAll(store, contact)).toMatchObject({ kind: "away" });
    expect(await left()).toEqual(["a waiting"]);
  });
});

describe("the outbox", () => {
  let waits: { work: () => void; ms: number }[];
  let held: boolean;
  let outbox: Outbox;
  const timers = {
    set: (work: () => void, ms: number) => waits.push({ work, ms }),
    stop: () => undefined,
  };

  beforeEach(() => {
    [waits, held] = [[], false];
    outbox = new Outbox(store, contact, null, () => held, () => undefined, timers);
  });

  test("asks nothing while nothing waits", async () => {
    await outbox.flush();
    expect([site.asked, outbox.state.kind, waits.length]).toEqual([[], "idle", 0]);
  });

  test("asks nothing while a session runs, and sends once it has ended", async () => {
    await store.add([fresh("a")]);
    held = true;
    await outbox.flush();
    expect([site.asked, outbox.state.kind]).toEqual([[], "waiting"]);
    held = false;
    await outbox.flush();
    expect(site.kept).toEqual(["a"]);
  });

  test("waits longer after each failure, up to a bound, and at once again when told to", async () => {
    await store.add([fresh("a")]);
    site.next = Array<"away">(40).fill("away");
    await outbox.flush();
    for (let tries = 0; tries < 12; tries += 1) {
      waits.at(-1)?.work();
      await outbox["running"];
    }
    const slept = waits.map(({ ms }) => ms);
    expect(slept[0]).toBeLessThanOrEqual(FIRST_WAIT_MS * 1.25);
    expect(slept[3]).toBeGreaterThan((slept[0] ?? 0) * 2);
    expect(Math.max(...slept)).toBeLessThanOrEqual(LONGEST_WAIT_MS * 1.25);
    await outbox.flush();
    expect(waits.at(-1)?.ms).toBeLessThanOrEqual(FIRST_WAIT_MS * 1.25);
  });

  test("looks again when something is added while it sends", async () => {
    await store.add([fresh("a")]);
    let added = false;
    const adding = new Contact((async (to: string, asked: RequestInit) => {
      const given = await site.fetch(to, asked);
      if (asked.method === "POST" && !added) {
        added = true;
        await store.add([fresh("b")]);
        void outbox.flush();
      }
      return given;
    }) as typeof fetch);
    outbox = new Outbox(store, adding, null, () => held, () => undefined, timers);
    await outbox.flush();
    expect(site.kept).toEqual(["a", "b"]);
  });

  test("does not ask again by itself where a login is needed", async () => {
    await store.add([fresh("a")]);
    site.next = [401];
    await outbox.flush();
    expect([outbox.state.kind, waits.length]).toEqual(["log_in", 0]);
  });
});

describe("one tab at a time", () => {
  const locks = (free: boolean): Locks =>
    ({
      request: async (_name: string, _how: unknown, work: (lock: unknown) => Promise<unknown>) =>
        work(free ? {} : null),
    }) as unknown as Locks;

  test("works where the lock is free and leaves it where another has it", async () => {
    expect(await oneAtATime(locks(true), store, async () => 1)).toBe(1);
    expect(await oneAtATime(locks(false), store, async () => 1)).toBeNull();
  });

  test("holds without locks too, and ends when the tab that had it was killed", async () => {
    const inside = await oneAtATime(null, store, () => oneAtATime(null, store, async () => 1));
    expect(inside).toBeNull();
    expect(await oneAtATime(null, store, async () => 1)).toBe(1);
    await store.keepNote("dorsi-sending", Date.now() - 1);
    expect(await oneAtATime(null, store, async () => 1)).toBe(1);
    await store.keepNote("dorsi-sending", Date.now() + 3_600_000); // a clock that was set back
    expect(await oneAtATime(null, store, async () => 1)).toBe(1);
  });
});
