/** The one way to what the device keeps. */

import { FallbackStore } from "./fallback";
import { IndexedStore } from "./indexed";
import type { Store } from "./kept";
import { MemoryStore } from "./memory";
import { SharedStore } from "./shared";

export type { Entry, Fresh, KeptPack, ListName, Run, Store, Trouble, Unsent } from "./kept";

/** Whether this is a phone that several people use, so that nothing may stay on it: a cookie says so. */
export function isShared(cookies: string = document.cookie): boolean {
  return /(?:^|;\s*)device=shared(?:;|$)/.test(cookies);
}

/**
 * Opens the store of this device. It never fails: where the browser keeps nothing, and on a shared
 * phone, it is one in memory (`keeps` says so, `trouble()` why).
 */
export async function openStore(shared = isShared()): Promise<Store> {
  let device: Store;
  try {
    device = new FallbackStore(await IndexedStore.open());
  } catch {
    return new MemoryStore(shared ? null : "private");
  }
  if (!shared) return device;
  const store = new SharedStore(device);
  await store.dropPacks();
  return store;
}
