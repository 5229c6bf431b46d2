// Asks before a page is left on which something was written and not saved.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  let isTouched = form.querySelector(".errornote") !== null;
  const ask = (event) => isTouched && event.preventDefault();
  form.addEventListener("input", () => (isTouched = true));
  form.addEventListener("submit", () => (isTouched = false));
  addEventListener("beforeunload", ask);
}
