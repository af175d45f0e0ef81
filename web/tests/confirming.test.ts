import { beforeEach, expect, test, vi } from "vitest";

import { wireConfirming } from "../src/confirming";

const sent = vi.fn((event: Event) => event.preventDefault());

beforeEach(() => {
  sent.mockClear();
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute("open", "");
  };
  document.body.innerHTML = `<form><button data-confirm="Remove everything?">Remove</button></form>`;
  document.querySelector("form")?.addEventListener("submit", sent);
  wireConfirming(document);
  document.querySelector<HTMLButtonElement>("form button")?.click();
});

function answer(said: string): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("dialog button")];
  buttons.find((button) => button.textContent === said)?.click();
}

test("nothing is sent before the answer, and the question is asked", () => {
  expect(sent).not.toHaveBeenCalled();
  expect(document.querySelector("dialog")?.textContent).toContain("Remove everything?");
});

test("no leaves everything as it is", () => {
  answer("No");
  expect(sent).not.toHaveBeenCalled();
  expect(document.querySelector("dialog")).toBeNull();
});

test("yes sends the form, once", () => {
  answer("Remove");
  expect(sent).toHaveBeenCalledTimes(1);
});
