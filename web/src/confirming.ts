/** Asks before something is sent that cannot be taken back: a button with `data-confirm`. */
export function wireConfirming(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-confirm]")) {
    button.addEventListener("click", (click) => {
      const form = button.form;
      if (form === null) return;
      click.preventDefault();
      ask(page, button.dataset["confirm"] ?? "", button.textContent.trim(), () => {
        form.requestSubmit(button.cloneNode() as HTMLButtonElement);
      });
    });
  }
}

function ask(page: Document, question: string, does: string, yes: () => void): void {
  const dialog = page.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "asked");
  const said = page.createElement("p");
  said.id = "asked";
  said.textContent = question;
  const row = page.createElement("div");
  row.className = "actions";
  row.append(choice(page, "No", "quiet", () => dialog.close()), choice(page, does, "", yesAndClose));
  dialog.append(said, row);
  dialog.addEventListener("close", () => dialog.remove());
  page.body.append(dialog);
  dialog.showModal();

  function yesAndClose(): void {
    dialog.close();
    yes();
  }
}

function choice(page: Document, said: string, looks: string, does: () => void): HTMLButtonElement {
  const button = page.createElement("button");
  button.type = "button";
  button.className = looks;
  button.textContent = said;
  button.addEventListener("click", does);
  return button;
}
