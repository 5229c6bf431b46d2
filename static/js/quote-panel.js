// Keeps the cards beside the text in step with the quotes marked in it, and the text with who speaks in them.
import { quoteChips, redraw } from "newsroom/quote-chips";
import { formIn } from "newsroom/quote-form";
import { marksIn, wordsOf } from "newsroom/quote-pieces";
import { isMadeHere, originOf } from "newsroom/quote-refs";
import { speakerDialog } from "newsroom/speaker-dialog";

const fieldOf = (card, name) => card.querySelector(`[name$="-${name}"]`);
const COMPARED = ["speaker", "role", "form"];

export function connectPanel(panel, editor) {
  const list = panel.querySelector(".quotes");
  const template = panel.querySelector("template");
  const cards = new Map([...list.children].map((card) => [card.dataset.quote, card]));
  const said = new Map();
  const dialog = panel.querySelector("dialog");
  const askWho = speakerDialog(dialog);
  let order = "";

  function make(ref, html) {
    list.insertAdjacentHTML("beforeend", html.trim());
    const card = list.lastElementChild;
    cards.set(ref, card);
    connect(card);
    card.dispatchEvent(new CustomEvent("row:added", { bubbles: true }));
    return card;
  }

  function add(ref) {
    const card = make(ref, template.innerHTML.replaceAll("__ref__", ref));
    const origin = originOf(editor.state, ref);
    if (cards.has(origin)) copy(cards.get(origin), card);
    else if (!isMadeHere(ref)) recall(ref);
    judge(card);
  }

  // The facts of a copy are its original's, as they stand on this page.
  function copy(original, card) {
    const [from, to] = [original.dataset.quote, card.dataset.quote];
    const doubt = original.querySelector(".confirm");
    if (doubt) {
      fieldOf(card, "speaker").closest(".field").insertAdjacentHTML("afterend", doubt.outerHTML.replaceAll(from, to));
      fieldOf(card, "is_confirmed").checked = fieldOf(original, "is_confirmed").checked;
    }
    for (const field of card.querySelectorAll(`[name^="quotes-${to}-"]`)) {
      const model = fieldOf(original, field.name.slice(`quotes-${to}-`.length));
      if (!model || field.type === "checkbox") continue;
      if ("defaultValue" in model) field.defaultValue = model.defaultValue;
      field.value = model.value;
    }
    fieldOf(card, "like").value = fieldOf(original, "like").value || from;
  }

  // A quote that was cut in an earlier save comes back with what the story knew of it.
  async function recall(ref) {
    if (!panel.dataset.recall) return;
    const answer = await fetch(`${panel.dataset.recall}?ref=${encodeURIComponent(ref)}`);
    const blank = cards.get(ref);
    const isTouched = fieldOf(blank, "speaker").value || fieldOf(blank, "role").value;
    if (answer.status !== 200 || isTouched) return;
    const card = make(ref, await answer.text());
    blank.replaceWith(card);
    card.hidden = blank.hidden;
    said.delete(ref);
    follow();
    redraw(editor);
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

  function isDoubted(card) {
    const speaker = fieldOf(card, "speaker");
    const confirm = card.querySelector("[data-doubt] [name$=-is_confirmed]");
    return Boolean(confirm && !confirm.checked && speaker.value === speaker.defaultValue);
  }

  function judge(card) {
    const isLacking = !fieldOf(card, "speaker").value.trim();
    card.querySelector("[data-lacking]").hidden = !isLacking;
    card.classList.toggle("doubted", isLacking || isDoubted(card));
  }

  function lookOf(ref) {
    const card = cards.get(ref);
    const name = card ? fieldOf(card, "speaker").value.trim() : "";
    if (!name) return { label: panel.dataset.lacks, look: "lacks-speaker" };
    return isDoubted(card) ? { label: `${panel.dataset.likely} ${name}`, look: "likely-speaker" } : { label: name, look: "" };
  }

  function follow() {
    const marks = marksIn(editor.state.doc);
    let isNew = false;
    for (const [ref, card] of cards) if (card.hidden === marks.has(ref)) card.hidden = !card.hidden;
    for (const [ref, pieces] of marks) {
      const isAdded = !cards.has(ref);
      if (isAdded) add(ref);
      isNew ||= isAdded;
      const words = wordsOf(pieces);
      if (said.get(ref) !== words) cards.get(ref).querySelector("[data-words]").textContent = words;
      said.set(ref, words);
    }
    const refs = [...marks.keys()].join();
    if (refs !== order) refs.split(",").forEach(place);
    order = refs;
    panel.querySelector("[data-none]").hidden = marks.size > 0;
    if (isNew) redraw(editor);
  }

  function place(ref, at) {
    const card = cards.get(ref);
    if (card && list.children[at] !== card) list.insertBefore(card, list.children[at]);
  }

  function ask(ref, isNew) {
    const card = cards.get(ref);
    const pieces = marksIn(editor.state.doc).get(ref);
    const [speaker, role, form] = COMPARED.map((name) => fieldOf(card, name));
    if (!pieces || !speaker || speaker.disabled || !editor.isEditable) return;
    if (isNew) form.value = formIn(editor.state.doc, pieces[0]);
    const facts = { words: said.get(ref), speaker: speaker.value, role: role.value, form: form.value };
    askWho({ ...facts, isDoubted: isDoubted(card) }, (choice, answer) => {
      if (choice === "set") accept(card, answer);
      if (isNew) editor.commands.setTextSelection(pieces.at(-1).to);
      editor.view.focus();
      if (choice === "remove") editor.commands.unmarkQuote(ref);
    });
  }

  function accept(card, answer) {
    for (const name of COMPARED) fieldOf(card, name).value = answer[name];
    if (answer.confirm) fieldOf(card, "is_confirmed").checked = true;
    // Not of the speaker's field: it would begin to suggest names.
    fieldOf(card, "role").dispatchEvent(new Event("input", { bubbles: true }));
  }

  cards.forEach(connect);
  editor.storage.quote.isAlike = (one, other) =>
    COMPARED.every((name) => fieldOf(cards.get(one), name).value === fieldOf(cards.get(other), name).value);
  editor.registerPlugin(quoteChips({ lookOf, ask, title: panel.dataset.chip }));
  editor.on("transaction", ({ transaction, appendedTransactions }) => {
    if (transaction.docChanged || appendedTransactions.length) follow();
    const asked = transaction.getMeta("asksWho");
    if (asked) ask(asked, transaction.docChanged);
  });
  follow();
  const heed = ({ target }) => {
    judge(target.closest("[data-quote]"));
    redraw(editor);
  };
  for (const kind of ["input", "change"]) list.addEventListener(kind, heed);
  list.addEventListener("name:taken", ({ target, detail }) => {
    const role = fieldOf(target.closest("[data-quote]"), "role");
    if (!role.value) role.value = detail.role ?? "";
  });
}
