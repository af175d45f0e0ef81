/** Which screen is up, and what a screen reader is told besides. */

/** "other" is a screen that nothing which comes in from elsewhere may take away. */
export type At = "waiting" | "overview" | "before" | "asking" | "other";

export class Showing {
  at: At = "waiting";
  /** Counts the screens: what was begun under an earlier one shows nothing any more. */
  turn = 0;

  constructor(private readonly root: HTMLElement) {}

  show(screen: HTMLElement, at: At): void {
    const before = this.at;
    this.at = at;
    this.turn += 1;
    if (at !== "overview") this.tell("");
    document.body.classList.toggle("in-session", screen.classList.contains("playing"));
    this.root.replaceChildren(screen);
    if (before !== at || at !== "overview") {
      window.scrollTo(0, 0);
      if (document.hasFocus() && before !== "waiting") screen.querySelector<HTMLElement>("h1")?.focus();
    }
  }

  tell(said: string): void {
    const live = document.querySelector("[data-live]");
    if (live !== null) live.textContent = said;
  }
}
