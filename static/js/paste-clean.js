// What comes from Word and Google Docs, without what they say by style alone: the policy hides styles from the editor.
import { Extension, Plugin } from "django-prose-editor/editor";

const NORMAL_WEIGHT = /(^|;)\s*font-weight:\s*(normal|400)/;
const BOLD = /(^|;)\s*font-weight:\s*(bold|[6-9]00)/;
const ITALIC = /(^|;)\s*font-style:\s*italic/;
// Comments, and what was struck out with changes tracked, are not for print.
const NOT_TEXT = "del, a[href^='#_msocom'], .MsoCommentReference, [data-style*='mso-element:comment']";
const BLOCK = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table";
// As articles/text/drafts/body_rules.py has it.
const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

const each = (page, selector, act) => page.body.querySelectorAll(selector).forEach(act);
const unwrap = (element) => element.replaceWith(...element.childNodes);

export function clean(html) {
  // Under a name of our own, styles are neither blocked nor complained of.
  const renamed = html.replace(/(<[^>]*?)\sstyle\s*=/gi, "$1 data-style=");
  // The editor's own copies are clean, and their hard spaces were typed.
  if (html.includes("data-pm-slice")) return renamed;
  const page = new DOMParser().parseFromString(renamed, "text/html");
  each(page, NOT_TEXT, (element) => element.remove());
  each(page, "[data-style]", readStyle);
  each(page, "h1, h4, h5, h6", (heading) => rename(heading, HEADINGS[heading.tagName]));
  // Cells would run together.
  each(page, "td, th", (cell) => cell.querySelector(BLOCK) ?? wrap(cell, "p"));
  // Footnotes and tables of contents lead to places that do not come along.
  each(page, "a[href^='#']", unwrap);
  each(page, "br", dropBetweenBlocks);
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("\u00a0", " ").replace(UNSEEN, "");
  return page.body.innerHTML;
}

function readStyle(element) {
  const { style } = element.dataset;
  // Docs wraps everything in a bold element that says it is not bold.
  if (element.matches("b, strong") && NORMAL_WEIGHT.test(style)) unwrap(element);
  else if (element.matches("span") && BOLD.test(style)) wrap(element, "strong");
  else if (element.matches("span") && ITALIC.test(style)) wrap(element, "em");
  else if (element.matches("p") && /mso-list:\s*l/.test(style)) makeItem(element);
}

function wrap(element, tag) {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function dropBetweenBlocks(line) {
  const isBlock = (neighbour) => neighbour?.nodeType === Node.ELEMENT_NODE && neighbour.matches(BLOCK);
  const beside = (way) => {
    let at = line[way];
    while (at?.nodeType === Node.TEXT_NODE && !at.data.trim()) at = at[way];
    return at;
  };
  if (isBlock(beside("previousSibling")) || isBlock(beside("nextSibling"))) line.remove();
}

// Word writes a list as paragraphs that begin with their own bullet or number.
function makeItem(paragraph) {
  const mark = paragraph.querySelector("[data-style*='mso-list:Ignore']");
  const isNumbered = /^\s*\(?([\da-z]{1,3}|[ivxlc]+)[.)]/i.test(mark?.textContent ?? "");
  mark?.remove();
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (text.nextNode() && /^[\s\u00a0·•o§-]*$/.test(text.currentNode.data)) text.currentNode.data = "";
  const item = paragraph.ownerDocument.createElement("li");
  item.append(...paragraph.childNodes);
  const [tag, before] = [isNumbered ? "ol" : "ul", paragraph.previousElementSibling];
  if (before?.matches(tag)) {
    before.append(item);
    paragraph.remove();
  } else {
    const list = paragraph.ownerDocument.createElement(tag);
    list.append(item);
    paragraph.replaceWith(list);
  }
}

export const PasteClean = Extension.create({
  name: "pasteClean",
  addProseMirrorPlugins: () => [
    new Plugin({ props: { transformPastedHTML: clean, transformPastedText: (text) => text.replace(UNSEEN, "") } }),
  ],
});
