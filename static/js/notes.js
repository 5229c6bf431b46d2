// Notes beside the text: written, settled and shown in the text without leaving what is being written.
const form = document.querySelector("#note-form");
const field = document.querySelector("#id_body");
const sectionNow = () => document.querySelector("[data-notes]");

function tell(sentence) {
  const told = sectionNow().querySelector("[data-told]");
  told.textContent = sentence;
  told.hidden = false;
}

// The words that are selected in the text: what a new note is about.
function wordsSelected() {
  const { editor } = field;
  if (!editor) return "";
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, " ").trim().slice(0, 1000);
}

function placeOf(words) {
  let found = null;
  field.editor.state.doc.descendants((node, from) => {
    if (found || !node.isTextblock) return !found;
    // Without loss of places: what is no text counts as one sign.
    const at = node.textBetween(0, node.content.size, "", "\ufffc").indexOf(words);
    if (at >= 0) found = { from: from + 1 + at, to: from + 1 + at + words.length };
    return false;
  });
  return found;
}

function show(button) {
  const place = placeOf(button.dataset.find);
  if (place) field.editor.chain().focus().setTextSelection(place).scrollIntoView().run();
  else tell(button.dataset.missing);
}

function connect(section) {
  const text = section.querySelector("textarea");
  const words = section.querySelector("[name=note-words]");
  const about = section.querySelector("[data-about]");
  const set = (said) => {
    words.value = said;
    about.querySelector("[data-said]").textContent = said;
    about.hidden = !said;
  };
  set(words.value);
  text.addEventListener("focus", () => text.value || set(wordsSelected()));
  section.querySelector("[data-drop]").addEventListener("click", () => set(""));
  for (const button of section.querySelectorAll("[data-find]")) {
    button.hidden = false;
    button.addEventListener("click", () => show(button));
  }
}

async function send(submitter) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const section = page.querySelector("[data-notes]");
    if (!answer.ok || !section) throw new Error(answer.status);
    sectionNow().replaceWith(section);
    connect(section);
    section.querySelector("textarea").focus();
  } catch {
    tell(sectionNow().dataset.failed);
  }
}

if (form) {
  connect(sectionNow());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter);
  });
}
