/** What follows a session: whether it was sent, what is asked tomorrow, and what comes next. */

import type { Fresh, Store } from "../device/kept";
import type { Day, Pack } from "../device/pack";
import type { Known } from "./known";
import { kept, type Kept } from "./screens/ending";
import type { Showing } from "./showing";
import { TODAY } from "./ways";

/** That the next morning is asked about: after some pain, or something never done before. */
export function morningSaid(worst: number, fresh: boolean, limits: Pack["pain"] | undefined): string[] {
  const sore = limits !== undefined && worst >= limits.ask_next_morning_from;
  return sore || fresh ? ["Tomorrow morning you are asked once how it feels."] : [];
}

function nextSaid(following: Day | null): string[] {
  return following?.state === "work" ? [`Next: ${following.title}. ${following.said}`] : [];
}

/** Says that entries are kept and what comes next, and keeps that true while they are sent. */
export async function showKept(entries: Fresh[], more: string[], known: Known, showing: Showing): Promise<void> {
  const { store } = known;
  const said = [...more, ...nextSaid(known.following())];
  let shown: HTMLElement | null = null;
  const show = async (): Promise<void> => {
    const state = await stateOf(entries, store);
    if (shown?.isConnected === false) return stop();
    if (shown?.dataset["state"] === state) return;
    const keeps = store.trouble() === null ? store.keeps : "memory"; // it may have no room left
    shown = kept({ state, keeps, said, today: TODAY });
    shown.dataset["state"] = state;
    showing.show(shown, "other");
  };
  const stop = store.onChange(() => void show()); // it may be another tab that sends them
  await show();
}

async function stateOf(entries: Fresh[], store: Store): Promise<Kept["state"]> {
  if (entries.length === 0) return "nothing";
  const ids = new Set(entries.map(({ entry }) => entry.id));
  const there = (await store.unsent()).filter(({ entry }) => ids.has(entry.id));
  if (there.some(({ state }) => state === "refused")) return "refused";
  return there.length > 0 ? "waiting" : "sent";
}
