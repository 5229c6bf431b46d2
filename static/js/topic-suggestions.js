// Topics that the text suggests: taken into the topics field or dismissed for the story, by one key or click. They come
// with the answer that «Before publishing» asks for (static/js/checks.js). Without script they are boxes to tick.
function connect(form, field) {
  const panel = () => form.querySelector("[data-suggested]");

  function prepare(within) {
    for (const box of within.querySelectorAll(".box")) box.remove();
    for (const button of within.querySelectorAll("[data-take], [data-no]")) button.hidden = false;
  }

  function goFrom(item, action) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    const list = item.parentElement;
    item.remove();
    if (!list.children.length) {
      list.previousElementSibling.remove();
      list.remove();
    }
    const place = (next ?? panel().querySelector("[data-suggestion]"))?.querySelector(`[data-${action}], [data-no]`);
    (place ?? document.getElementById("id_topics"))?.focus();
  }

  function takeUp(item) {
    const detail = { value: item.dataset.name, isNew: "isNew" in item.dataset };
    field.dispatchEvent(new CustomEvent("topic:add", { detail }));
    goFrom(item, "take");
  }

  function dismiss(item) {
    const { dismissed } = form.elements;
    dismissed.value = [dismissed.value, item.dataset.suggestion].filter(Boolean).join("\n");
    dismissed.dispatchEvent(new Event("change", { bubbles: true }));
    goFrom(item, "no");
  }

  form.addEventListener("click", ({ target }) => {
    const item = target.closest?.("[data-suggested] [data-suggestion]");
    if (item && target.closest("[data-take]")) takeUp(item);
    else if (item && target.closest("[data-no]")) dismiss(item);
  });
  form.addEventListener("keydown", (event) => {
    const item = event.target.closest?.("[data-suggested] [data-suggestion]");
    if (!item) return;
    const all = [...panel().querySelectorAll("[data-suggestion]")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) all[all.indexOf(item) + step]?.querySelector("[data-take], [data-no]").focus();
    else if (event.key === "+" && item.querySelector("[data-take]")) takeUp(item);
    else if (event.key === "Delete" || event.key === "Backspace") dismiss(item);
    else return;
    event.preventDefault();
  });
  form.addEventListener("checks:answer", ({ detail }) => {
    const found = detail.querySelector("[data-suggested]");
    if (!found || !panel()) return;
    prepare(found);
    if (found.innerHTML === panel().innerHTML) return;
    const held = document.activeElement?.closest("[data-suggestion]");
    const isNo = document.activeElement?.matches("[data-no]");
    panel().replaceChildren(...found.childNodes);
    if (!held) return;
    const again = panel().querySelector(`[data-suggestion="${CSS.escape(held.dataset.suggestion)}"]`);
    (again?.querySelector(isNo ? "[data-no]" : "[data-take]") ?? document.getElementById("id_topics")).focus();
  });
  prepare(panel());
}

const form = document.querySelector("#article_form");
if (form?.querySelector("[data-suggested]")) connect(form, form.elements.topics);
