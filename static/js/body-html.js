// The text as HTML. A paragraph that did not change is written out once: long texts are typed in without waiting.
import { getHTMLFromFragment, pm } from "django-prose-editor/editor";

const written = new WeakMap();

function write(block, schema) {
  if (!written.has(block)) written.set(block, getHTMLFromFragment(pm.model.Fragment.from(block), schema));
  return written.get(block);
}

export const htmlOf = ({ state }) => state.doc.children.map((block) => write(block, state.schema)).join("");
