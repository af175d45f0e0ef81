/**
 * Two phones with a network that fails in every way, and somebody who edits the plan meanwhile.
 *
 * Started by tests/site/serving/test_outbox.py, which says where the site is, whose journals may be
 * written to, and compares what is told here (`told`) with what the journals hold in the end.
 */
import "fake-indexeddb/auto";

import { readFileSync, writeFileSync } from "node:fs";

import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";

import { Contact } from "../src/device/contact";
import { Device } from "../src/device/device";
import { newId } from "../src/device/ids";
import type { Entry, Fresh, Store } from "../src/device/kept";
import { Outbox } from "../src/device/outbox";
import { openStore } from "../src/device/store";

type Given = { site: string; people: string[]; interleavings: number; at_once: number; seed: number };
type Told = { entries: { list: string; entry: Entry }[]; edits: string[] };

const given = JSON.parse(readFileSync(process.env["DORSI_GIVEN"] ?? "", "utf8")) as Given;
const told: Record<string, Told> = {};

/** Numbers that are the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A browser's cookies, as far as this site needs them. */
class Cookies {
  private readonly kept = new Map<string, string>();

  fetch = async (to: string, asked: RequestInit = {}): Promise<Response> => {
    const cookie = [...this.kept].map(([name, said]) => `${name}=${said}`).join("; ");
    const headers = { ...(asked.headers as Record<string, string>), cookie };
    const answer = await fetch(given.site + to, { ...asked, headers });
    for (const said of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(said) ?? [];
      this.kept.set(name, value);
    }
    return answer;
  };
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const never = new Promise<Response>(() => undefined);

/** Everything a network does to a request. What it delivers late or twice is waited for at the end. */
class Network {
  good = false;
  cut = false;
  readonly underway: Promise<unknown>[] = [];

  constructor(
    private readonly roll: (below: number) => number,
    private readonly cookies: Cookies,
  ) {}

  readonly fetch = (async (to: string, asked: RequestInit): Promise<Response> => {
    if (this.cut) return never; // the tab was killed
    const { signal: _, ...plain } = asked; // a request that was let go of may still arrive
    const send = (): Promise<Response> => this.cookies.fetch(to, plain);
    const lost = new TypeError("fetch failed");
    switch (this.good ? "well" : (["well", "well", "away", "lost", "twice", "late", "late", "slow"] as const)[this.roll(8)]) {
      case "away":
        throw lost;
      case "lost":
        await this.note(send());
        throw lost;
      case "twice":
        return (await Promise.all([send(), send()]))[this.roll(2)] as Response;
      case "late":
        this.note(later(this.roll(12)).then(send)).catch(() => undefined);
        throw lost;
      case "slow":
        await later(this.roll(6));
        return this.cut ? never : send();
      default:
        return send();
    }
  }) as typeof fetch;

  private note<T>(work: Promise<T>): Promise<T> {
    this.underway.push(work.catch(() => undefined));
    return work;
  }
}

const FREE = {
  request: (_name: string, _how: unknown, work: (lock: object) => unknown) => work({}),
} as unknown as LockManager;

/** A phone that is reloaded and killed, and keeps what it keeps. */
class Phone {
  private readonly disk = new IDBFactory();
  network: Network;
  store!: Store;
  outbox!: Outbox;
  lists: Fresh[] = [];

  constructor(
    private readonly person: string,
    private readonly roll: (below: number) => number,
    private readonly cookies = new Cookies(),
  ) {
    this.network = new Network(roll, cookies);
  }

  async open(): Promise<void> {
    Object.assign(globalThis, { indexedDB: this.disk });
    const opening = openStore(false); // takes hold of the disk before it first waits
    this.store = await opening;
    expect(this.store.keeps).toBe("device");
    this.outbox = this.roll(5) === 0 ? this.whole().outbox : new Outbox(this.store, new Contact(this.network.fetch), FREE);
  }

  /** With all that a page does: after sending it fetches the new pack. */
  private whole(): Device {
    const page = {
      documentElement: { dataset: {} },
      location: { pathname: `/people/${this.person}/session/guided/` },
      dispatchEvent: () => true,
    } as unknown as Document;
    return new Device(page, this.store, this.network.fetch, FREE);
  }

