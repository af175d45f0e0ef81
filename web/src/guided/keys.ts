/** The session by keyboard: space stands still and goes on, the arrows skip and go back. */

export type Keys = { pause: () => void; skip: () => void; back: () => void; hurts: () => void };

/** What a key does, unless it belongs to what has the focus. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">, at: Element | null): keyof Keys | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (at?.closest("dialog, input, select, textarea, summary") != null) return null;
  if (event.key === " ") return at?.closest("button, a") != null ? null : "pause";
  if (event.key === "ArrowRight") return "skip";
  if (event.key === "ArrowLeft") return "back";
  return event.key === "h" || event.key === "H" ? "hurts" : null;
}
