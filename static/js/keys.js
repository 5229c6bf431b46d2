// The keys of the writing room, as its key list has them: each row says where its key goes, or which button it presses.
const dialog = document.querySelector("[data-keys]");
const opener = document.querySelector("[data-opens-keys]");
const rows = [...dialog.querySelectorAll("[data-goes], [data-presses]")].map(({ dataset }) => {
  const parts = dataset.key.split("+");
  return { ...dataset, key: parts.pop(), parts };
});
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, [contenteditable=true]";

// With Shift or Option a key is another sign, on other keyboards another still: then it goes by its place.
function isOf({ key, parts }, event) {
  // Right Alt writes signs on Norwegian keyboards, and Windows calls it Ctrl+Alt: no key of ours has both.
  if (event.getModifierState("AltGraph")) return false;
  const pressed = event.altKey || event.shiftKey ? event.code.replace(/^(Digit|Key)/, "") : event.key;
  // On a Mac, ⌘ with Shift and a number takes pictures of the screen.
  const control = event.ctrlKey || (event.metaKey && !/^\d$/.test(key));
  return (
    pressed.toUpperCase() === key.toUpperCase() &&
    control === parts.includes("Ctrl") &&
    event.altKey === parts.includes("Alt") &&
    event.shiftKey === parts.includes("Shift")
  );
}

function go(place) {
  const isSeen = (element) => !element.disabled && element.checkVisibility();
  const target = place.matches(CONTROLS) ? place : [...place.querySelectorAll(CONTROLS)].find(isSeen);
  if (!target) place.tabIndex = -1;
  (target ?? place).focus();
}

// Before the editor hears of it, which takes Enter with any other key for a line break.
addEventListener("keydown", (event) => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const row = rows.find((each) => isOf(each, event));
  const place = row && document.querySelector(row.goes ?? row.presses);
  if (!place) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat) return;
  if (row.goes) go(place);
  else place.click();
}, { capture: true });

opener.hidden = false;
opener.addEventListener("click", () => dialog.showModal());
// A click beside the list closes it.
dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
