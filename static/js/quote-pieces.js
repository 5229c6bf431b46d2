// Where the quotes stand in a document: each ref's pieces, in the order of the text.

// Text blocks are never changed, only replaced: what was found in one holds as long as it is there.
const found = new WeakMap();
const known = new WeakMap();

function piecesOf(block) {
  if (found.has(block)) return found.get(block);
  const pieces = [];
  block.forEach((node, from) => {
    const ref = node.marks.find(({ type }) => type.name === "quote")?.attrs.ref;
    if (!ref) return;
    const to = from + node.nodeSize;
    const text = node.text ?? "\n";
    const last = pieces.at(-1);
    if (last?.ref === ref && last.to === from) Object.assign(last, { to, text: last.text + text });
    else pieces.push({ ref, from, to, text });
  });
  found.set(block, pieces);
  return pieces;
}

// {ref: [{from, to, text, block}]}, where `block` is the place of the text block.
export function marksIn(doc) {
  if (known.has(doc)) return known.get(doc);
  const marks = new Map();
  doc.descendants((node, block) => {
    if (!node.isTextblock) return true;
    for (const { ref, from, to, text } of piecesOf(node)) {
      const piece = { from: block + 1 + from, to: block + 1 + to, text, block };
      if (marks.has(ref)) marks.get(ref).push(piece);
      else marks.set(ref, [piece]);
    }
    return false;
  });
  known.set(doc, marks);
  return marks;
}

// The quote that holds the whole selection; a caret at its edge counts.
export function refAt({ doc, selection: { from, to } }) {
  const holds = (pieces) => pieces.some((piece) => piece.from <= from && to <= piece.to);
  return [...marksIn(doc)].find(([, pieces]) => holds(pieces))?.[0];
}

export const wordsOf = (pieces) => pieces.map(({ text }) => text.trim()).join(" ");
