// Adds one more empty row of fields. Without script each save gives one.
for (const rows of document.querySelectorAll("[data-rows]")) {
  const total = rows.querySelector("[name$=-TOTAL_FORMS]");
  const most = Number(rows.querySelector("[name$=-MAX_NUM_FORMS]").value);
  const template = rows.querySelector("template");
  const button = rows.querySelector("[data-more]");

  button.hidden = Number(total.value) >= most || rows.querySelector("input:disabled") !== null;
  button.addEventListener("click", () => {
    const html = template.innerHTML.replaceAll("__prefix__", total.value);
    template.insertAdjacentHTML("beforebegin", html);
    total.value = Number(total.value) + 1;
    button.hidden = Number(total.value) >= most;
    const row = template.previousElementSibling;
    row.dispatchEvent(new CustomEvent("row:added", { bubbles: true }));
    row.querySelector("input").focus();
  });
}
