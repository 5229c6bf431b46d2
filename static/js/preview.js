// Shows the story beside its form as readers would get it, and lets it follow what is typed (articles/admin/story/preview.py).
const PAUSE = 400;
const WIDTHS = { phone: 390, desktop: 1280 };
const CHOICE = "newsroom.preview.width";
const isWide = matchMedia("(min-width: 64rem)");

function remembered() {
  try {
    return localStorage.getItem(CHOICE) in WIDTHS ? localStorage.getItem(CHOICE) : "phone";
  } catch {
    return "phone"; // a browser that lets nothing be kept
  }
}

function remember(choice) {
  try {
    localStorage.setItem(CHOICE, choice);
  } catch {
    // Then it is chosen anew next time.
  }
}

/** What leads to the preview without script becomes the button that opens and closes it. */
function buttonFor(link, panel) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", panel.id);
  link.replaceWith(button);
  return button;
}

function connect(link, panel, form) {
  const frame = panel.querySelector("iframe");
  const screen = panel.querySelector(".screen");
  const told = panel.querySelector("[role=status]");
  const button = buttonFor(link, panel);
  let waiting = 0;
  let asking = null;

  function show(choice) {
    panel.dataset.width = choice;
    for (const other of panel.querySelectorAll("[data-show]")) {
      other.setAttribute("aria-pressed", String(other.dataset.show === choice));
    }
    document.body.dataset.preview = choice;
    fit();
  }

  function fit() {
    const width = WIDTHS[panel.dataset.width];
    frame.style.setProperty("--width", `${width}px`);
    frame.style.setProperty("--scale", Math.min(1, (screen.clientWidth || width) / width));
  }

  const shown = () => frame.contentDocument?.querySelector("main");

  /** Put the answer's story in the place of the one shown, where the reader had scrolled to. */
  function take(page) {
    const { scrollX, scrollY } = frame.contentWindow;
    shown().replaceChildren(...page.querySelector("main").childNodes);
    if (frame.contentWindow.scrollY !== scrollY) {
      frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    }
  }

  async function follow() {
    asking?.abort();
    const mine = (asking = new AbortController());
    try {
      const answer = await fetch(link.href, { method: "POST", body: new FormData(form), signal: mine.signal });
      // Who is logged out is led to the log-in, which is no story.
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return;
      take(page);
      told.textContent = "";
    } catch {
      if (!mine.signal.aborted) told.textContent = told.dataset.failed;
    }
  }

  function followSoon() {
    clearTimeout(waiting);
    if (panel.open) waiting = setTimeout(follow, PAUSE);
  }

  function toggle() {
    if (panel.open) return panel.close();
    if (isWide.matches) panel.show();
    else panel.showModal();
    document.body.classList.toggle("previewing", isWide.matches);
    button.setAttribute("aria-expanded", "true");
    show(remembered());
    if (shown()?.hasChildNodes()) follow();
    else frame.src = link.href;
  }

  function closeOnEscape(event) {
    const elsewhere = document.querySelector("dialog:modal");
    if (event.key !== "Escape" || event.defaultPrevented || !panel.open || (elsewhere && elsewhere !== panel)) return;
    panel.close();
  }

  /** Inside the frame a link to a place in the story goes there; others open a tab (base target). */
  function stayInFrame(event) {
    const address = event.target.closest("a[href]")?.getAttribute("href");
    if (!address?.startsWith("#")) return;
    event.preventDefault();
    frame.contentDocument.getElementById(address.slice(1))?.scrollIntoView();
  }

  button.addEventListener("click", toggle);
  panel.querySelector("[data-close]").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => {
    document.body.classList.remove("previewing");
    button.setAttribute("aria-expanded", "false");
    asking?.abort();
    button.focus();
  });
  for (const choice of panel.querySelectorAll("[data-show]")) {
    choice.addEventListener("click", () => {
      remember(choice.dataset.show);
      show(choice.dataset.show);
    });
  }
  frame.addEventListener("load", () => {
    if (!frame.hasAttribute("src")) return; // the empty page that every frame begins with
    frame.contentDocument?.addEventListener("click", stayInFrame);
    frame.contentDocument?.addEventListener("keydown", closeOnEscape);
    follow();
  });
  form.addEventListener("input", followSoon);
  form.addEventListener("change", followSoon);
  document.addEventListener("keydown", closeOnEscape);
  new ResizeObserver(fit).observe(screen);
}

const panel = document.querySelector("[data-preview-panel]");
const link = document.querySelector("[data-preview]");
if (panel && link) connect(link, panel, document.querySelector("#article_form"));
