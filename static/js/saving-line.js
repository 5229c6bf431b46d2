// Says how the saving goes, in the words that the page brings along.
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// «8. februar kl. 14.05», by the newsroom's clock.
function moment(line, at) {
  const { lang } = document.documentElement;
  const { zone: timeZone, clock, moment: words } = line.dataset;
  const parts = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).formatToParts(at);
  const part = (type) => parts.find((part) => part.type === type).value;
  const day = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", timeZone }).format(at);
  return fill(words, { day, clock: fill(clock, { hour: part("hour"), minute: part("minute") }) });
}

export function savingLine(form) {
  const line = form.querySelector("[data-saving-line]");
  const [state, note, login] = ["state", "note", "login"].map((name) => line.querySelector(`[data-${name}]`));
  const [copy, met] = ["copy", "met"].map((name) => form.querySelector(`[data-${name}-banner]`));
  let since = 0;

  // What stands there already is not said again to those who listen.
  function write(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  return {
    // Without a copy in the browser nothing is said to be safe.
    show(name, { sentences = [], isKept = true, ...values } = {}) {
      line.dataset.is = name;
      login.hidden = name !== "out";
      const words = fill(line.dataset[isKept ? name : "unkept"] ?? "", values);
      const more = sentences.filter(Boolean);
      write(state, [words && more.length ? `${words}.` : words, ...more].filter(Boolean).join(" "));
    },
    is: () => line.dataset.is,
    // Where colleagues' changes came in: it stays long enough to be read.
    tell(sentence) {
      since = Date.now();
      write(note, sentence);
    },
    settle: () => Date.now() - since > 30_000 && write(note, ""),
    meet(answer) {
      met.hidden = !answer;
      if (!answer) return;
      write(met.querySelector("p"), answer.sentence);
      write(met.querySelector("button"), answer.button);
    },
    onMet: (send) => met.querySelector("button").addEventListener("click", send),
    // Resolves to whether the copy is to be taken in.
    offer(at) {
      copy.querySelector("p").textContent = fill(copy.dataset.words, { moment: moment(line, at) });
      copy.hidden = false;
      return new Promise((decided) => {
        copy.onclick = ({ target }) => {
          if (!target.closest("button")) return;
          copy.hidden = true;
          decided("take" in target.dataset);
        };
      });
    },
  };
}
