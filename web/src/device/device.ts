/** The device at work on a page: what it keeps is refreshed, what waits is sent, both are said. */

import type { Locks } from "./alone";
import { learnTime } from "./clock";
import { Contact } from "./contact";
import type { Store } from "./kept";
import { Outbox } from "./outbox";
import { dropOld, isStale, noteDone, refresh } from "./packs";

const PERSON = /^\/people\/([-0-9a-f]{36})\//;
export const GUIDED = /\/session\/guided\/$/;

/** Whose page this is. */
export function personAt(path: string): string | null {
  return PERSON.exec(path)?.[1] ?? null;
}

export class Device {
  readonly outbox: Outbox;
  /** Today's work is not what this device showed before. */
  changed = false;
  private readonly contact: Contact;

  constructor(
    private readonly page: Document,
    readonly store: Store,
    ask: typeof fetch,
    locks: Locks,
  ) {
    this.contact = new Contact(ask, (said, asked, heard) => learnTime(store, said, asked, heard));
    this.outbox = new Outbox(store, this.contact, locks, () => this.held(), (people) => this.sent(people));
  }

  /** Nothing is asked while a session runs. */
  held(): boolean {
    return this.page.documentElement.dataset["session"] === "going";
  }

  /**
   * Fetches the pack of whoever the page is about, where it may have changed. On the page that guides
   * it always may: a stop that was said on another phone a minute ago counts.
   */
  async refreshHere(): Promise<void> {
    await dropOld(this.store);
    const { pathname } = this.page.location;
    const person = personAt(pathname);
    if (person === null || this.held()) return;
    const kept = (await this.store.packs()).find((one) => one.person === person);
    const revision = this.page.documentElement.dataset["revision"];
    if (kept !== undefined && !GUIDED.test(pathname) && !isStale(kept, revision === undefined ? null : Number(revision), Date.now())) return;
    await this.refreshOf(person);
  }

  private async sent(people: string[]): Promise<void> {
    this.tell("dorsi:sent");
    for (const person of people) await this.refreshOf(person);
  }

  private async refreshOf(person: string): Promise<void> {
    const { kind, changed } = await refresh(this.store, this.contact, person);
    this.changed ||= changed;
    if (kind === "new") this.tell("dorsi:pack");
  }

  private tell(event: string): void {
    this.page.dispatchEvent(new CustomEvent(event, { detail: { changed: this.changed } }));
  }
}

/** Sends whenever something tells that it may work now; the browser's own word on that is not trusted. */
export function wireSending(page: Document, window: Window, device: Device): void {
  const { outbox, store } = device;
  let known = new Set<string>();
  const look = async (): Promise<void> => {
    const unsent = (await store.unsent()).filter(({ state }) => state === "waiting");
    const fresh = unsent.filter(({ entry }) => !known.has(entry.id));
    known = new Set(unsent.map(({ entry }) => entry.id));
    for (const { person, entry } of fresh) await noteDone(store, person, entry);
    if (fresh.length > 0) await outbox.flush();
  };
  store.onChange(() => void look());
  window.addEventListener("online", () => void outbox.flush());
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState !== "visible") return;
    void outbox.flush();
    if (store.keeps === "device") void device.refreshHere();
  });
  page.addEventListener("dorsi:flush", () => void outbox.flush());
  void look();
}
