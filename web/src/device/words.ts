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

/** Why the site did not take in what was sent to it, or could not be asked; then what becomes of it. */
export const UNREACHABLE = "The site cannot be reached";
export const SOMETHING_ELSE = "Something else answers in place of the site";
export const NO_ROOM = "The site has no room left";
export const NOT_NOW = "The site could not take it in just now";
export const UNREADABLE = "The site could not read it.";
export const NOT_YOURS =
  "It belongs to somebody who was removed, or who is in another account. Log in there and send it again, or discard it.";

/** What leaving the device would remove for good, where anything would be lost. */
export function lostSaid(unsent: number, runs: number): string {
  const parts = [unsent > 0 ? unsentSaid(unsent, 0) : "", runs > 0 ? "a session that is not finished" : ""];
  const what = parts.filter((part) => part !== "").join(" and ");
  return what === "" ? "" : `On this device: ${what}. Going on removes it for good. Press again to go on.`;
}

export const CHANGED = "Today's session was changed elsewhere. What you see now is the new one.";
