// Makes the story's text field an editor. What is allowed in a body is decided by the server (articles/text/body_rules.py).
import * as prose from "django-prose-editor/editor";
import { connectToolbar } from "newsroom/editor-toolbar";
import { linkWith } from "newsroom/link-dialog";
import { PasteClean } from "newsroom/paste-clean";
import { QuoteMark } from "newsroom/quote-mark";
import { connectPanel } from "newsroom/quote-panel";

function extensionsFor(dialog) {
  return [
    prose.Document, prose.Paragraph, prose.Text, prose.HardBreak,
    prose.Heading.configure({ levels: [2, 3] }),
    prose.BulletList, prose.OrderedList, prose.ListItem, prose.Blockquote,
    prose.Bold, prose.Italic, linkWith(dialog), QuoteMark,
    prose.History, prose.Dropcursor, prose.Gapcursor, prose.SpecialCharacters, PasteClean,
  ];
}

function start(field) {
  const textarea = field.querySelector("textarea");
  const label = field.querySelector("label");
  const place = document.createElement("div");
  place.className = "prose-editor";
  textarea.before(place);
  textarea.hidden = true;
  const editor = new prose.Editor({
    element: place,
    extensions: extensionsFor(field.querySelector("dialog")),
    content: textarea.value,
    editable: !textarea.disabled,
    // The few rules that the editor would inject, against the policy, stand in css/admin/editor.css.
    injectCSS: false,
    parseOptions: { preserveWhitespace: true },
    editorProps: {
      attributes: {
        id: `${textarea.id}_editor`,
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label.id,
        "aria-invalid": String(field.classList.contains("wrong")),
      },
    },
    onUpdate() {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  label.addEventListener("click", () => editor.commands.focus());
  if (!textarea.disabled) connectToolbar(field.querySelector("[role=toolbar]"), editor);
  const panel = field.closest("form").querySelector("[data-quote-panel]");
  if (panel) connectPanel(panel, editor);
}

document.querySelectorAll("[data-body-editor]").forEach(start);
