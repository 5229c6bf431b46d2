// «Lim inn manus»: one key or click changes a guess about the part one is in. The buttons of the bar are the keys.
const form = document.querySelector("form.taken-apart");
const READ_AT_ONCE = ["headline", "lede", "paragraph"]; // other parts change with these: one of each, and new quotes
const MOVES = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

let part = null;
let quote = null;
let edits = 0;
let turn = Promise.resolve();

const all = (selector, within = form) => [...within.querySelectorAll(selector)];
const one = (selector, within = form) => within.querySelector(selector);
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));
const tell = (what) => (one("[data-told]").textContent = one(".keys").dataset[what] ?? "");

function stand(at, said = null) {
  if (part !== at) getSelection().removeAllRanges();
  for (const old of [part, quote]) old?.classList.remove("current");
  if (part) part.tabIndex = -1;
  [part, quote] = [at, said];
  part.tabIndex = 0;
  for (const now of [part, quote]) now?.classList.add("current");
}

function enter(at, said) {
  if (!at) return;
  stand(at, said);
  at.focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
}

// Doubts: a kind or a speaker that was guessed and not yet called right, a quote that nobody says.

const isRight = (within) => one("[data-right]", within)?.checked;
const kindOf = (at) => one("select[data-kind]", at);
const isQuoting = (at) => one(".parts").dataset.quoting.split(" ").includes(kindOf(at).value);

function isDoubted(place) {
  if (place.matches(".what")) {
    const kind = one("select", place);
    return one("[data-right]", place) !== null && !isRight(place) && kind.selectedOptions[0]?.defaultSelected;
  }
  const speaker = one("[data-speaker]", place);
  if (!isQuoting(place.closest(".part")) || !one("[data-said]", place).checked) return false;
  if (!speaker.value.trim()) return true;
  return speaker.value === speaker.defaultValue && one("[data-right]", place) !== null && !isRight(place);
}

const doubts = () => all(".what, .said").filter(isDoubted);

function count() {
  const [place, open] = [one(".doubts"), doubts()];
  const link = document.createElement("a");
  link.textContent = place.dataset.doubts.replace("{count}", open.length);
  link.href = `#${open[0]?.closest(".part").id}`;
  link.className = "to-do";
  place.replaceChildren(open.length ? link : place.dataset.none);
}

function showSure({ target }) {
  if (!target.matches?.("[data-right]")) return;
  const sure = one(".sure", target.closest(".what, .said"));
  sure.dataset.word ??= sure.textContent;
  sure.textContent = target.checked ? one(".parts").dataset.certain : sure.dataset.word;
  sure.classList.toggle("is-right", target.checked);
}

// Words: the selection is the cursor. Places are counted as the server counts, in whole characters.

const wordsOf = (at) => one(".words", at);

