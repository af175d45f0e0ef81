/** Light, dark, or as the device says. The choice is a cookie, so that the server sends the page right. */

const A_YEAR_S = 365 * 24 * 60 * 60;

export type Theme = "light" | "dark" | "";

export function themeIn(cookies: string): Theme {
  const said = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies)?.[1];
  return said === "light" || said === "dark" ? said : "";
}

export function cookieFor(theme: Theme): string {
  const age = theme === "" ? 0 : A_YEAR_S;
  return `theme=${theme}; path=/; max-age=${String(age)}; samesite=lax`;
}

/** Shows the switch (without scripts it could do nothing) and lets it work. */
export function wireTheme(page: Document): void {
  show(page, themeIn(page.cookie));
  for (const group of page.querySelectorAll<HTMLElement>("[data-theme-switch]")) {
    group.hidden = false;
    for (const button of group.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        const theme = button.value as Theme;
        page.cookie = cookieFor(theme);
        show(page, theme);
      });
    }
  }
}

function show(page: Document, theme: Theme): void {
  if (theme === "") delete page.documentElement.dataset["theme"];
  else page.documentElement.dataset["theme"] = theme;
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
