import { expect, test } from "vitest";

import { numberIn, said } from "../src/numbers";

test.each([
  ["9.5", 9.5],
  ["9,5", 9.5],
  [" 12 ", 12],
  [".5", 0.5],
  ["-1", -1],
])("%s is a number", (text, value) => {
  expect(numberIn(text)).toBe(value);
});

test.each(["", "9.5 cm", "nine", "1.2.3", "1e9", "--1"])("%s is none", (text) => {
  expect(numberIn(text)).toBeNull();
});

test("no digit is said that says nothing", () => {
  expect(said(3.5, 2)).toBe("3.5");
  expect(said(0.1 + 0.2, 1)).toBe("0.3");
});
