// Signs as a newspaper sets them, while one types: quotation marks, apostrophe, dash, ellipsis. Undo gives back what was
// typed. What is pasted stays as it came.
import { Extension, InputRule } from "django-prose-editor/editor";

const MARKS = { nb: ["«", "»"], nn: ["«", "»"], en: ["“", "”"] };
const IN_ADDRESS = /(?:^|\s)(?:[a-z]+:\/\/|www\.|mailto:|[^\s@]+@)\S*$/i;
const OPENS = /(?:^|[\s([{/«“‘])$/;
const AFTER_DASH = /[–—-]$/;

const isOpen = (text, [opening, closing]) => text.lastIndexOf(opening) > text.lastIndexOf(closing);

// «Ord» after a space or a bracket opens; after a dash it depends on whether something is to be closed.
function opensAfter(before, marks) {
  return OPENS.test(before) || (AFTER_DASH.test(before) && !isOpen(before, marks));
}

function quotationMark(before, language) {
  const marks = MARKS[language] ?? MARKS.nb;
  return marks[opensAfter(before, marks) ? 0 : 1];
}

// An apostrophe, but for what is quoted within a quote: “She said ‘no’.”
function apostrophe(before, language) {
  if (language !== "en") return null;
  return OPENS.test(before) && isOpen(before, MARKS.en) && !isOpen(before, ["‘", "’"]) ? "‘" : "’";
}

export function typographyFor(language) {
  function rule(find, signAfter, where = () => true) {
    return new InputRule({
      find,
      handler: ({ state, range, match }) => {
        const before = match.input.slice(0, match.index);
        const sign = IN_ADDRESS.test(before) ? null : signAfter(before, language());
        if (!sign || !where(state.doc.resolve(range.from).parent)) return null;
        state.tr.insertText(sign, range.from, range.to);
      },
    });
  }
  return Extension.create({
    name: "typography",
    // Before the lists, which would take a hyphen for a bullet.
    priority: 1000,
    addInputRules: () => [
      rule(/"$/, quotationMark),
      rule(/'$/, apostrophe),
      rule(/^- $/, () => "– ", ({ type }) => type.name === "paragraph"),
      rule(/--$/, (before) => (/[-–]$/.test(before) ? null : "–")),
      rule(/\.\.\.$/, (before) => (before.endsWith(".") ? null : "…")),
    ],
  });
}
