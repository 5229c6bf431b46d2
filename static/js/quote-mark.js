// What somebody said, as a mark in the text: <q data-quote="ref">words</q>. The facts about it belong to the ref.
import { Mark } from "django-prose-editor/editor";
import { marksIn, refAt } from "newsroom/quote-pieces";
import { newRef, refsApart } from "newsroom/quote-refs";

// As articles/text/drafts/body_rules.py has it. What is pasted may come from anywhere.
const REF = /^[a-z0-9]{4,16}$/;

// The words of a selection, without the spaces, the dash and the quotation marks around them, nor a comma that leads on
// to who says it: as articles/text/speech/quotations.py reads them.
function wordsIn(doc, { $from, $to, from, to }) {
  if (!$from.sameParent($to)) return { from, to };
  const text = doc.textBetween(from, to, "", "\n");
  const [before] = text.match(/^\s*([–—―-]\s+)?/);
  const endOf = (words) => words.replace(/[\s,]+$/, "").length;
  let [start, end] = [before.length, endOf(text)];
  if (/^[«“”"„][^«»“”"„]*[»”“"]$/u.test(text.slice(start, end))) [start, end] = [start + 1, endOf(text.slice(0, end - 1))];
  return { from: from + start, to: from + end };
}

export const QuoteMark = Mark.create({
  name: "quote",
  // Outermost of all marks, so that bold words within do not cut a quote in pieces.
  priority: 2000,
  // What is written after a quote is not part of it, nor what is written in a new paragraph.
  inclusive: false,
  keepOnSplit: false,

  addAttributes() {
    return {
      ref: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-quote"),
        renderHTML: ({ ref }) => ({ "data-quote": ref }),
      },
    };
  },

  parseHTML() {
    return [{ tag: "q[data-quote]", getAttrs: ({ dataset }) => (REF.test(dataset.quote) ? null : false) }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["q", HTMLAttributes, 0];
  },

  addCommands() {
    return {
      // Marks the selected words and asks who speaks; within a quote, takes them (or all of it) out again.
      toggleQuote:
        () =>
        ({ commands, editor, state }) => {
          if (!editor.isActive("quote")) return commands.markQuote();
          return state.selection.empty ? commands.unmarkQuote(refAt(state)) : commands.unsetMark("quote");
        },
      markQuote:
        () =>
        ({ state, tr }) => {
          const { from, to } = wordsIn(tr.doc, tr.selection);
          if (from >= to) return false;
          const ref = newRef();
          tr.addMark(from, to, state.schema.marks.quote.create({ ref })).setMeta("asksWho", ref);
          return true;
        },
      unmarkQuote:
        (ref) =>
        ({ state, tr }) => {
          for (const { from, to } of marksIn(tr.doc).get(ref) ?? []) tr.removeMark(from, to, state.schema.marks.quote);
          return true;
        },
      // Who speaks in the quote at the selection; words that are no quote yet become one.
      askWho:
        (ref) =>
        ({ commands, state, tr }) => {
          const asked = ref ?? refAt(state);
          if (!asked) return commands.markQuote();
          tr.setMeta("asksWho", asked);
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    const ask = () => {
      // The browser tells of a selection only after a while; the key may come before.
      this.editor.view.domObserver.flush();
      this.editor.commands.askWho();
      return true;
    };
    return { "Mod-Shift-s": ask };
  },

  // Whoever knows the facts says whether two halves of a quote still have the same.
  addStorage: () => ({ isAlike: () => true }),

  addProseMirrorPlugins() {
    return [refsApart((one, other) => this.storage.isAlike(one, other))];
  },
});
