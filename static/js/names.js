// Suggests known names under a field while one types (the ARIA combobox pattern). Without script the field works as it is.
let count = 0;
const boxes = new WeakMap();

// What suggests names under this field, if anything does: {ask, take, point}.
export const boxOf = (input) => boxes.get(input);

function combobox(input) {
  const list = document.createElement("ul");
  list.id = `suggestions-${++count}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  list.hidden = true;
  input.after(list);
  input.setAttribute("autocomplete", "off");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  // A field of several lines stays a text field to those who hear it.
  const isCombobox = input.tagName === "INPUT";
  if (isCombobox) input.setAttribute("role", "combobox");
  let asked = 0;
  let at = -1;
  let shown = [];

  // Of names between commas, the one that is being written: what stands between the last comma and the caret.
  const isMany = "many" in input.dataset;
  const upToCaret = () => input.value.slice(0, input.selectionEnd);
  const written = () => (isMany ? upToCaret().split(/[,\n]\s*/).at(-1) : input.value);

  function optionFor({ label, last }, index) {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.setAttribute("role", "option");
    option.textContent = label;
    if (last) option.append(" ", Object.assign(document.createElement("small"), { textContent: last }));
    return option;
  }

  function show(names) {
    at = -1;
    shown = names;
    list.replaceChildren(...names.map(optionFor));
    list.hidden = !names.length;
    if (isCombobox) input.setAttribute("aria-expanded", String(!list.hidden));
    move(0);
  }

  function move(step) {
    const options = [...list.children];
    if (step) at = (at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[at].id);
  }

  function take(name) {
    const { value } = name;
    if (isMany) {
      const quoted = /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
      const caret = input.selectionEnd;
      const isLast = caret === input.value.length;
      input.setRangeText(isLast ? `${quoted}, ` : quoted, caret - written().length, caret, "end");
    } else {
      input.value = value;
    }
    input.dispatchEvent(new CustomEvent("name:taken", { bubbles: true, detail: name }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    show([]);
  }

  async function ask() {
    const term = written().trim();
    if (!term) return [];
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(term)}`);
      return answer.ok && !answer.redirected ? (await answer.json()).names : [];
    } catch {
      return []; // No connection: a name stands as it was typed, and the server knows it when it is saved.
    }
  }

  function point(names) {
    asked++;
    show(names);
    move(1);
  }

  boxes.set(input, { ask, take, point });
  input.addEventListener("input", async () => {
    const mine = ++asked;
    const names = await ask();
    if (mine === asked) show(names);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && at >= 0) take(shown[at]);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) take(shown[[...list.children].indexOf(option)]);
  });
  input.addEventListener("blur", () => {
    asked++;
    show([]);
  });
  show([]);
}

function connect(within) {
  within.querySelectorAll("[data-suggest]:not([autocomplete])").forEach(combobox);
}

connect(document);
document.addEventListener("row:added", ({ target }) => connect(target));
