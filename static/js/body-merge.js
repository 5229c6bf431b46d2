// Puts what a colleague wrote into the editor, block by block, and leaves the blocks that one is writing in alone.
import { pm } from "django-prose-editor/editor";

const MOST_COMPARED = 250_000;

function blocksIn(schema, html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return pm.model.DOMParser.fromSchema(schema).parse(body, { preserveWhitespace: true }).content.content;
}

// What changed from one row of blocks to another: [{from, to, blocks}], by the longest row that both have in common.
function changes(before, after) {
  let start = 0;
  let [end, newEnd] = [before.length, after.length];
  while (start < end && start < newEnd && before[start].eq(after[start])) start++;
  while (end > start && newEnd > start && before[end - 1].eq(after[newEnd - 1])) end--, newEnd--;
  if (start === end && start === newEnd) return [];
  if ((end - start) * (newEnd - start) > MOST_COMPARED) return [{ from: start, to: end, blocks: after.slice(start, newEnd) }];
  const width = newEnd - start + 1;
  const common = new Uint32Array((end - start + 1) * width);
  const at = (i, j) => (i - start) * width + j - start;
  for (let i = end - 1; i >= start; i--)
    for (let j = newEnd - 1; j >= start; j--)
      common[at(i, j)] = before[i].eq(after[j]) ? common[at(i + 1, j + 1)] + 1 : Math.max(common[at(i + 1, j)], common[at(i, j + 1)]);
  const found = [];
  let [i, j, hunk] = [start, start, null];
  while (i < end || j < newEnd) {
    if (i < end && j < newEnd && before[i].eq(after[j])) {
      hunk = null;
      i++, j++;
      continue;
    }
    if (!hunk) found.push((hunk = { from: i, to: i, blocks: [] }));
    if (j >= newEnd || (i < end && common[at(i + 1, j)] >= common[at(i, j + 1)])) hunk.to = ++i;
    else hunk.blocks.push(after[j++]);
  }
  return found;
}

const isSpot = ({ from, to }) => from === to;
function meet(one, other) {
  if (isSpot(one) || isSpot(other)) return one.from <= other.to && other.from <= one.to;
  return one.from < other.to && other.from < one.to;
}

// Only what differs within a block is replaced, so that a caret before or behind it stays where it is.
function replaceWithin(tr, at, old, fresh) {
  const from = old.content.findDiffStart(fresh.content);
  if (from === null) return;
  let { a, b } = old.content.findDiffEnd(fresh.content);
  const overlap = from - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  tr.replace(at + 1 + from, at + 1 + a, fresh.slice(from, b));
}

function replaceBlocks(tr, current, first, count, blocks) {
  let at = current.slice(0, first).reduce((size, block) => size + block.nodeSize, 0);
  const old = current.slice(first, first + count);
  const isPaired = count === blocks.length && old.every((block, n) => block.isTextblock && block.sameMarkup(blocks[n]));
  if (!isPaired) {
    const end = old.reduce((size, block) => size + block.nodeSize, at);
    if (blocks.length) tr.replaceWith(at, end, blocks);
    else tr.delete(at, end);
    return;
  }
  for (let n = count - 1; n >= 0; n--) {
    const before = old.slice(0, n).reduce((size, block) => size + block.nodeSize, at);
    replaceWithin(tr, before, old[n], blocks[n]);
  }
}

// The text was `sent`, and has become `merged`: returns what puts that into the editor, or null where one has typed in
// the same place since. It is no step of one's own, so «Undo» passes it by.
export function mergeInto(editor, sent, merged) {
  // What is being composed (an accent, a Japanese word) must not be pulled from under the keyboard.
  if (editor.view.composing) return null;
  const { state, schema } = editor;
  const [was, current] = [blocksIn(schema, sent), state.doc.content.content];
  const [theirs, typed] = [changes(was, blocksIn(schema, merged)), changes(was, current)];
  if (theirs.some((one) => typed.some((other) => meet(one, other)))) return null;
  const tr = state.tr.setMeta("addToHistory", false);
  for (const { from, to, blocks } of theirs.reverse()) {
    const before = typed.filter((hunk) => hunk.to <= from);
    const shift = before.reduce((sum, hunk) => sum + hunk.blocks.length - (hunk.to - hunk.from), 0);
    replaceBlocks(tr, current, from + shift, to - from, blocks);
  }
  return () => tr.docChanged && editor.view.dispatch(tr);
}