function selected() {
  const words = wordsOf(part);
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || !words.contains(range.startContainer) || !words.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

function select(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(wordsOf(part), NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function step(by, isExtending) {
  const words = [...wordsOf(part).textContent.matchAll(/\S+/gu)].map((m) => [m.index, m.index + m[0].length]);
  const now = selected();
  if (!words.length) return;
  if (!now) return select(...words.at(by > 0 ? 0 : -1));
  const first = Math.max(words.findIndex(([, end]) => end > now.start), 0);
  const last = Math.max(words.findLastIndex(([start]) => start < Math.max(now.end, now.start + 1)), first);
  const to = Math.min(Math.max((isExtending || by > 0 ? last : first) + by, 0), words.length - 1);
  if (isExtending) select(words[first][0], words[Math.max(to, first)][1]);
  else select(...words[to]);
}

function placeOf(offset) {
  const words = wordsOf(part);
  return Number(words.dataset.lead) + [...words.textContent.slice(0, offset)].length;
}

// The manuscript is read again, and stands there as it is read now.

async function reread(more, focused = part.dataset.start) {
  let seen, page;
  do {
    seen = edits;
    const sent = new FormData(form);
    for (const [name, value] of Object.entries({ _read: "", ...more })) sent.set(name, value);
    const answer = await fetch(location.href, { method: "POST", body: sent }).catch(() => null);
    page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } while (page && seen !== edits);
  const fresh = page && one("form.taken-apart", page);
  if (!fresh) return tell("failed");
  part = quote = null;
  form.replaceChildren(...fresh.childNodes);
  prepare();
  const trouble = one("#trouble")?.textContent;
  if (trouble) one("[data-told]").textContent = trouble;
  enter(document.getElementById(`part-${focused}`) ?? all(".part").findLast((at) => Number(at.dataset.start) <= focused));
}

const acts = {
  kind({ kind }) {
    const field = kindOf(part);
    if (![...field.options].some(({ value }) => value === kind)) return tell("cannot");
    field.value = kind;
    changed(field);
    if (READ_AT_ONCE.includes(kind)) return reread({});
  },
  person({ person }) {
    const said = quote ?? all(".said", part).find(isDoubted) ?? one(".said", part);
    if (!said) return tell("nobody");
    const field = one("[data-speaker]", said);
    field.value = person;
    changed(field);
  },
  confirm() {
    const open = (quote && isDoubted(quote) ? [quote] : all(".what, .said", part)).find(isDoubted);
    if (!open) return;
    const right = one("[data-right]", open);
    if (!right) return one("[data-speaker]", open).focus();
    right.checked = true;
    changed(right);
  },
  next() {
    const open = doubts();
    const from = quote ?? one(".what", part);
    const to = open.find((place) => from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    if (to) enter(to.closest(".part"), to.matches(".said") ? to : null);
  },
  split() {
    const text = wordsOf(part).textContent;
    const start = selected()?.start ?? 0;
    const word = start + 1 - (text.slice(0, start + 1).match(/\S+$/)?.[0].length ?? 1);
    if (!word) return tell("choose");
    return reread({ _split: placeOf(word) }, placeOf(word));
  },
  join: () => reread({ _join: part.dataset.start }),
  quote() {
    const { start, end } = selected() ?? {};
    if (!(end > start)) return tell("choose");
    return reread({ _quote: `${placeOf(start)}-${placeOf(end)}` });
  },
  drop() {
    const said = quote ?? one(".said", part);
    if (!said) return tell("nobody");
    const field = one("[data-said]", said);
    field.checked = !field.checked;
    changed(field);
  },
};

function press({ dataset }) {
  part ??= one(".part");
  tell("");
  const name = dataset.act ?? (dataset.kind ? "kind" : "person");
  turn = turn.then(() => acts[name](dataset)).catch(() => tell("failed"));
}

function onKey(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !target.closest(".part")) return;
  if (target.matches("[data-speaker]") && key === "Escape") return enter(part, quote);
  if (target.matches("select, input:not([type=checkbox])")) return;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const button = one(`.keys [data-key="${CSS.escape(letter)}"]`);
  if (letter in MOVES) {
    const parts = all(".part");
    enter(parts[parts.indexOf(part) + MOVES[letter]]);
  } else if (letter in STEPS) step(STEPS[letter], event.shiftKey);
  else if (key === "Enter" && target === part) press(one("[data-act=confirm]"));
  else if (button) press(button);
  else return;
  event.preventDefault();
}

function prepare() {
  one(".keys").hidden = false;
  for (const at of all(".part")) at.tabIndex = -1;
  stand(one(".part"));
  count();
}

if (form && one(".part")) {
  prepare();
  form.addEventListener("keydown", onKey);
  form.addEventListener("focusin", ({ target }) => {
    const at = target.closest(".part");
    const said = target.closest(".said");
    if (at && (at !== part || said)) stand(at, said);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest(".keys button");
    if (button) press(button);
    else if (target.closest(".doubts a")) {
      turn = turn.then(() => enter(doubts()[0]?.closest(".part")));
    }
  });
  // A button that took the focus would take the selection with it.
  form.addEventListener("mousedown", (event) => event.target.closest(".keys button") && event.preventDefault());
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      edits += 1;
      showSure(event);
      count();
    });
  }
  const wrong = one("[aria-invalid]");
  if (wrong) wrong.focus();
  else if (!location.hash) part.focus({ preventScroll: true });
}
