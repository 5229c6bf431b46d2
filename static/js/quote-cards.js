// The cards beside the text: one for each quote, with its facts. What the form sends about quotes stands here.

export const fieldOf = (card, name) => card.querySelector(`[name$="-${name}"]`);

export function isDoubted(card) {
  const speaker = fieldOf(card, "speaker");
  const confirm = card.querySelector("[data-doubt] [name$=-is_confirmed]");
  return Boolean(confirm && !confirm.checked && speaker.value === speaker.defaultValue);
}

function isConfirmed(card) {
  const [speaker, confirm, withdraw] = ["speaker", "is_confirmed", "is_withdrawn"].map((name) => fieldOf(card, name));
  const stands = withdraw && !withdraw.checked && speaker.value === speaker.defaultValue;
  return Boolean(confirm?.checked || stands);
}

// The name of the person who stood here goes when the person does (articles/admin/story/quotes.py).
function isFormerSpeaker({ value, defaultValue }, { defaultValue: person }) {
  return value === defaultValue && (person === value || person.startsWith(`${value} (`));
}

// What is printed for somebody who is no person here: confirmed, it stands for who speaks.
export function printedFor(card) {
  const [name, speaker] = ["name", "speaker"].map((each) => fieldOf(card, each));
  return isConfirmed(card) && !isFormerSpeaker(name, speaker) ? name.value.trim() : "";
}

export const speakerIn = (card) => fieldOf(card, "speaker").value.trim() || printedFor(card);

export function judge(card) {
  const isLacking = !speakerIn(card);
  card.querySelector("[data-lacking]").hidden = !isLacking;
  card.classList.toggle("doubted", isLacking || isDoubted(card));
}

// The facts of a copy are its original's, as they stand on this page.
function copyFacts(original, card) {
  const [from, to] = [original.dataset.quote, card.dataset.quote];
  const [known, blank] = [original, card].map((place) => place.querySelector(".confirm"));
  if (known && blank) {
    blank.outerHTML = known.outerHTML.replaceAll(from, to);
    for (const box of known.querySelectorAll("input")) {
      card.querySelector(`[name="${box.name.replace(from, to)}"]`).checked = box.checked;
    }
  }
  for (const field of card.querySelectorAll(`[name^="quotes-${to}-"]`)) {
    const model = fieldOf(original, field.name.slice(`quotes-${to}-`.length));
    if (!model || field.type === "checkbox") continue;
    if ("defaultValue" in model) field.defaultValue = model.defaultValue;
    field.value = model.value;
  }
  fieldOf(card, "like").value = fieldOf(original, "like").value || from;
}

// `jumpTo(ref)` leads to a quote's words; `recalled(ref)` is told that a card has got facts of an earlier version.
export function quoteCards(panel, { jumpTo, recalled }) {
  const list = panel.querySelector(".quotes");
  const template = panel.querySelector("template");
  const cards = new Map([...list.children].map((card) => [card.dataset.quote, card]));

  function connect(card) {
    const [words, button] = ["words", "jump"].map((name) => card.querySelector(`[data-${name}]`));
    button.hidden = false;
    words.dataset.jumps = "";
    for (const place of [button, words]) place.addEventListener("click", () => jumpTo(card.dataset.quote));
  }

  function make(ref, html) {
    list.insertAdjacentHTML("beforeend", html.trim());
    const card = list.lastElementChild;
    cards.set(ref, card);
    connect(card);
    card.dispatchEvent(new CustomEvent("row:added", { bubbles: true }));
    return card;
  }

  // A quote that was cut in an earlier save, or copied in another story, comes with what is known of it.
  async function recall(ref) {
    const answer = await fetch(`${panel.dataset.recall}?ref=${encodeURIComponent(ref)}`).catch(() => null);
    const blank = cards.get(ref);
    const isTouched = fieldOf(blank, "speaker").value || fieldOf(blank, "role").value;
    if (answer?.status !== 200 || isTouched) return;
    const card = make(ref, await answer.text());
    card.hidden = blank.hidden;
    blank.replaceWith(card);
    recalled(ref);
  }

  // A card for a quote that has none: with the facts of its origin, or with those that the story knew.
  function add(ref, origin, isNew) {
    const card = make(ref, template.innerHTML.replaceAll("__ref__", ref));
    if (cards.has(origin)) copyFacts(cards.get(origin), card);
    else if (!isNew) recall(ref);
    judge(card);
  }

  // The cards in the order of these refs; others are hidden, and come back as they were.
  function arrange(refs) {
    for (const [ref, card] of cards) card.hidden = !refs.includes(ref);
    refs.forEach((ref, at) => {
      const card = cards.get(ref);
      if (list.children[at] !== card) list.insertBefore(card, list.children[at]);
    });
  }

  for (const card of cards.values()) connect(card);
  return { list, add, arrange, of: (ref) => cards.get(ref) };
}
