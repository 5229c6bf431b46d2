// Makes chips of a story's topics and completes what is typed (the ARIA combobox pattern). The text field with commas
// stays the form's truth: it is hidden, written anew with each change, and read again when somebody else writes it.
const PAUSE = 120;

const fill = (text, facts) => text.replace(/{(\w+)}/g, (_whole, name) => facts[name]);
const same = (some, other) => some.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();

/** Names between commas; a name with a comma stands in "…" (articles/admin/names.py reads and writes them so). */
function split(text) {
  const found = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,\n]+))\s*(?:[,\n]|$)/g)];
  return found.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain).trim().replace(/\s+/g, " ")).filter(Boolean);
}

const join = (names) => names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(", ");

function connect(room, template) {
  const field = room.querySelector("textarea");
  const parts = template.content.cloneNode(true);
  const [box, chips, input, list] = [".chip-box", "[data-chips]", "input", "[data-list]"].map((part) => parts.querySelector(part));
  const [status, waiting] = ["[data-status]", "[data-waiting]"].map((part) => parts.querySelector(part));
  const model = parts.querySelector("[data-chip]");
  const help = room.querySelector(".help");
  let topics = split(field.value).map((name) => ({ name }));
  let [at, current, asked, pausing, shown, answered, isWriting] = [-1, 0, 0, null, [], Promise.resolve(), false];

  const say = (kind, facts) => (status.textContent = fill(status.dataset[kind], facts));
  const placeOf = (index) => ({ name: topics[index].name, place: index + 1, count: topics.length });
  const nameButtons = () => [...chips.querySelectorAll("[data-name]")];

  // The chips

  function chipOf({ name, isNew }, index) {
    const chip = model.cloneNode(true);
    const label = chip.querySelector("[data-name]");
    label.textContent = name;
    label.tabIndex = index === current ? 0 : -1;
    for (const button of chip.querySelectorAll("[aria-label]")) button.ariaLabel = fill(button.ariaLabel, { name });
    chip.querySelector("[data-step='-1']").disabled = index === 0;
    chip.querySelector("[data-step='1']").disabled = index === topics.length - 1;
    if (index === 0) label.append(" ", chip.querySelector("[data-main]"));
    else chip.querySelector("[data-main]").remove();
    if (isNew) label.append(" ", chip.querySelector("[data-new]"));
    else chip.querySelector("[data-new]").remove();
    return chip;
  }

  function draw() {
    const focused = nameButtons().indexOf(document.activeElement);
    current = Math.max(0, Math.min(current, topics.length - 1));
    chips.replaceChildren(...topics.map(chipOf));
    chips.hidden = !topics.length;
    // An answer that comes late takes nobody's place away.
    if (focused >= 0) (nameButtons()[Math.min(focused, topics.length - 1)] ?? input).focus();
  }

  function write() {
    field.value = join(topics.map(({ name }) => name));
    draw();
    isWriting = true;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    isWriting = false;
  }

  function add({ value, isNew }) {
    const known = topics.findIndex(({ name }) => same(name, value));
    if (known >= 0) return say("added", placeOf(known));
    topics.push({ name: value, isNew });
    write();
    say("added", placeOf(topics.length - 1));
  }

  function remove(index) {
    const [{ name }] = topics.splice(index, 1);
    write();
    say("removed", { name });
    (nameButtons()[Math.min(index, topics.length - 1)] ?? input).focus();
  }

  function shift(index, step) {
    const to = index + step;
    if (to < 0 || to >= topics.length) return;
    topics.splice(to, 0, ...topics.splice(index, 1));
    current = to;
    write();
    nameButtons()[to].focus();
    say("moved", placeOf(to));
  }

  const marked = () => chips.querySelector(".marked");

  function backspace() {
    if (!topics.length) return;
    if (marked()) {
      remove(topics.length - 1);
      input.focus();
    } else {
      chips.lastElementChild.classList.add("marked");
      say("marked", { name: topics.at(-1).name });
    }
  }

  chips.addEventListener("focusin", ({ target }) => {
    const index = nameButtons().indexOf(target);
    if (index < 0) return;
    current = index;
    nameButtons().forEach((button, place) => (button.tabIndex = place === index ? 0 : -1));
  });
  // The focus stays where it is until a button is let go: its chip is wider, and the others would shift from under it.
  chips.addEventListener("mousedown", (event) => event.target.closest(".tools") && event.preventDefault());
  chips.addEventListener("click", ({ target }) => {
    const index = [...chips.children].indexOf(target.closest("[data-chip]"));
    if (target.closest("[data-remove]")) remove(index);
    else if (target.closest("[data-step]")) shift(index, Number(target.closest("[data-step]").dataset.step));
    else if (index >= 0) nameButtons()[index].focus();
  });
  chips.addEventListener("keydown", (event) => {
    const index = [...chips.children].indexOf(event.target.closest("[data-chip]"));
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.shiftKey) shift(index, step);
    else if (step) (nameButtons()[Math.max(0, index + step)] ?? input).focus();
    else if (event.key === "Home") nameButtons()[0].focus();
    else if (event.key === "End") input.focus();
    else if (event.key === "Delete" || event.key === "Backspace") remove(index);
    else return;
    event.preventDefault();
  });

  // The search

  function optionOf({ label, last }, index) {
    const option = Object.assign(document.createElement("li"), { id: `${list.id}-${index}`, textContent: label });
    option.setAttribute("role", "option");
    if (last) option.append(" ", Object.assign(document.createElement("small"), { textContent: last }));
    return option;
  }

  function show(options) {
    shown = options;
    list.replaceChildren(...options.map(optionOf));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (options.length) say("found", { count: options.length });
    // What is only spelt alike, or new, is chosen by hand.
    choose(options[0] && !options[0].isNew && !options[0].isNear ? 0 : -1);
  }

  function choose(index) {
    at = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  const move = (step) => shown.length && choose((at + step + shown.length + (at < 0 && step < 0 ? 1 : 0)) % shown.length);

  async function ask(typed) {
    if (!typed || !field.dataset.suggest) return [];
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      return answer.ok && !answer.redirected ? (await answer.json()).names : [];
    } catch {
      return []; // No connection: a name is taken as it was typed, and the server knows it when it is saved.
    }
  }

  async function search() {
    const mine = ++asked;
    const options = await ask(input.value.trim());
    if (mine === asked) show(options);
  }

  function searchSoon() {
    clearTimeout(pausing);
    answered = new Promise((done) => (pausing = setTimeout(() => search().then(done), PAUSE)));
  }

  function take(option) {
    clear();
    add(option);
  }

  function clear() {
    asked++;
    clearTimeout(pausing);
    input.value = "";
    waiting.hidden = true;
    show([]);
  }

  async function enter() {
    const typed = input.value.trim();
    if (!typed) return;
    await answered;
    if (input.value.trim() !== typed) return;
    if (at >= 0) take(shown[at]);
    else if (shown.length) move(1);
    else if (!field.dataset.suggest) take({ value: typed });
  }

  /** Names that end with a comma are taken at once; a moment later they are called as their topics are, or new. */
  function takeTyped() {
    const rest = input.value.split(/[,\n]/).at(-1);
    const names = split(input.value.slice(0, input.value.length - rest.length));
    clear();
    input.value = rest.trimStart();
    for (const value of names) add({ value });
    names.forEach(call);
    if (rest.trim()) searchSoon();
  }

  async function call(typed) {
    const known = (await ask(typed)).find(({ isExact }) => isExact);
    const topic = topics.find(({ name }) => name === typed);
    if (!topic) return;
    const isTwice = known && topics.some((other) => other !== topic && other.name === known.value);
    if (isTwice) topics.splice(topics.indexOf(topic), 1);
    else Object.assign(topic, known ? { name: known.value } : { isNew: true });
    if (known && known.value !== typed) write();
    else draw();
  }

  input.addEventListener("input", () => {
    marked()?.classList.remove("marked");
    waiting.hidden = true;
    if (/[,\n]/.test(input.value) && !input.value.includes('"')) takeTyped();
    else searchSoon();
  });
  input.addEventListener("keydown", (event) => {
    const isAtStart = input.selectionStart === 0 && input.selectionEnd === 0;
    if (event.key !== "Backspace") marked()?.classList.remove("marked");
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape" && !list.hidden) show([]);
    else if (event.key === "Backspace" && isAtStart && !input.value) backspace();
    else if (event.key === "ArrowLeft" && isAtStart && topics.length) nameButtons().at(-1).focus();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => {
    asked++;
    show([]);
    marked()?.classList.remove("marked");
    const name = input.value.trim();
    waiting.hidden = !name;
    waiting.textContent = fill(waiting.dataset.waiting, { name });
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) take(shown[[...list.children].indexOf(option)]);
  });

  // What others do with the field

  field.addEventListener("change", () => {
    if (isWriting) return;
    const before = topics;
    topics = split(field.value).map((name) => before.find((topic) => topic.name === name) ?? { name });
    draw();
  });
  field.addEventListener("topic:add", ({ detail }) => add(detail));
  // What stands there when a button is pressed is meant: the server knows it, or says what is wrong with it.
  field.form.addEventListener(
    "submit",
    () => {
      const names = split(input.value);
      clear();
      for (const value of names) add({ value });
    },
    { capture: true },
  );

  const label = field.labels[0];
  label.id = "topics-label";
  input.id = field.id;
  field.id = `${field.id}-text`;
  input.setAttribute("aria-describedby", [field.getAttribute("aria-describedby") ?? help?.id, "topics-keys"].filter(Boolean).join(" "));
  if (field.getAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  if (help) help.textContent = parts.querySelector("[data-help]").textContent;
  field.hidden = true;
  field.after(box, status, waiting, parts.querySelector("#topics-keys"));
  draw();
}

const room = document.querySelector("[data-topics]");
const template = room?.querySelector(":scope > template");
if (template) connect(room, template);
