// The pulse of an open form: notes that one is here, shows who else is, and tells of newer versions.
const EVERY = 10_000;

export function startPulse({ line, places, shown, heed }) {
  let timer;
  let asking = null;

  function show(here) {
    const text = here.join(" · ");
    if (shown.textContent !== text) shown.textContent = text;
  }

  async function ask(keys) {
    clearTimeout(timer);
    const answer = await line.ask(places.pulse, keys.map((key) => ["key", key]));
    if (answer.here) show(answer.here);
    timer = setTimeout(() => beat(), EVERY);
    return answer;
  }

  // A question about keys has to be answered itself; else one that is on its way will do.
  function beat(keys = []) {
    if (asking && !keys.length) return asking;
    const asked = ask(keys).then((answer) => {
      asking = null;
      heed(answer);
      return answer;
    });
    asking = asked;
    return asked;
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && beat());
  addEventListener("focus", () => beat());
  addEventListener("online", () => beat());
  addEventListener("pageshow", ({ persisted }) => persisted && beat());
  return beat;
}
