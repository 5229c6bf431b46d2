// Keeps the cards beside the text in step with the quotes marked in it, and the text with who speaks in them.
import { fieldOf, isDoubted, judge, printedFor, quoteCards, speakerIn } from "newsroom/quote-cards";
import { quoteChips, redraw } from "newsroom/quote-chips";
import { formIn } from "newsroom/quote-form";
import { marksIn, wordsOf } from "newsroom/quote-pieces";
import { isMadeHere, originOf } from "newsroom/quote-refs";
import { speakerDialog } from "newsroom/speaker-dialog";

const ASKED = ["speaker", "role", "form"];

function lookOf(card, { lacks, likely }) {
  const name = card ? speakerIn(card) : "";
  if (!name) return { label: lacks, look: "lacks-speaker" };
  return isDoubted(card) ? { label: `${likely} ${name}`, look: "likely-speaker" } : { label: name, look: "" };
}

function accept(card, answer) {
  const [speaker, name, confirm] = ["speaker", "name", "is_confirmed"].map((each) => fieldOf(card, each));
  const isPrinted = answer.printed && answer.speaker;
  // The name as printed follows the speaker; without one it is all there is.
  if (isPrinted || printedFor(card) && !speaker.value) name.value = isPrinted ? answer.speaker : "";
  for (const each of ASKED) fieldOf(card, each).value = answer[each];
  if (isPrinted) speaker.value = "";
  if ((answer.confirm || isPrinted) && confirm) confirm.checked = true;
  // Not of the speaker's field: it would begin to suggest names.
  fieldOf(card, "role").dispatchEvent(new Event("input", { bubbles: true }));
}

export function connectPanel(panel, editor) {
  const askWho = speakerDialog(panel.querySelector("dialog"));
  const cards = quoteCards(panel, { jumpTo, recalled });
  const said = new Map();
  let order;

  function jumpTo(ref) {
    const { to } = marksIn(editor.state.doc).get(ref)[0];
    editor.chain().focus().setTextSelection(to).scrollIntoView().run();
  }

  function recalled(ref) {
    said.delete(ref);
    order = null;
    follow();
    redraw(editor);
  }

  // For each key: what did not change is not touched.
  function follow() {
    const marks = marksIn(editor.state.doc);
    const refs = [...marks.keys()];
    const added = refs.filter((ref) => !cards.of(ref));
    for (const ref of added) cards.add(ref, originOf(editor.state, ref), isMadeHere(ref));
    for (const [ref, pieces] of marks) {
      const words = wordsOf(pieces);
      if (said.get(ref) !== words) cards.of(ref).querySelector("[data-words]").textContent = words;
      said.set(ref, words);
    }
    if (refs.join() !== order) cards.arrange(refs);
    order = refs.join();
    panel.querySelector("[data-none]").hidden = marks.size > 0;
    if (added.length) redraw(editor);
  }

  function ask(ref, isNew) {
    const card = cards.of(ref);
    const pieces = marksIn(editor.state.doc).get(ref);
    const [speaker, role, form] = ASKED.map((name) => fieldOf(card, name));
    if (!pieces || speaker.disabled || !editor.isEditable) return;
    if (isNew) form.value = formIn(editor.state.doc, pieces[0]);
    const printed = speaker.value ? "" : printedFor(card);
    const facts = { speaker: speaker.value || printed, role: role.value, form: form.value, isDoubted: isDoubted(card) };
    const named = { printed, mention: fieldOf(card, "mention").value };
    askWho({ words: said.get(ref), ...facts, ...named }, (choice, answer) => {
      if (choice === "set") accept(card, answer);
      if (isNew) editor.commands.setTextSelection(pieces.at(-1).to);
      editor.view.focus();
      if (choice === "remove") editor.commands.unmarkQuote(ref);
    });
  }

  editor.storage.quote.isAlike = (...refs) => {
    const [one, other] = refs.map((ref) => ASKED.map((name) => fieldOf(cards.of(ref), name).value).join("\n"));
    return one === other;
  };
  follow();
  editor.registerPlugin(quoteChips({ lookOf: (ref) => lookOf(cards.of(ref), panel.dataset), ask, title: panel.dataset.chip }));
  editor.on("transaction", ({ transaction, appendedTransactions }) => {
    if (transaction.docChanged || appendedTransactions.length) follow();
    const asked = transaction.getMeta("asksWho");
    if (asked) ask(asked, transaction.docChanged);
  });
  const heed = ({ target }) => {
    judge(target.closest("[data-quote]"));
    redraw(editor);
  };
  for (const kind of ["input", "change"]) cards.list.addEventListener(kind, heed);
  cards.list.addEventListener("name:taken", ({ target, detail }) => {
    const role = fieldOf(target.closest("[data-quote]"), "role");
    // A role that came with somebody else goes with them; one that was typed, or read without a name, stays.
    const came = role.dataset.came ?? (target.defaultValue ? role.defaultValue : "");
    if (role.value !== came) return;
    role.value = role.dataset.came = detail.value === target.defaultValue ? role.defaultValue : (detail.role ?? "");
  });
}
