// Keeps the counts beside headline, lede and text in step with what is written. They count as articles/text/limits.py does.
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const graphemes = window.Intl?.Segmenter && new Intl.Segmenter("nb", { granularity: "grapheme" });

const pieces = (text) => text.replace(UNSEEN, "").split(/\s+/).filter(Boolean);

function characters(text) {
  const seen = pieces(text).join(" ").normalize("NFC");
  return graphemes ? [...graphemes.segment(seen)].length : [...seen].length;
}

const COUNT = {
  characters: (blocks) => blocks.reduce((sum, block) => sum + characters(block), 0),
  words: (blocks) => pieces(blocks.join(" ")).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length,
  minutes: (blocks, { pace }) => {
    const { length } = pieces(blocks.join(" "));
    return length && Math.max(1, Math.floor(length / pace + 0.5));
  },
};

// The body's field holds HTML: its blocks as text.
function blocksOf(field) {
  if (!field.closest("[data-body-editor]")) return [field.value];
  const page = new DOMParser().parseFromString(field.value, "text/html");
  page.querySelectorAll("br").forEach((line) => line.replaceWith("\n"));
  return [...page.querySelectorAll("p, h2, h3")].map((block) => block.textContent);
}

function say({ one, many, within, advice }, number) {
  const excess = advice ? Math.max(0, number - advice) : 0;
  const said = excess || number;
  const words = advice && !excess ? within : said === 1 ? one : many;
  return { excess, words: words.replace("%(count)d", said).replace("%(advice)d", advice) };
}

function connect(place) {
  const field = document.getElementById(place.dataset.countOf);
  const shown = [...place.querySelectorAll("[data-unit]")];
  const status = place.querySelector("[role=status]");
  let timer;

  function show() {
    const blocks = blocksOf(field);
    const crossed = [];
    for (const count of shown) {
      const { excess, words } = say(count.dataset, COUNT[count.dataset.unit](blocks, count.dataset));
      // Told aloud when the advice is crossed, one way or the other, and not at every key.
      if (excess > 0 !== count.classList.contains("to-do")) crossed.push(words);
      count.classList.toggle("to-do", excess > 0);
      if (count.textContent !== words) count.textContent = words;
    }
    if (crossed.length) status.textContent = crossed.join(", ");
  }

  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), place.id].filter(Boolean).join(" "));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250); // between words, not between the letters of one
  });
  show();
}

document.querySelectorAll("[data-count-of]").forEach(connect);
