// Saves the story by itself while one writes, takes in what colleagues saved meanwhile, and keeps a copy in the browser
// of what is not on the server. Without script the form's own buttons save it (articles/admin/story/autosave.py answers).
import { mergeInto } from "newsroom/body-merge";
import { defaultsIn, differing, newKey, put, valuesIn } from "newsroom/form-values";
import { copiesOf } from "newsroom/local-copy";
import { lineTo } from "newsroom/newsroom-line";
import { startPulse } from "newsroom/presence";
import { savingLine } from "newsroom/saving-line";

const PAUSE = 2_000;
const LONGEST = 10_000;
const KEEP_AFTER = 200;
// A save that is quicker is not told of before it is done: the line would flicker, and be read aloud each time.
const SLOW = 500;
const WAITS = [2_000, 4_000, 8_000, 16_000, 30_000];

function start(form, shown) {
  const places = { ...shown.dataset };
  const says = savingLine(form);
  const line = lineTo(form, places);
  const copies = copiesOf(places.user, places.story || "new", newKey());
  const isToBeDecided = form.elements.against !== undefined;
  // `saved`: what the server has. `answered`: what was last asked about. `pending`: sent, and not answered yet.
  const at = { base: form.elements.base, saved: defaultsIn(form), answered: null, pending: null, failures: 0, met: 0 };
  // A form that came back with something wrong was not saved at all.
  if (isToBeDecided || form.querySelector(".errornote")) at.saved = {};
  let [sending, timer, copyTimer, firstTyped, copyKey] = [null, null, null, null, null];
  let [isTaking, isLeaving, isSubmitting, mustAsk, isKept] = [false, false, false, false, true];

  const unsaved = () => differing(valuesIn(form), at.saved);
  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };

  function keepCopy() {
    clearTimeout(copyTimer);
    copyTimer = null;
    const now = valuesIn(form);
    const names = differing(now, at.saved);
    if (!names.length) return copies.drop();
    const values = Object.fromEntries(names.map((name) => [name, now[name] ?? ""]));
    isKept = copies.keep({ base: at.base.value, values, sent: copyKey ?? (at.pending && { key: at.pending.key }) });
  }

  function typed() {
    if (isTaking) return;
    // Who types again has stayed, whatever button was pressed.
    isLeaving = false;
    copyTimer ??= setTimeout(keepCopy, KEEP_AFTER);
    if (at.failures || isToBeDecided) return;
    firstTyped ??= Date.now();
    plan(Math.min(PAUSE, Math.max(0, firstTyped + LONGEST - Date.now())));
  }

  function snapshot() {
    const values = valuesIn(form);
    const isNew = differing(values, at.saved).length && (!at.answered || differing(values, at.answered).length);
    if (!isNew && !mustAsk) return null;
    mustAsk = false;
    return { key: newKey(), base: at.base.value, values };
  }

  function run() {
    clearTimeout(timer);
    sending ??= exchange().finally(() => (sending = null));
    return sending;
  }

  async function exchange() {
    if (isToBeDecided || isLeaving) return;
    // One whose answer was lost goes again as it was, before anything newer: then it is known what the server has.
    at.pending ??= snapshot();
    firstTyped = null;
    if (!at.pending) return;
    const sent = at.pending;
    if (unsaved().length) keepCopy();
    const slow = setTimeout(() => !at.failures && says.show("saving"), SLOW);
    const answer = await line.ask(places.autosave, { ...sent.values, base: sent.base, key: sent.key });
    clearTimeout(slow);
    if (answer.state !== "answer") return fail(answer.state);
    at.failures = 0;
    at.pending = null;
    heed(answer, sent);
    keepCopy();
    if (snapshotWaits()) plan(mustAsk ? 300 : PAUSE);
  }

  const snapshotWaits = () => mustAsk || (unsaved().length > 0 && differing(valuesIn(form), at.answered ?? {}).length > 0);

  function fail(state) {
    says.show(state, { isKept });
    plan(WAITS[Math.min(at.failures, WAITS.length - 1)]);
    at.failures++;
  }

  function heed(answer, sent) {
    at.answered = sent.values;
    says.meet(answer.kind === "conflict" ? answer : null);
    if (answer.kind === "saved") return accept(answer, sent);
    if (answer.kind === "conflict") {
      at.met = answer.version;
      return says.show("met", { isKept });
    }
    if (answer.kind === "merge") {
      // What one has typed in meanwhile is not touched: the answer is thrown away, and both are asked about again.
      if (takeIn(answer, sent)) says.tell(answer.sentence);
      mustAsk = true;
    } else says.show("refused", { sentences: answer.kind === "refused" ? [answer.sentence] : [] });
  }

  function accept(answer, sent) {
    const { left } = answer;
    const isTaken = ([name]) => !(name in left);
    const kept = Object.entries(at.saved).filter((entry) => !isTaken(entry));
    at.saved = Object.fromEntries([...Object.entries(sent.values).filter(isTaken), ...kept]);
    at.base.value = answer.version;
    if (answer.story) moveTo(answer.story);
    if (answer.body !== undefined) takeIn({ body: answer.body, changed: [], base: answer.version }, sent);
    says.show(answer.version ? "saved" : "idle", { clock: answer.clock, sentences: Object.values(left) });
    says.settle();
  }

  // A story that was not there yet has its own address from its first save on.
  function moveTo(story) {
    Object.assign(places, { story: String(story.id), autosave: story.autosave, pulse: story.pulse, leave: story.leave });
    copies.move(places.story);
    history.replaceState(history.state, "", story.change);
    form.action = story.change;
    beat();
  }

  function takeIn(answer, sent) {
    const now = valuesIn(form);
    if (answer.changed.some((name) => (now[name] ?? "") !== (sent.values[name] ?? ""))) return false;
    const text = form.elements.body;
    const change = text.editor
      ? mergeInto(text.editor, sent.values.body, answer.body)
      : now.body === sent.values.body && (() => (text.value = answer.body));
    if (!change) return false;
    isTaking = true;
    change();
    for (const name of answer.changed) put(form, name, answer.values[name]);
    isTaking = false;
    at.base.value = answer.base;
    return true;
  }

  // The pulse: back after a log-in or a lost connection one goes on at once; a colleague's version is taken in.
  function feel(answer) {
    if (answer.state !== "answer") {
      if (answer.state !== "lost" || unsaved().length) says.show(answer.state, { isKept });
      return;
    }
    if (answer.kind === "refused") return says.show("refused", { sentences: [answer.sentence] });
    if (["out", "stranger", "lost"].includes(says.is())) says.show("idle");
    if (at.failures) {
      at.failures = 0;
      return void run();
    }
    if (answer.version > Number(at.base.value) && answer.version !== at.met && !sending && !at.pending) {
      mustAsk = true;
      run();
    }
  }
  const beat = startPulse({ line, places, shown: form.querySelector("[data-here]"), heed: feel });

  // The buttons: a save that is on its way ends first, and without an answer the page is not left.
  form.addEventListener("submit", (event) => {
    if (isLeaving) return;
    event.preventDefault();
    if (isSubmitting) return;
    isSubmitting = true;
    submit(event.submitter).finally(() => (isSubmitting = false));
  });

  async function submit(button) {
    clearTimeout(timer);
    await sending;
    if (at.pending) await run();
    if (at.pending) return;
    const answer = await line.ask(places.pulse);
    await sending;
    if (answer.state !== "answer" || answer.kind === "refused") {
      feel(answer);
      if (answer.state !== "answer") fail(answer.state);
      return;
    }
    copyKey = { key: form.elements.key.value, isWhole: true };
    keepCopy();
    isLeaving = true;
    form.requestSubmit(button);
  }

  function grow(values) {
    for (const rows of form.querySelectorAll("[data-rows]")) {
      const total = rows.querySelector("[name$=-TOTAL_FORMS]");
      const more = rows.querySelector("[data-more]");
      while (Number(total.value) < Number(values[total.name]) && !more.hidden) more.click();
    }
  }

  // It was written from its own version: then what colleagues did since is put together with it, and not undone.
  async function takeCopy({ base, values }, made) {
    // What was typed beside the offer is saved first, so that it is not written over.
    if (unsaved().length) await run();
    if (made?.story && !places.story) moveTo(made.story);
    grow(values);
    const text = form.elements.body;
    if ("body" in values && text.editor) text.editor.commands.setContent(values.body, { emitUpdate: true });
    for (const name of Object.keys(values)) if (name !== "body" || !text.editor) put(form, name, values[name]);
    at.base.value = made?.version ?? base;
    at.answered = null;
    keepCopy();
    plan(0);
  }

  async function offerCopies() {
    const left = await copies.left();
    const keys = left.map(({ sent }) => sent?.key).filter(Boolean);
    const { made = {} } = await beat(keys);
    for (const copy of left) {
      const saved = made[copy.sent?.key];
      const now = valuesIn(form);
      const isHere = Object.keys(copy.values).every((name) => copy.values[name] === (now[name] ?? ""));
      const isSent = copy.sent?.isWhole && (saved || copy.sent.key === places.sent);
      if (isHere || isSent) copies.drop(copy.name);
      else {
        const isWanted = await says.offer(copy.at);
        copies.drop(copy.name);
        if (isWanted) return takeCopy(copy, saved);
      }
    }
  }

  form.hasUnsaved = () => !isLeaving && unsaved().length > 0;
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  addEventListener("online", () => at.failures && run());
  addEventListener("pagehide", () => {
    if (isLeaving) return;
    keepCopy();
    line.leave();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    // Who has gone back to this page saves anew from here.
    isLeaving = false;
    form.elements.key.value = newKey();
  });
  says.onMet(() => form.querySelector("button[name=_save]").click());
  if (unsaved().length) typed();
  offerCopies();
}

for (const shown of document.querySelectorAll("[data-saving-line]")) start(shown.closest("form"), shown);
