/** The one way to what the device keeps. */

import { FallbackStore } from "./fallback";
import { IndexedStore } from "./indexed";
import type { Store } from "./kept";
import { MemoryStore } from "./memory";

export type { Entry, Fresh, KeptPack, ListName, Run, Store, Trouble, Unsent } from "./kept";

/** Whether this is a phone that several people use: nothing stays on it. The server says so. */
export function isShared(page: Document = document): boolean {
  return page.documentElement.dataset["device"] === "shared";
}

/**
 * Opens the store of this device. It never fails: where the browser keeps nothing, and on a shared
 * phone, it is one in memory (`keeps` says so, `trouble()` why).
 */
export async function openStore(shared = isShared()): Promise<Store> {
  if (shared) return new MemoryStore();
  try {
    return new FallbackStore(await IndexedStore.open());
  } catch {
    return new MemoryStore("private");
  }
}
