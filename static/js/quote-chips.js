// Who speaks, behind each quote in the text. Chips are painted over the text and never part of it.
import { Plugin, pm } from "django-prose-editor/editor";
import { marksIn } from "newsroom/quote-pieces";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("quoteChips");

// Whether all quotes stand where they stood, only moved by what was written elsewhere.
function areOnlyMoved(old, now, mapping) {
  if (old.size !== now.size) return false;
  for (const [ref, pieces] of old) {
    const moved = now.get(ref);
    if (moved?.length !== pieces.length) return false;
    const isMoved = ({ from, to }, index) => {
      const end = mapping.mapResult(to, -1);
      return mapping.map(from, 1) === moved[index].from && end.pos === moved[index].to && !end.deleted;
    };
    if (!pieces.every(isMoved)) return false;
  }
  return true;
}

// Behind the signs that end the words: no line begins with a comma or a closing mark.
function behind(doc, to) {
  const after = doc.resolve(to).nodeAfter?.text ?? "";
  return to + after.match(/^[»”"]?[,.;:!?…]*/)[0].length;
}

// `lookOf(ref)` answers {label, look}, `ask(ref)` is called for a chip that was clicked.
export function quoteChips({ lookOf, ask, title }) {
  function chip(ref, { label, look }) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: `speaker-chip ${look}`, tabIndex: -1, title, textContent: label });
    button.dataset.chip = ref;
    // The selection stays where it is.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => ask(ref));
    return button;
  }

  function draw(doc) {
    const drawn = [];
    for (const [ref, pieces] of marksIn(doc)) {
      const { label, look } = lookOf(ref);
      if (look) drawn.push(...pieces.map(({ from, to }) => Decoration.inline(from, to, { class: look })));
      const spec = { side: -1, marks: [], key: `${ref} ${look} ${label}`, stopEvent: () => true };
      drawn.push(Decoration.widget(behind(doc, pieces.at(-1).to), () => chip(ref, { label, look }), spec));
    }
    return DecorationSet.create(doc, drawn);
  }

  return new Plugin({
    key,
    state: {
      init: (_, { doc }) => draw(doc),
      apply(tr, drawn) {
        if (tr.getMeta(key)) return draw(tr.doc);
        if (!tr.docChanged) return drawn;
        return areOnlyMoved(marksIn(tr.before), marksIn(tr.doc), tr.mapping) ? drawn.map(tr.mapping, tr.doc) : draw(tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

// After a card has changed.
export const redraw = (editor) => editor.view.dispatch(editor.state.tr.setMeta(key, true));
