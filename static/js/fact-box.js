// A fact box: a heading and what belongs under it, <aside>. It stands at the top of the text, in nothing else.
import { Node, Plugin, pm } from "django-prose-editor/editor";

const { Selection, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const HELD = ["paragraph", "heading", "bulletList", "orderedList"];

// What a box cannot hold lies flat in it; a heading there is a small one.
function laidFlat(node, { heading, paragraph }) {
  if (node.type === heading) return [heading.create({ level: 3 }, node.content)];
  if (HELD.includes(node.type.name)) return [node];
  if (node.isTextblock) return [paragraph.create(null, node.content)];
  return node.content.content.flatMap((child) => laidFlat(child, { heading, paragraph }));
}

// Which blocks of the text the selection touches: from the first up to the last, not with it.
function chosenIn({ $from, $to }) {
  return [$from.index(0), $to.depth ? $to.indexAfter(0) : $to.index(0)];
}

// All words that are chosen stand in boxes; the empty line that ends the text counts for nothing.
function isBoxed({ doc, selection }) {
  const chosen = doc.content.content.slice(...chosenIn(selection));
  const [first, ...others] = chosen.filter(({ type, textContent }) => type.name === "factBox" || textContent);
  return first?.type.name === "factBox" && others.every(({ type }) => type === first.type);
}

function wrap(tr, schema, title) {
  const { factBox, heading, paragraph } = schema.nodes;
  const { $from, $to } = tr.selection;
  const [first, last] = chosenIn(tr.selection);
  const chosen = tr.doc.content.content.slice(first, last);
  const blocks = chosen.flatMap((node) => laidFlat(node, schema.nodes));
  const isTitled = blocks[0]?.type === heading;
  if (!isTitled) blocks.unshift(heading.create({ level: 3 }, schema.text(title)));
  if (blocks.length === 1) blocks.push(paragraph.create());
  const start = $from.posAtIndex(first, 0);
  tr.replaceWith(start, $to.posAtIndex(last, 0), factBox.create(null, blocks));
  // A heading that was put there is there to be written over.
  const heads = start + 2;
  if (isTitled) tr.setSelection(Selection.near(tr.doc.resolve(heads)));
  else tr.setSelection(TextSelection.create(tr.doc, heads, heads + title.length));
}

function unwrap(tr, title) {
  const { $from } = tr.selection;
  const box = tr.doc.child($from.index(0));
  const [, ...others] = box.content.content;
  const isAsPut = box.firstChild.type.name === "heading" && box.firstChild.textContent === title && others.length;
  const blocks = isAsPut ? others : box.content;
  const start = $from.posAtIndex($from.index(0), 0);
  const at = Math.max(tr.selection.from - 1 - (isAsPut ? box.firstChild.nodeSize : 0), start);
  tr.replaceWith(start, start + box.nodeSize, blocks);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
}

// Where the caret stands: in which of the blocks of a box, if in one.
function placeIn({ selection }) {
  const { $from, empty } = selection;
  if (!empty || $from.depth < 2 || $from.node(1).type.name !== "factBox") return null;
  return { $from, box: $from.node(1), at: $from.index(1), isDirect: $from.depth === 2 };
}

// To those who hear the text while it is written, its headings go down step by step, as readers get them.
function levels({ doc }) {
  const found = [];
  doc.forEach(({ type, firstChild }, at) => {
    if (type.name !== "factBox" || firstChild.type.name !== "heading") return;
    found.push(Decoration.node(at + 1, at + 1 + firstChild.nodeSize, { "aria-level": "2" }));
  });
  return DecorationSet.create(doc, found);
}

export const FactBox = Node.create({
  name: "factBox",
  group: "box",
  content: "(paragraph | heading | bulletList | orderedList)+",
  defining: true,

  parseHTML: () => [{ tag: "aside" }],
  renderHTML: () => ["aside", 0],

  // While it is written it is no landmark of the writing room.
  addNodeView: () => () => {
    const dom = document.createElement("aside");
    dom.setAttribute("role", "note");
    return { dom, contentDOM: dom };
  },

  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: levels } })],

  addCommands() {
    return {
      toggleFactBox:
        (title) =>
        ({ tr, state, dispatch }) => {
          if (!dispatch) return true;
          if (isBoxed(tr)) unwrap(tr, title);
          else wrap(tr, state.schema, title);
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      // An empty line amid the box does not tear it in two; an empty last line leads out of it.
      Enter: ({ editor }) => {
        const place = placeIn(editor.state);
        const isAmid = place?.isDirect && !place.$from.parent.content.size && place.at < place.box.childCount - 1;
        return Boolean(isAmid) && editor.commands.splitBlock();
      },
      // Above a box that opens the story there is room too.
      ArrowUp: ({ editor }) => {
        const place = placeIn(editor.state);
        if (!place || place.at > 0 || place.$from.index(0) > 0 || !editor.view.endOfTextblock("up")) return false;
        if (place.$from.parent !== editor.state.doc.nodeAt(1)) return false;
        return editor.chain().insertContentAt(0, { type: "paragraph" }, { updateSelection: false }).setTextSelection(1).run();
      },
    };
  },
});
