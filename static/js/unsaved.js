// Asks before a page is left on which something was written and not saved. A form that saves by itself knows better.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  let isTouched = form.querySelector(".errornote") !== null;
  const ask = (event) => (form.hasUnsaved?.() ?? isTouched) && event.preventDefault();
  form.addEventListener("input", () => (isTouched = true));
  form.addEventListener("submit", () => (isTouched = false));
  addEventListener("beforeunload", ask);
}
