/** What is said of the device, in one place. */

import type { Trouble } from "./kept";
import type { State } from "./outbox";

export function unsentSaid(waiting: number, refused: number): string {
  const parts = [waiting > 0 ? `${waiting} not sent yet` : "", refused > 0 ? `${refused} not taken` : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** What keeps it from being sent, where something does. */
export function standingSaid(state: State): string {
  if (state.kind === "log_in") return "Log in to send";
  if (state.kind === "away") return `${state.said}. It goes by itself as soon as that has changed.`;
  return "";
}

export function troubleSaid(trouble: Trouble, shared: boolean, unsent: number): string {
  if (trouble === "full") {
    return "This device has no room left, so what you do now is kept only while this page is open.";
  }
  if (trouble === "private" || shared) {
    const why = shared ? "A shared phone keeps nothing" : "This browser keeps nothing here";
    return unsent > 0 ? `${why}: leave this page open until everything is sent.` : "";
  }
  return "";
}

export const CHANGED = "Today's session was changed elsewhere. What you see now is the new one.";
