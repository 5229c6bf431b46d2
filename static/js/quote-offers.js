// Quotes that nobody has marked, as the newsroom's own reading found them: marked or put aside with a button.
import { newRef } from "newsroom/quote-refs";

const NAMES = ["speaker", "mention", "verb", "role", "setting", "form"];
const spaced = (text) => text.replace(/\s/g, " ");

function* paragraphs(doc) {
  const found = [];
  doc.descendants((node, from) => {
    if (node.type.name === "paragraph") found.push({ from: from + 1, text: node.textBetween(0, node.content.size, "", "\n") });
    return !node.isTextblock;
  });
  yield* found;
}

// The places of an offer's words in the text as it stands, or null where they are gone or marked already.
function placesOf({ text, spans }, doc) {
  const letters = [...text];
  const length = (end) => letters.slice(0, end).join("").length;
  for (const paragraph of paragraphs(doc)) {
    if (spaced(paragraph.text) !== spaced(text)) continue;
    const places = spans.map(([start, end]) => ({ from: paragraph.from + length(start), to: paragraph.from + length(end) }));
    const isMarked = places.some(({ from, to }) => doc.rangeHasMark(from, to, doc.type.schema.marks.quote));
    if (!isMarked) return places;
  }
  return null;
}

function fill(card, facts) {
  for (const name of NAMES) {
    const input = card?.querySelector(`[name$="-${name}"]`);
    if (!input || input.disabled || !facts[name]) continue;
    input.value = facts[name];
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}

export function connectOffers(panel, editor) {
  const box = panel.querySelector("[data-offers]");
  if (!box) return;
  const memory = `not-quotes:${location.pathname}`;
  const putAside = new Set(JSON.parse(sessionStorage.getItem(memory) ?? "[]"));
  const items = [...box.querySelectorAll("[data-offer]")].map((item) => ({ item, offer: JSON.parse(item.dataset.offer) }));
  const wordsOf = (item) => item.querySelector(".words").textContent;

  function show() {
    for (const { item, offer } of items) item.hidden = putAside.has(wordsOf(item)) || !placesOf(offer, editor.state.doc);
    box.hidden = items.every(({ item }) => item.hidden);
  }

  // Who works by keyboard goes on with the next one.
  function goOn(item, last) {
    const next = items.slice(items.findIndex((one) => one.item === item)).find((one) => !one.item.hidden);
    (next?.item.querySelector("button") ?? last)?.focus();
  }

  function accept(item, offer) {
    const ref = newRef();
    const { tr, schema } = editor.state;
    for (const { from, to } of placesOf(offer, editor.state.doc)) tr.addMark(from, to, schema.marks.quote.create({ ref }));
    editor.view.dispatch(tr);
    const card = panel.querySelector(`[data-quote="${ref}"]`);
    fill(card, offer.facts);
    show();
    goOn(item, card?.querySelector("[name$=-speaker]"));
  }

  function dismiss(item) {
    putAside.add(wordsOf(item));
    sessionStorage.setItem(memory, JSON.stringify([...putAside]));
    show();
    goOn(item, panel.querySelector("h2"));
  }

  for (const { item, offer } of items) {
    item.querySelector("[data-accept]").addEventListener("click", () => accept(item, offer));
    item.querySelector("[data-dismiss]").addEventListener("click", () => dismiss(item));
  }
  editor.on("update", show);
  show();
}
