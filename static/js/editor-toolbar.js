// The toolbar above the text: what each button does, and which of them are pressed.
const COMMANDS = {
  paragraph: { run: (chain) => chain.setParagraph(), active: ["paragraph"] },
  heading2: { run: (chain) => chain.toggleHeading({ level: 2 }), active: ["heading", { level: 2 }] },
  heading3: { run: (chain) => chain.toggleHeading({ level: 3 }), active: ["heading", { level: 3 }] },
  quote: { run: (chain) => chain.toggleQuote(), active: ["quote"], needsWords: true },
  link: { run: (chain) => chain.askForLink(), active: ["link"], needsWords: true },
  bold: { run: (chain) => chain.toggleBold(), active: ["bold"] },
  italic: { run: (chain) => chain.toggleItalic(), active: ["italic"] },
  bulletList: { run: (chain) => chain.toggleBulletList(), active: ["bulletList"] },
  orderedList: { run: (chain) => chain.toggleOrderedList(), active: ["orderedList"] },
  blockquote: { run: (chain) => chain.toggleBlockquote(), active: ["blockquote"] },
  pullQuote: { run: (chain) => chain.togglePullQuote(), active: ["pullQuote"], needsWords: true, wordsOf: "quote" },
  factBox: { run: (chain, { title }) => chain.toggleFactBox(title), active: ["factBox"] },
  undo: { run: (chain) => chain.undo() },
  redo: { run: (chain) => chain.redo() },
  sign: { run: insertSign },
};

function insertSign(chain, { sign, end = "" }) {
  // «All» is selected from before the first paragraph: keep to where text can stand.
  const within = ({ tr, commands }) => commands.setTextSelection({ from: tr.selection.from, to: tr.selection.to });
  return chain.command(within).command(({ tr }) => {
    const { from, to } = tr.selection;
    if (end) tr.insertText(end, to);
    tr.insertText(sign, from, end ? from : to);
    return true;
  });
}

export function connectToolbar(toolbar, editor) {
  const buttons = [...toolbar.querySelectorAll("button")];
  // One stop for the tab key, arrows from there (the ARIA toolbar pattern).
  buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  // The selection stays in the text while a button is pressed.
  toolbar.addEventListener("mousedown", (event) => event.preventDefault());
  toolbar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) COMMANDS[button.dataset.command].run(editor.chain().focus(), button.dataset).run();
  });
  function show() {
    for (const button of buttons) {
      const { active, needsWords, wordsOf } = COMMANDS[button.dataset.command];
      const isActive = active !== undefined && editor.isActive(...active);
      if (active) button.setAttribute("aria-pressed", isActive);
      const hasWords = !editor.state.selection.empty || isActive || (wordsOf && editor.isActive(wordsOf));
      if (needsWords) button.setAttribute("aria-disabled", !hasWords);
    }
  }
  editor.on("transaction", show);
  show();
  toolbar.hidden = false;
}
