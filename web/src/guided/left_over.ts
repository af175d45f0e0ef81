/** A session that nobody came back to: its day over, it is kept with what was done, from any page of the person. */

import type { Locks } from "../device/alone";
import { correction, localDay } from "../device/clock";
import type { Store } from "../device/kept";
import { NOT_ASKED, sessionOf } from "./entries";
import { Holding } from "./holding";
import { isOver, KeptRuns } from "./kept_runs";
import { asLastSeen, noted, type Run } from "./run";

/**
 * Leaves alone what a tab holds, and, where no lock could tell of one, everything: then the page that
 * guides does this, once it is opened. The card stays due.
 */
export async function keepLeftOver(store: Store, person: string, locks: Locks): Promise<void> {
  if (locks === null || store.keeps !== "device" || (await store.run(person)) === null) return;
  const holding = new Holding(person, locks, () => undefined);
  if (!(await holding.take())) return;
  try {
    const runs = new KeptRuns(store, person);
    const [run, off_ms] = [await runs.read(), await correction(store)];
    if (run !== null && run.stage !== "card" && isOver(run, localDay(Date.now() + off_ms, run.timezone), Date.now())) {
      await runs.finish(entriesOf(asLastSeen(run), off_ms));
    }
  } finally {
    holding.letGo();
  }
}

function entriesOf(run: Run, off_ms: number): ReturnType<typeof sessionOf> {
  return sessionOf(noted(run, run.seen_ms), NOT_ASKED, [], run.seen_ms, off_ms);
}
