// Keeps the cards beside the text in step with the quotes marked in it, and the marks with whether somebody speaks.
import { Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;
const known = new WeakMap();

// The pieces of each quote, in the order of the text: {ref: [{from, to, text, and where its last node begins}]}.
function marksIn(doc) {
  if (known.has(doc)) return known.get(doc);
  const marks = new Map();
  doc.descendants((node, from) => {
    const ref = node.marks.find(({ type }) => type.name === "quote")?.attrs.ref;
    if (!ref || !node.isText) return;
    const pieces = marks.get(ref) ?? [];
    const last = pieces.at(-1);
    if (last?.to === from) Object.assign(last, { to: from + node.nodeSize, text: last.text + node.text, last: from });
    else pieces.push({ from, to: from + node.nodeSize, text: node.text, last: from });
    marks.set(ref, pieces);
  });
  known.set(doc, marks);
  return marks;
}

export function connectPanel(panel, editor) {
  const list = panel.querySelector(".quotes");
  const template = panel.querySelector("template");
  const cards = new Map([...list.children].map((card) => [card.dataset.quote, card]));
  const speakerIn = (card) => card.querySelector("[name$=-speaker]");

  function add(ref) {
    list.insertAdjacentHTML("beforeend", template.innerHTML.trim().replaceAll("__ref__", ref));
    const card = list.lastElementChild;
    cards.set(ref, card);
    connect(card);
    card.dispatchEvent(new CustomEvent("row:added", { bubbles: true }));
  }

  function connect(card) {
    const [words, button] = ["words", "jump"].map((name) => card.querySelector(`[data-${name}]`));
    const jump = () => {
      const { to } = marksIn(editor.state.doc).get(card.dataset.quote)[0];
      editor.chain().focus().setTextSelection(to).scrollIntoView().run();
    };
    button.hidden = false;
    words.dataset.jumps = "";
    for (const place of [button, words]) place.addEventListener("click", jump);
  }

  function judge(card) {
    const speaker = speakerIn(card);
    const confirm = card.querySelector("[data-doubt] [name$=-is_confirmed]");
    const isLacking = !speaker.value.trim();
    const isDoubted = confirm && !confirm.checked && speaker.value === speaker.defaultValue;
    card.querySelector("[data-lacking]").hidden = !isLacking;
    card.classList.toggle("doubted", Boolean(isLacking || isDoubted));
  }

  function follow() {
    const marks = marksIn(editor.state.doc);
    for (const [ref, card] of cards) card.hidden = !marks.has(ref);
    [...marks].forEach(([ref, pieces], at) => {
      if (!cards.has(ref)) add(ref);
      const card = cards.get(ref);
      const legend = card.querySelector("[data-words]");
      const words = pieces.map(({ text }) => text.trim()).join(" ");
      if (legend.textContent !== words) legend.textContent = words;
      if (list.children[at] !== card) list.insertBefore(card, list.children[at]);
    });
    panel.querySelector("[data-none]").hidden = marks.size > 0;
  }

  function decorations({ doc }) {
    const lacking = [...marksIn(doc)].filter(([ref]) => !cards.has(ref) || !speakerIn(cards.get(ref)).value.trim());
    const seen = lacking.flatMap(([, pieces]) => [
      ...pieces.map(({ from, to }) => Decoration.inline(from, to, { class: "lacks-speaker" })),
      Decoration.inline(pieces.at(-1).last, pieces.at(-1).to, { "data-lacks": panel.dataset.lacks }),
    ]);
    return DecorationSet.create(doc, seen);
  }

  cards.forEach(connect);
  editor.registerPlugin(new Plugin({ props: { decorations } }));
  editor.on("update", follow);
  follow();
  const heed = ({ target }) => {
    judge(target.closest("[data-quote]"));
    editor.view.dispatch(editor.state.tr);
  };
  for (const kind of ["input", "change"]) list.addEventListener(kind, heed);
}
