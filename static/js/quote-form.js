// Which form a quote has, by what stands around it (articles/text/speech/quotations.py reads manuscripts by the same habits).
const QUOTED = /[«“”"„]\s*$/;

// `piece` is the quote's first; answers with a value of Quote.Form.
export function formIn(doc, { from, to, text, block }) {
  const before = doc.textBetween(block + 1, from, "", "\n");
  if (/^\s*[–—―-]\s/.test(before + text)) return "talestrek";
  const after = doc.textBetween(to, doc.resolve(to).end(), "", "\n");
  const isQuoted = QUOTED.test(before) && /^[,.!?…\s]*[»”“"]/.test(after);
  const isWhole = !/^\p{Ll}/u.test(text);
  return isQuoted && isWhole ? "ordrett" : "delsitat";
}
