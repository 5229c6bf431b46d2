// What somebody said, as a mark in the text: <q data-quote="ref">words</q>. The facts about it belong to the ref.
import { Mark } from "django-prose-editor/editor";

// As articles/text/codes.py writes them.
const ALPHABET = "23456789bcdfghjkmnpqrstvwxz";

export function newRef() {
  const numbers = crypto.getRandomValues(new Uint32Array(6));
  return Array.from(numbers, (number) => ALPHABET[number % ALPHABET.length]).join("");
}

export const QuoteMark = Mark.create({
  name: "quote",
  // Outermost of all marks, so that bold words within do not cut a quote in pieces.
  priority: 2000,
  // What is written after a quote is not part of it.
  inclusive: false,

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
    return [{ tag: "q[data-quote]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["q", HTMLAttributes, 0];
  },

  addCommands() {
    return {
      toggleQuote:
        () =>
        ({ chain, editor, state }) => {
          if (editor.isActive("quote")) return chain().extendMarkRange("quote").unsetMark("quote").run();
          return !state.selection.empty && chain().setMark("quote", { ref: newRef() }).run();
        },
    };
  },
});
