// A pull-quote: words of the story set large, <blockquote class="pull">. Whether they stand in it, the server says.
import { Node, pm } from "django-prose-editor/editor";

const { Selection, TextSelection } = pm.state;

// As one compares words; articles/text/drafts/pull_quotes.py decides.
const bare = (words) => words.replace(/[«»„“”"‹›‘’']/g, "").replace(/\s+/g, " ").trim();

function textAround(doc) {
  const texts = [];
  doc.forEach((node) => node.type.name !== "pullQuote" && texts.push(node.textBetween(0, node.content.size, " ", " ")));
  return bare(texts.join(" "));
}

// Without what stands around words that are said.
function saidIn(words) {
  const said = words.replace(/[^\S\u00a0]+/g, " ").trim().replace(/^[–—―-]\s*/, "").replace(/,$/, "");
  return /^[«“"]([^«»“”"]*)[»”"]$/.exec(said)?.[1] ?? said;
}

// The words of a quote, its attribution left out.
function wordsOf(doc, ref) {
  const pieces = [];
  let end = -1;
  doc.descendants((node, from) => {
    if (!node.marks.some(({ type, attrs }) => type.name === "quote" && attrs.ref === ref)) return;
    if (from === end) pieces.push(pieces.pop() + (node.text ?? " "));
    else pieces.push(node.text ?? " ");
    end = from + node.nodeSize;
  });
  return pieces.map((piece) => piece.trim()).join(" ");
}

function takeAway(tr, { paragraph }) {
  const { $from } = tr.selection;
  const [start, end] = [$from.before(), $from.after()];
  const words = bare($from.parent.textContent);
  // Words that nothing else says are not thrown away.
  if (words && !textAround(tr.doc).includes(words)) return tr.setBlockType(start + 1, end - 1, paragraph);
  if (tr.doc.childCount === 1) return tr.setBlockType(start + 1, end - 1, paragraph);
  tr.delete(start, end);
  return tr.setSelection(Selection.near(tr.doc.resolve(start), -1));
}

// Some browsers' and programs' block quotes hold several paragraphs: here they are one.
function onlyParagraph(element) {
  const [only, ...others] = element.children;
  if (only?.matches("p") && !others.length) return only;
  const joined = element.ownerDocument.createElement("p");
  for (const child of element.children) joined.append(joined.hasChildNodes() ? " " : "", ...child.cloneNode(true).childNodes);
  return joined.hasChildNodes() ? joined : element;
}

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "box",
  content: "inline*",
  marks: "bold italic",
  defining: true,

  parseHTML: () => [{ tag: "blockquote.pull", priority: 60, contentElement: onlyParagraph }],
  renderHTML: () => ["blockquote", { class: "pull" }, ["p", 0]],

  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ editor, tr, state, dispatch }) => {
          const { nodes } = state.schema;
          const { from, to, empty, $from, $to } = tr.selection;
          if ($from.parent.type === nodes.pullQuote) return Boolean(!dispatch || takeAway(tr, nodes));
          const { ref } = editor.getAttributes("quote");
          const words = saidIn(empty && ref ? wordsOf(tr.doc, ref) : tr.doc.textBetween(from, to, " ", " "));
          if (!words) return false;
          if (!dispatch) return true;
          const at = $to.depth ? $to.after(1) : tr.doc.content.size;
          tr.insert(at, nodes.pullQuote.create(null, state.schema.text(words)));
          tr.setSelection(TextSelection.create(tr.doc, at + 1 + words.length)).scrollIntoView();
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const isAtStart = empty && $from.parentOffset === 0 && $from.parent.type.name === "pullQuote";
        return isAtStart && editor.commands.setParagraph();
      },
    };
  },
});
