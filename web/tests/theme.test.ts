import { beforeEach, expect, test } from "vitest";

import { cookieFor, themeIn, wireTheme } from "../src/theme";

beforeEach(() => {
  document.cookie = "theme=; max-age=0; path=/";
  delete document.documentElement.dataset["theme"];
  document.body.innerHTML = `<div data-theme-switch hidden>
    <button value="light">Light</button><button value="dark">Dark</button><button value="">Device</button></div>`;
});

test("a cookie among others says the theme", () => {
  expect(themeIn("csrf=abc; theme=dark; session=x")).toBe("dark");
});

test("any other word, and another cookie that ends alike, is no theme", () => {
  expect(themeIn("theme=blue")).toBe("");
  expect(themeIn("mytheme=dark")).toBe("");
});

test("the device's own look forgets the cookie", () => {
  expect(cookieFor("")).toContain("max-age=0");
  expect(cookieFor("dark")).toContain("theme=dark; path=/; max-age=31536000; samesite=lax");
});

test("the switch shows itself, turns the page dark and remembers it", () => {
  wireTheme(document);
  const group = document.querySelector<HTMLElement>("[data-theme-switch]");
  const dark = document.querySelector<HTMLButtonElement>("[value=dark]");
  expect(group?.hidden).toBe(false);
  dark?.click();
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(themeIn(document.cookie)).toBe("dark");
  expect(dark?.getAttribute("aria-pressed")).toBe("true");
});

test("the device's choice takes the mark off the page again", () => {
  document.cookie = "theme=dark; path=/";
  wireTheme(document);
  document.querySelector<HTMLButtonElement>('[value=""]')?.click();
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
});
