/** One tab at a time, so that the phone does not say the same thing twice at once. */

import type { Store } from "./kept";

export type Locks = Pick<LockManager, "request"> | null;

const NAME = "dorsi-sending";
const LEASE_MS = 60_000;

/**
 * Does the work unless another tab is at it; then it answers null at once.
 *
 * Where the browser has no locks (plain http), a note with an end in time stands in. Two tabs may
 * then, rarely, be at it together: the site takes an entry sent twice for one.
 */
export async function oneAtATime<T>(locks: Locks, store: Store, work: () => Promise<T>): Promise<T | null> {
  if (locks !== null) {
    return locks.request(NAME, { ifAvailable: true }, async (lock) => (lock === null ? null : work()));
  }
  const until = await store.note(NAME);
  if (typeof until === "number" && until > Date.now() && until <= Date.now() + LEASE_MS) return null;
  await store.keepNote(NAME, Date.now() + LEASE_MS);
  try {
    return await work();
  } finally {
    await store.keepNote(NAME, 0);
  }
}
