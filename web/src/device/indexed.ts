/** The store in IndexedDB: what stays when the page is reloaded, the tab killed, the battery empty. */

import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from "idb";

import { inTurn, queued, type Fresh, type KeptPack, type Run, type Store, type Trouble, type Unsent } from "./kept";
import type { Pack } from "./pack";

export const DATABASE = "dorsi";
const CHANGES = "dorsi-changes";
// Slower, and there after the battery went empty in the next moment.
const STRICT = { durability: "strict" } as const;

interface Shape extends DBSchema {
  packs: { key: string; value: KeptPack };
  runs: { key: string; value: Run };
  unsent: { key: string; value: Unsent };
  notes: { key: string; value: unknown };
}

const NAMES = ["packs", "runs", "unsent", "notes"] as const;

type Name = (typeof NAMES)[number];

type Database = IDBPDatabase<Shape>;

export class IndexedStore implements Store {
  readonly keeps = "device";
  private readonly listeners = new Set<() => void>();
  private readonly others: BroadcastChannel | null;
  private closed = false;

  private constructor(private opened: Promise<Database>) {
    this.others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANGES);
    this.others?.addEventListener("message", () => this.tell());
  }

  /** Throws where the browser keeps nothing. */
  static async open(): Promise<IndexedStore> {
    const opened = open();
    await opened;
    return new IndexedStore(opened);
  }

  trouble(): Trouble {
    return null;
  }

  async pack(person: string): Promise<Pack | null> {
    const kept = await this.read("packs", (from) => from.get(person));
    return kept?.pack ?? null;
  }

  packs(): Promise<KeptPack[]> {
    return this.read("packs", (from) => from.getAll());
  }

  async keepPack(pack: Pack, tag = ""): Promise<void> {
    const { id } = pack.person;
    await this.with((db) => db.put("packs", { person: id, pack, tag, seen_ms: Date.now() }, id));
    this.changed();
  }

  async dropPack(person: string): Promise<void> {
    await this.with((db) => db.delete("packs", person));
    this.changed();
  }

  async run(person: string): Promise<Run | null> {
    return (await this.read("runs", (from) => from.get(person))) ?? null;
  }

  runs(): Promise<Run[]> {
    return this.read("runs", (from) => from.getAll());
  }

  async keepRun(run: Run): Promise<void> {
    await this.with((db) => db.put("runs", run, run.person));
  }

  async dropRun(person: string): Promise<void> {
    await this.with((db) => db.delete("runs", person));
    this.changed();
  }

  async unsent(person?: string): Promise<Unsent[]> {
    const all = (await this.read("unsent", (from) => from.getAll())).sort(inTurn);
    return person === undefined ? all : all.filter((one) => one.person === person);
  }

  add(fresh: Fresh[]): Promise<void> {
    return this.write(fresh, null);
  }

  finish(person: string, fresh: Fresh[]): Promise<void> {
    return this.write(fresh, person);
  }

  async arrived(ids: string[]): Promise<void> {
    await this.with((db) =>
      whole(db.transaction("unsent", "readwrite"), ({ store }) => Promise.all(ids.map((id) => store.delete(id)))),
    );
    this.changed();
  }

  refused(id: string, faults: string[]): Promise<void> {
    return this.stand(id, { state: "refused", faults });
  }

  again(id: string): Promise<void> {
    return this.stand(id, { state: "waiting", faults: [] });
  }

  note(name: string): Promise<unknown> {
    return this.read("notes", (from) => from.get(name));
  }

  async keepNote(name: string, value: unknown): Promise<void> {
    await this.with((db) => db.put("notes", value, name));
  }

  async clear(): Promise<void> {
    await this.with((db) => {
      const all = [...db.objectStoreNames];
      return whole(db.transaction(all, "readwrite"), (work) =>
        Promise.all(all.map((name) => work.objectStore(name).clear())),
      );
    });
    this.changed();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Keeps nothing from now on, not even what comes last from a page that goes. */
  close(): void {
    this.closed = true;
    this.listeners.clear();
    this.others?.close();
    void this.opened.then((db) => db.close());
  }

  private async write(fresh: Fresh[], ended: string | null): Promise<void> {
    await this.with((db) =>
      whole(db.transaction(["unsent", "runs"], "readwrite", STRICT), async (work) => {
        const kept = work.objectStore("unsent");
        const puts = queued(fresh, await kept.getAll()).map((one) => kept.put(one, one.entry.id));
        const dropped = ended === null ? [] : [work.objectStore("runs").delete(ended)];
        await Promise.all([...puts, ...dropped]);
      }),
    );
    this.changed();
  }

  private async stand(id: string, now: Pick<Unsent, "state" | "faults">): Promise<void> {
    await this.with((db) =>
      whole(db.transaction("unsent", "readwrite"), async ({ store }) => {
        const there = await store.get(id);
        if (there !== undefined) await store.put({ ...there, ...now }, id);
      }),
    );
    this.changed();
  }

  private read<N extends Name, T>(
    name: N,
    ask: (from: IDBPObjectStore<Shape, [N], N, "readonly">) => Promise<T>,
  ): Promise<T> {
    return this.with((db) => whole(db.transaction(name), ({ store }) => ask(store)));
  }

  /**
   * Some browsers close a database while its page sleeps: it is opened once more. Once the store is
   * closed the page is on its way elsewhere, and whoever asks is not answered any more.
   */
  private async with<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (this.closed) return unanswered();
    try {
      return await work(await this.opened);
    } catch (error) {
      if (this.closed) return unanswered();
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.opened = open();
      return work(await this.opened);
    }
  }

  private changed(): void {
    if (this.closed) return;
    this.tell();
    this.others?.postMessage("changed");
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/**
 * The answer once its transaction is through. Where the browser breaks one off, as it does to every tab
 * when somebody leaves, that is heard here and by nobody else: `db.get` alone leaves its end to the page.
 */
async function whole<W extends { readonly done: Promise<void> }, T>(work: W, ask: (work: W) => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([ask(work), work.done]);
  return answer;
}

function unanswered<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/** One that lacks anything was not made by us, or was spoilt: it is made anew. */
async function open(): Promise<Database> {
  const found = await opened();
  if (NAMES.every((name) => found.objectStoreNames.contains(name))) return found;
  found.close();
  await deleteDB(DATABASE);
  return opened();
}

function opened(): Promise<Database> {
  return openDB<Shape>(DATABASE, 1, {
    upgrade(db) {
      for (const name of NAMES) db.createObjectStore(name);
    },
    blocking(_was, _will, event) {
      (event.target as IDBDatabase).close(); // a newer page wants to change it
    },
  });
}
