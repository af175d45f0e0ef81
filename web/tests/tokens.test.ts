import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const TOKENS = readFileSync("styles/tokens.css", "utf8");
const THEMES = ["light", "dark"] as const;
const TEXT = 4.5; // WCAG 2.2, 1.4.3: text to what it stands on
const PARTS = 3; // WCAG 2.2, 1.4.11: edges of what can be touched, lines of a picture

type Theme = (typeof THEMES)[number];
type Rgb = [number, number, number];

function colour(name: string, theme: Theme): Rgb {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(TOKENS);
  const hex = found?.[theme === "light" ? 1 : 2];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const READ = [
  ["ink", "paper raised sunk accent-soft limb"],
  ["quiet", "paper raised sunk accent-soft"],
  ["accent", "paper raised sunk accent-soft"],
  ["accent-strong", "paper raised"],
  ["on-accent", "accent accent-strong"],
  ["left", "paper raised"],
  ["right", "paper raised"],
  ["watch-ink", "watch paper raised"],
  ["stop-ink", "stop paper raised"],
] as const;

for (const theme of THEMES) {
  for (const [name, grounds] of READ) {
    for (const ground of grounds.split(" ")) {
      test(`${name} can be read on ${ground}, ${theme}`, () => {
        expect(contrast(colour(name, theme), colour(ground, theme))).toBeGreaterThanOrEqual(TEXT);
      });
    }
  }

  test.each(["paper", "raised"])(`the edge of what can be touched is seen on %s, ${theme}`, (ground) => {
    expect(contrast(colour("edge", theme), colour(ground, theme))).toBeGreaterThanOrEqual(PARTS);
  });

  test(`left and right differ in blue against yellow, which red-green blindness leaves, ${theme}`, () => {
    const blueness = ([r, g, b]: Rgb): number => b - (r + g) / 2;
    expect(blueness(colour("left", theme))).toBeGreaterThan(0.05);
    expect(blueness(colour("right", theme))).toBeLessThan(-0.2);
  });
}
