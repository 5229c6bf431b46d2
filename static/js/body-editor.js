// Makes the story's text field an editor. What is allowed in a body is decided by the server (articles/text/drafts/body_rules.py).
import * as prose from "django-prose-editor/editor";
import { htmlOf } from "newsroom/body-html";
import { connectToolbar } from "newsroom/editor-toolbar";
import { FactBox } from "newsroom/fact-box";
import { linkWith } from "newsroom/link-dialog";
import { PasteClean } from "newsroom/paste-clean";
import { PullQuote } from "newsroom/pull-quote";
import { connectFindings } from "newsroom/quote-findings";
import { QuoteMark } from "newsroom/quote-mark";
import { connectOffers } from "newsroom/quote-offers";
import { connectPanel } from "newsroom/quote-panel";
import { typographyFor } from "newsroom/typography";

// Boxes stand beside the other blocks, not in them.
const Story = prose.Document.extend({ content: "(block | box)+" });
const ALL_BUT_BOXES = [
  "heading", "bulletList", "orderedList", "blockquote", "pullQuote", "listItem", "text", "hardBreak", "doc",
];

function extensionsFor(dialog, language) {
  return [
    Story, prose.Paragraph, prose.Text, prose.HardBreak,
    prose.Heading.configure({ levels: [2, 3] }),
    prose.BulletList, prose.OrderedList, prose.ListItem, prose.Blockquote,
    prose.Bold, prose.Italic, linkWith(dialog), QuoteMark,
    FactBox, PullQuote, typographyFor(language),
    // Below a box that ends the story there is room to go on.
    prose.TrailingNode.configure({ node: "paragraph", notAfter: ALL_BUT_BOXES }),
    prose.History, prose.Dropcursor, prose.Gapcursor, prose.SpecialCharacters, PasteClean,
  ];
}

function start(field) {
  const form = field.closest("form");
  const textarea = field.querySelector("textarea");
  const label = field.querySelector("label");
  const place = document.createElement("div");
  place.className = "prose-editor";
  textarea.before(place);
  textarea.hidden = true;
  const editor = new prose.Editor({
    element: place,
    extensions: extensionsFor(field.querySelector("dialog"), () => form.querySelector("[name=language]")?.value),
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
      const html = editor.isEmpty ? "" : htmlOf(editor).replace(/(<p><\/p>)+$/, "");
      if (html === textarea.value) return;
      textarea.value = html;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  // For the script that saves by itself, and takes in what colleagues wrote.
  textarea.editor = editor;
  label.addEventListener("click", () => editor.commands.focus());
  if (!textarea.disabled) connectToolbar(field.querySelector("[role=toolbar]"), editor);
  const panel = form.querySelector("[data-quote-panel]");
  if (!panel) return;
  connectPanel(panel, editor);
  connectFindings(panel, editor);
  if (!textarea.disabled) connectOffers(panel, editor);
}

document.querySelectorAll("[data-body-editor]").forEach(start);
