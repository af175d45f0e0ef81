/** Where a session stands, in a sentence. */

import { workOf, type Run } from "../run";
import { shownAt } from "../timeline";
import { sideSaid, watchSaid } from "./dom";

export function whereSaid(run: Run): string {
  const [work, shown] = [workOf(run), shownAt(run, run.seen_ms)];
  if (work === null || shown === null) return "";
  const parts = [work.name, sideSaid(shown.side).toLowerCase(), shown.of > 1 ? `set ${String(shown.set)} of ${String(shown.of)}` : ""];
  const kind = shown.kind === "work" ? `${watchSaid(shown.seconds)} seconds to go` : "about to begin";
  return `${parts.filter(Boolean).join(", ")}: ${shown.seconds >= 100 ? `${watchSaid(shown.seconds)} to go` : kind}.`;
}
