// Makes links to a draft, and takes them back, without leaving what is being written (articles/admin/story/sharing.py).
async function copy(input) {
  input.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(input.value);
  else document.execCommand("copy"); // a site without https has no other way
}

function tell(place, sentence) {
  const told = place.querySelector("[data-told]");
  told.textContent = sentence;
  told.hidden = false;
}

async function send(place, form, submitter) {
  let answer;
  try {
    const sent = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) });
    if (!sent.ok || sent.redirected) throw new Error(sent.status);
    answer = new DOMParser().parseFromString(await sent.text(), "text/html").querySelector("[data-share]");
    if (!answer) throw new Error("no answer");
  } catch {
    return tell(place, place.dataset.failed);
  }
  place.replaceWith(answer);
  connect(answer);
  (answer.querySelector("[data-address]") ?? answer.querySelector("button[type=submit]")).focus();
}

function connect(place) {
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    send(place, event.target, event.submitter);
  });
  const button = place.querySelector("[data-copy]");
  if (!button) return;
  const input = place.querySelector("[data-address]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(input);
      tell(place, place.dataset.copied);
    } catch {
      input.select(); // then it is copied by hand
    }
  });
  input.addEventListener("focus", () => input.select());
}

document.querySelectorAll("[data-share]").forEach(connect);

const dialog = document.querySelector("[data-share-dialog]");
const link = document.querySelector("[data-share-open]");
if (dialog && link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
}
