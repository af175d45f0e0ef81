import { expect, test } from "vitest";

import { off } from "../src/guided/device_can";

test("a device that can do everything is told nothing", () => {
  expect(off(true, true, true)).toEqual([]);
});

test("on plain http it is said what is off and what works all the same", () => {
  const said = off(false, false, true).join(" ");
  for (const feature of ["screen", "without a network", "sensor", "What works"]) expect(said).toContain(feature);
});
