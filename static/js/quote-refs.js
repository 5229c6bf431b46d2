// One ref, one quote, one text block: a quote that was copied or split gets a ref of its own, and remembers whose it was.
import { Plugin, pm } from "django-prose-editor/editor";
import { marksIn } from "newsroom/quote-pieces";

// As articles/text/codes.py writes them.
const ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
const key = new pm.state.PluginKey("quoteRefs");
const made = new Set();

export function newRef() {
  const numbers = crypto.getRandomValues(new Uint32Array(6));
  const ref = Array.from(numbers, (number) => ALPHABET[number % ALPHABET.length]).join("");
  made.add(ref);
  return ref;
}

// Whether a ref was made on this page, and so can be known nowhere else.
export const isMadeHere = (ref) => made.has(ref);

// The ref that this one began as a copy of.
export const originOf = (state, ref) => key.getState(state).get(ref)?.of;

// What is left in the new document of a quote's former pieces.
function leftOf(pieces, transactions) {
  const map = (pos, side) => transactions.reduce((at, { mapping }) => mapping.map(at, side), pos);
  return pieces
    .map(({ from, to, text }) => ({ from: map(from, 1), to: map(to, -1), text }))
    .filter(({ from, to }) => from < to);
}

const meets = (one, other) => one.from < other.to && other.from < one.to;

// The parts of a piece outside these ranges.
function outside(piece, ranges) {
  return ranges.reduce(
    (parts, range) =>
      parts.flatMap((part) =>
        meets(part, range)
          ? [{ from: part.from, to: range.from }, { from: range.to, to: part.to }].filter(({ from, to }) => from < to)
          : [part],
      ),
    [{ from: piece.from, to: piece.to }],
  );
}

// What no longer is the quote `ref`: [{of, ranges, isHalf}], each to get a ref of its own.
function copiesOf(ref, pieces, left, doc, isDropped) {
  const isOld = (piece) => left.some((range) => meets(piece, range));
  const home = (pieces.find(isOld) ?? pieces[0]).block;
  const says = ({ from, to }) => doc.textBetween(from, to, "", "\n").trim();
  // In its own block a quote may stand in pieces: there, only what is pasted and stands there already is a copy.
  const repeats = (part) => isDropped && left.some(({ text }) => says(part) && text.includes(says(part)));
  const copies = new Map();
  for (const piece of pieces) {
    const ranges = piece.block === home ? outside(piece, left).filter(repeats) : [piece];
    if (!ranges.length || (piece.block === home && !left.length)) continue;
    const copy = copies.get(piece.block) ?? { of: ref, ranges: [], isHalf: true };
    copy.ranges.push(...ranges);
    copy.isHalf &&= isOld(piece) && piece.block !== home;
    copies.set(piece.block, copy);
  }
  return [...copies.values()];
}

// Halves of a split quote that stand in one block again, and did not before: [[half, whole]].
function reunions(now, old, born, isAlike) {
  const blockOf = (marks, ref) => marks.get(ref)?.[0].block;
  return [...born]
    .filter(([ref, { of, isHalf }]) => isHalf && now.has(ref) && blockOf(now, ref) === blockOf(now, of))
    .filter(([ref, { of }]) => !old.has(ref) || blockOf(old, ref) !== blockOf(old, of))
    .filter(([ref, { of }]) => isAlike(ref, of))
    .map(([ref, { of }]) => [ref, of]);
}

export function refsApart(isAlike) {
  return new Plugin({
    key,
    state: {
      init: () => new Map(),
      apply: (tr, born) => (tr.getMeta(key) ? new Map([...born, ...tr.getMeta(key)]) : born),
    },
    appendTransaction(transactions, before, after) {
      // What is undone or done again was in order before.
      const isHistory = transactions.some((tr) => tr.getMeta("history$"));
      if (isHistory || before.doc === after.doc) return null;
      const isDropped = transactions.some((tr) => ["paste", "drop"].includes(tr.getMeta("uiEvent")));
      const [old, now] = [marksIn(before.doc), marksIn(after.doc)];
      const { tr } = after;
      const mark = (ranges, ref) =>
        ranges.forEach(({ from, to }) => tr.addMark(from, to, after.schema.marks.quote.create({ ref })));
      for (const [ref, of] of reunions(now, old, key.getState(after), isAlike)) mark(now.get(ref), of);
      const born = [];
      for (const [ref, pieces] of now) {
        if (pieces.length === 1 && !isDropped) continue;
        const left = leftOf(old.get(ref) ?? [], transactions);
        for (const { of, ranges, isHalf } of copiesOf(ref, pieces, left, after.doc, isDropped)) {
          const fresh = newRef();
          born.push([fresh, { of, isHalf }]);
          mark(ranges, fresh);
        }
      }
      if (born.length) tr.setMeta(key, born);
      return tr.docChanged ? tr : null;
    },
  });
}
