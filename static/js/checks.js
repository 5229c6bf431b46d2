// Leads from what is told before publishing to its place in the form, and asks anew after each pause in the typing
// (articles/admin/story/checks.py answers; "checks:answer" at the form hands the answer to who has a part in it).
const PAUSE = 800;

const labelOf = (link) => `${link.dataset.check} ${link.getAttribute("href")} ${link.dataset.quote} ${link.dataset.words}`;

/** What is lying in folded parts is seen only when they open. */
function unfold(element) {
  for (let folded = element.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
}

/** The paragraph in the editor that holds these words: where to put the cursor, null where they are gone. */
function placeOf(words, editor) {
  let place = null;
  editor.state.doc.descendants((node, from) => {
    const at = node.isTextblock && place === null ? node.textContent.replace(/\s/g, " ").indexOf(words) : -1;
    if (at >= 0) place = { from: from + 1 + at, to: from + 1 + at + words.length };
    return place === null;
  });
  return place;
}

/** Leads to the words in the text, or else in the headline or the lede. */
function leadToWords(form, words) {
  const { editor } = form.elements.body;
  const place = editor && placeOf(words, editor);
  if (place) {
    const last = editor.state.doc.content.size;
    editor.chain().focus().setTextSelection({ from: place.from, to: Math.min(place.to, last) }).scrollIntoView().run();
    return true;
  }
  const field = [form.elements.headline, form.elements.lede, form.elements.body].find(({ value }) => value.includes(words));
  if (!field?.checkVisibility()) return false;
  field.focus();
  field.setSelectionRange(field.value.indexOf(words), field.value.indexOf(words) + words.length);
  return true;
}

function leadTo(form, link) {
  const { quote, words } = link.dataset;
  if (words && leadToWords(form, words)) return true;
  const place = quote
    ? form.querySelector(`.quotes > [data-quote="${CSS.escape(quote)}"] [name$="-speaker"]`)
    : document.getElementById(link.getAttribute("href").slice(1));
  if (!place) return false;
  if (place === form.elements.body && place.editor) {
    place.editor.chain().focus().scrollIntoView().run();
    return true;
  }
  unfold(place);
  place.focus();
  place.scrollIntoView({ block: "center" });
  return true;
}

function connect(panel, form) {
  let [waiting, asking] = [0, null];

  /** What changed comes in; who stands on a link stays there, and what was opened stays open. */
  function take(page) {
    const [told, found] = ["[data-counts]", "[data-found]"].map((part) => page.querySelector(part));
    const [counts, shown] = ["[data-counts]", "[data-found]"].map((part) => panel.querySelector(part));
    if (!told || shown.innerHTML === found.innerHTML) return;
    const label = document.activeElement?.matches("[data-check]") ? labelOf(document.activeElement) : null;
    const folded = [shown, found].map((part) => part.querySelector("details"));
    if (folded[0] && folded[1]) folded[1].open = folded[0].open;
    if (counts.textContent.trim() !== told.textContent.trim()) counts.textContent = told.textContent;
    shown.replaceChildren(...found.childNodes);
    if (label) [...shown.querySelectorAll("[data-check]")].find((link) => labelOf(link) === label)?.focus();
  }

  async function follow() {
    asking?.abort();
    const mine = (asking = new AbortController());
    try {
      const answer = await fetch(panel.dataset.checks, { method: "POST", body: new FormData(form), signal: mine.signal });
      // Who is logged out is led to the log-in, which tells nothing.
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return;
      take(page);
      form.dispatchEvent(new CustomEvent("checks:answer", { detail: page }));
    } catch {
      // No connection, or newer words to ask about: what stands there stays until the next pause.
    }
  }

  function followSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(follow, PAUSE);
  }

  panel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-check]");
    if (link && leadTo(form, link)) event.preventDefault();
  });
  for (const kind of ["input", "change"]) form.addEventListener(kind, followSoon);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    asking?.abort();
  });
}

const panel = document.querySelector("[data-checks]");
if (panel) connect(panel, document.querySelector("#article_form"));

// Where publishing was refused, the page opens at the panel; the editor has moved it since.
const heading = panel?.querySelector("[autofocus]");
if (heading) addEventListener("load", () => setTimeout(() => document.activeElement === heading && heading.scrollIntoView({ block: "center" })));
