// Asks for a link's address. A link has an address and nothing else, as the body's rules allow.
import { Link } from "django-prose-editor/editor";

export function linkWith(dialog) {
  const input = dialog.querySelector("[data-address]");

  function ask(editor) {
    if (editor.state.selection.empty && !editor.isActive("link")) return true;
    input.value = editor.getAttributes("link").href || "";
    dialog.onclick = ({ target }) => target.value && answer(editor, target.value);
    dialog.onkeydown = (event) => {
      if (event.key !== "Enter" || event.target !== input) return;
      event.preventDefault();
      answer(editor, "set");
    };
    dialog.showModal();
    return true;
  }

  function answer(editor, choice) {
    dialog.close();
    const address = input.value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (choice === "remove" || (choice === "set" && !address)) chain.unsetLink().run();
    else if (choice === "set") chain.setLink({ href: withScheme(address) }).run();
    else editor.commands.focus();
  }

  return Link.extend({
    addCommands() {
      return { ...this.parent?.(), askForLink: () => ({ editor }) => ask(editor) };
    },
    addKeyboardShortcuts() {
      return { "Mod-k": ({ editor }) => ask(editor) };
    },
  }).configure({ autolink: false, defaultProtocol: "https" });
}

function withScheme(address) {
  if (/^(https?:|mailto:)/i.test(address)) return address;
  return /^[^/\s]+@[^/\s]+$/.test(address) ? `mailto:${address}` : `https://${address.replace(/^\/+/, "")}`;
}