  /** Nothing it had begun goes on, and what it kept is there when it is opened again. */
  async kill(): Promise<void> {
    this.network.cut = true;
    this.outbox.stop();
    const underway = this.network.underway;
    this.network = new Network(this.roll, this.cookies);
    this.network.underway.push(...underway);
    await this.open();
  }

  async add(): Promise<void> {
    const fresh = Array.from({ length: 1 + this.roll(2) }, () => made(this.person, this.roll));
    await this.store.add(fresh);
    this.lists.push(...fresh);
  }

  async left(): Promise<number> {
    return (await this.store.unsent()).length;
  }
}

const EXERCISES = ["soleus_stretch", "ankle_circles", "knee_to_wall_circles"];

function made(person: string, roll: (below: number) => number): Fresh {
  const at = new Date().toISOString().replace(/\.\d+Z/, "+00:00");
  const id = newId();
  if (roll(4) === 0) {
    return { person, list: "answers", entry: { id, at, question: "habitual_heels", answer: "no" } };
  }
  const exercise = EXERCISES[roll(EXERCISES.length)];
  return { person, list: "sessions", entry: { id, at, items: [{ exercise, side: "left", sets: 1, reps: 5 }] } };
}

/** Somebody at a desk, who takes days off and comes back; each answer says that it was kept. */
class Desk {
  private readonly cookies = new Cookies();
  private token = "";

  async edit(person: string, back: boolean): Promise<string> {
    if (this.token === "") {
      const first = await this.cookies.fetch(`/people/${person}/session/guided/pack/`, { headers: { "If-None-Match": "*" } });
      this.token = first.headers.get("X-CSRFToken") ?? "";
    }
    const id = newId();
    const body = new URLSearchParams({ csrfmiddlewaretoken: this.token, entry_id: id, until: "" });
    const to = `/people/${person}/programme/${back ? "resume" : "pause"}/`;
    const answer = await this.cookies.fetch(to, { method: "POST", body, redirect: "manual" });
    expect(answer.status).toBe(302);
    return id;
  }
}

async function interleaving(person: string, seed: number, desk: Desk): Promise<void> {
  const roll = dice(seed);
  const all = (told[person] ??= { entries: [], edits: [] });
  const phones = [new Phone(person, roll), new Phone(person, roll)];
  for (const phone of phones) await phone.open();
  const flushes: Promise<void>[] = [];
  for (let steps = 4 + roll(5); steps > 0; steps -= 1) {
    const phone = phones[roll(2)] as Phone;
    const what = roll(10);
    if (what < 4) await phone.add();
    else if (what < 7) await phone.outbox.flush();
    else if (what < 8) flushes.push(phone.outbox.flush());
    else if (what < 9) {
      void phone.outbox.flush();
      await later(roll(4));
      await phone.kill();
      flushes.length = 0; // what was killed never answers
    } else all.edits.push(await desk.edit(person, all.edits.length % 2 === 1));
  }
  for (const phone of phones) phone.network.good = true;
  for (const phone of phones) {
    for (let tries = 0; (await phone.left()) > 0; tries += 1) {
      expect(tries, `seed ${String(seed)}: still waiting`).toBeLessThan(5);
      await phone.outbox.flush();
    }
    await Promise.all(phone.network.underway);
    phone.outbox.stop();
    phone.store.close();
    all.entries.push(...phone.lists.map(({ list, entry }) => ({ list, entry })));
  }
}

test("each entry arrives once, whatever the network does", async () => {
  await Promise.all(
    Array.from({ length: given.at_once }, async (_, lane) => {
      const people = given.people.filter((_person, place) => place % given.at_once === lane);
      const desk = new Desk();
      for (let mine = lane; mine < given.interleavings; mine += given.at_once) {
        const person = people[Math.floor(mine / given.at_once) % people.length] as string;
        await interleaving(person, given.seed + mine, desk);
      }
    }),
  );
  writeFileSync(process.env["DORSI_TOLD"] ?? "", JSON.stringify(told));
});
