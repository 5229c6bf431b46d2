// Lets the editor settle what contradicts about a quote, and counts the quotes that should be looked at.
const alike = (text) => text.normalize("NFKC").trim().split(/\s+/).join(" ");

// The stretches of text that are marked as one quote; text nodes that touch are one stretch.
function stretchesOf(doc, ref) {
  const stretches = [];
  doc.descendants((node, from) => {
    if (!node.isText || !node.marks.some(({ type, attrs }) => type.name === "quote" && attrs.ref === ref)) return;
    const last = stretches.at(-1);
    if (last?.to === from) Object.assign(last, { to: from + node.nodeSize, text: last.text + node.text });
    else stretches.push({ from, to: from + node.nodeSize, text: node.text });
  });
  return stretches;
}

// Puts words in place of a stretch, in one step to be undone; what begins and ends alike keeps its dress.
function rewrite(editor, { from, to, text }, words) {
  const shorter = Math.min(text.length, words.length);
  let head = 0;
  let tail = 0;
  while (head < shorter && text[head] === words[head]) head += 1;
  while (tail < shorter - head && text.at(-1 - tail) === words.at(-1 - tail)) tail += 1;
  const [start, end, middle] = [from + head, to - tail, words.slice(head, words.length - tail)];
  const replace = ({ tr, state }) => {
    const { marks } = state.doc.nodeAt(Math.min(start, to - 1));
    if (middle) tr.replaceWith(start, end, state.schema.text(middle, marks));
    else tr.delete(start, end);
    return true;
  };
  editor.chain().focus().command(replace).setTextSelection(start + middle.length).scrollIntoView().run();
}

// Where a word stands alone in a text, -1 where it does not.
function placeOf(word, text) {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter.test(text[at - 1] ?? "") && !letter.test(text[at + word.length] ?? "")) return at;
  }
  return -1;
}

export function connectFindings(panel, editor) {
  const form = panel.closest("form");
  const counter = panel.querySelector("[data-to-look-at]");
  const cardOf = (element) => element.closest("[data-quote]");
  const all = (selector) => [...panel.querySelectorAll(`.quotes ${selector}`)];
  const fieldOf = (button) => cardOf(button).querySelector(`[name$="-${button.dataset.take}"]`);
  const stretchesFor = (button) => stretchesOf(editor.state.doc, cardOf(button).dataset.quote);

  function inText(word) {
    let place = null;
    editor.state.doc.descendants((node, from) => {
      const at = node.isText && !place ? placeOf(word, node.text) : -1;
      if (at >= 0) place = { from: from + at, to: from + at + word.length };
    });
    return place;
  }

  function inField(word) {
    const fields = [form.elements.headline, form.elements.lede].filter(Boolean);
    return fields.find((field) => placeOf(word, field.value) >= 0);
  }

  function find(word) {
    const place = inText(word);
    if (place) return editor.chain().focus().setTextSelection(place).scrollIntoView().run();
    const field = inField(word);
    field.focus();
    const at = placeOf(word, field.value);
    return field.setSelectionRange(at, at + word.length);
  }

  function take(button) {
    const field = fieldOf(button);
    field.value = button.value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    const folded = field.closest("details");
    if (folded) folded.open = true;
    field.focus();
  }

  function putBack(button) {
    const confirm = button.closest("[data-finding]").querySelector("[name$=-is_confirmed]");
    if (confirm) confirm.checked = false;
    rewrite(editor, stretchesFor(button)[0], button.dataset.putBack);
  }

  function followWords(button) {
    const finding = button.closest("[data-finding]");
    const stretches = stretchesFor(button);
    const now = alike(stretches.map(({ text }) => text).join(" "));
    finding.hidden = stretches.length > 0 && now === alike(button.dataset.putBack);
    button.hidden = !editor.isEditable || stretches.length !== 1;
    finding.querySelector("[data-outdated]").hidden = now === button.dataset.opened;
  }

  function follow() {
    all("[data-put-back]").forEach(followWords);
    for (const button of all("[data-take]")) {
      const field = fieldOf(button);
      button.hidden = !field || field.disabled;
      button.closest("[data-finding]").hidden = field?.value.trim() === button.value;
    }
    for (const said of all("[data-confirmed]")) {
      const { value, defaultValue } = cardOf(said).querySelector("[name$=-speaker]");
      said.hidden = value !== defaultValue;
    }
    for (const moved of all("[data-moved]")) {
      const words = stretchesFor(moved).map(({ text }) => text).join(" ");
      moved.hidden = alike(words) === alike(moved.dataset.moved);
    }
    for (const button of all("[data-find]")) button.hidden = !inText(button.dataset.find) && !inField(button.dataset.find);
    for (const finding of all("[data-finding=spelling]")) finding.hidden = !finding.querySelector("[data-find]:not([hidden])");
    count();
  }

  function count() {
    // One question for all cards: a selector that asks each card what it holds is felt in a long story.
    const signs = [".doubted", "[data-finding]:not([hidden])", "[data-moved]:not([hidden])"].flatMap(all);
    const { size } = new Set(signs.map(cardOf).filter((card) => !card.hidden));
    counter.hidden = size === 0;
    const said = size === 1 ? counter.dataset.one : counter.dataset.many.replace("{count}", size);
    if (counter.textContent.trim() !== said) counter.textContent = said;
  }

  for (const button of all("[data-put-back]")) {
    button.dataset.opened = alike(stretchesFor(button).map(({ text }) => text).join(" "));
  }
  panel.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-take], [data-put-back], [data-find]");
    if (button?.matches("[data-take]")) take(button);
    if (button?.matches("[data-put-back]")) putBack(button);
    if (button?.matches("[data-find]")) find(button.dataset.find);
  });
  for (const kind of ["input", "change"]) form.addEventListener(kind, follow);
  editor.on("update", follow);
  follow();
}
