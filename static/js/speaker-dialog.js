// Asks who speaks in a quote, as what and in which form. It keeps nothing: what is accepted goes to the quote's card.
import { boxOf } from "newsroom/names";

export function speakerDialog(dialog) {
  const fields = Object.fromEntries(
    ["speaker", "role", "form", "confirm", "printed"].map((name) => [name, dialog.querySelector(`[data-who=${name}]`)]),
  );
  const { speaker, role, form, confirm, printed } = fields;
  const [said, unknown, several] = ["said", "unknown", "several"].map((name) => dialog.querySelector(`[data-${name}]`));
  let finish = () => {};
  let isRoleTyped = false;
  let was = {};

  function complain(sentence) {
    for (const each of [unknown, several]) each.hidden = each !== sentence;
    speaker.setAttribute("aria-invalid", String(Boolean(sentence)));
  }

  // Words typed are nobody's name yet: a name that is known, or new, has to be meant.
  async function accept() {
    const box = boxOf(speaker);
    const isMeant = !speaker.value.trim() || printed.checked || speaker.value === speaker.dataset.taken;
    if (!box || isMeant) return finish("set");
    const [asked, typed] = [finish, speaker.value];
    const names = await box.ask();
    // Who has typed on, or left, or asks about another quote by now, does not mean this.
    if (finish !== asked || speaker.value !== typed) return;
    const exact = names.filter(({ is_exact }) => is_exact);
    if (exact.length === 1) box.take(exact[0]);
    else if (names.length && !names[0].is_new) {
      if (exact.length) complain(several);
      speaker.focus();
      return box.point(names);
    } else if (!names.length && "mayNotAdd" in dialog.dataset) return complain(unknown);
    finish("set");
  }

  speaker.addEventListener("name:taken", ({ detail }) => {
    speaker.dataset.taken = detail.value;
    complain(null);
    // A role that came with somebody else goes with them.
    if (!isRoleTyped) role.value = detail.value === was.speaker ? was.role : (detail.role ?? "");
  });
  speaker.addEventListener("input", () => complain(null));
  printed.addEventListener("change", () => {
    complain(null);
    if (printed.checked && !speaker.value) speaker.value = was.mention;
    speaker.focus();
  });
  role.addEventListener("input", () => (isRoleTyped = true));
  // What is asked here is no change to the story until it is accepted.
  for (const kind of ["input", "change"]) dialog.addEventListener(kind, (event) => event.stopPropagation());
  dialog.addEventListener("click", ({ target }) => {
    if (target.value === "set" && target.matches("button")) accept();
    else if (target.matches("button")) finish(target.value);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !["Enter", "Escape"].includes(event.key) || event.isComposing) return;
    if (event.key === "Enter" && event.target.matches("button")) return;
    event.preventDefault();
    if (event.key === "Escape") finish("cancel");
    else accept();
  });
  dialog.addEventListener("cancel", () => finish("cancel"));

  // `facts` are {words, speaker, role, form, isDoubted, printed, mention}; answers with the choice and the fields' values.
  // `printed`: the name is what stands in print, and nobody's.
  return function ask(facts, answer) {
    was = facts;
    said.textContent = facts.words;
    speaker.value = speaker.dataset.taken = facts.speaker;
    [role.value, form.value, confirm.checked] = [facts.role, facts.form, false];
    printed.checked = Boolean(facts.printed);
    confirm.closest("label").hidden = !facts.isDoubted;
    isRoleTyped = Boolean(facts.role) && !facts.speaker;
    complain(null);
    finish = (choice) => {
      finish = () => {};
      dialog.close();
      const boxes = { confirm: confirm.checked, printed: printed.checked };
      answer(choice, { speaker: speaker.value.trim(), role: role.value, form: form.value, ...boxes });
    };
    dialog.showModal();
    speaker.focus();
    speaker.select();
  };
}
