// The fields of a form by name: what they hold, what they were sent with, and putting something in.
const NOT_CONTENT = /^(csrfmiddlewaretoken|base|key|against|pick-.*|_.*)$/;

export function valuesIn(form) {
  const filled = [...new FormData(form)].filter(([name, value]) => !NOT_CONTENT.test(name) && typeof value === "string");
  return Object.fromEntries(filled);
}

// As the server sent the form, whatever the browser has put into it since.
export function defaultsIn(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || NOT_CONTENT.test(field.name)) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.defaultChecked) values[field.name] = field.value;
    } else if (field.tagName === "SELECT") {
      const options = [...field.options];
      values[field.name] = (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
    } else if (field.tagName !== "BUTTON") values[field.name] = field.defaultValue ?? "";
  }
  return values;
}

export function differing(some, others) {
  const names = Object.keys({ ...some, ...others });
  return names.filter((name) => (some[name] ?? "") !== (others[name] ?? ""));
}

export function put(form, name, value) {
  const field = form.elements[name];
  if (!field?.tagName || /-(TOTAL|INITIAL)_FORMS$/.test(name)) return;
  if (field.type === "checkbox") field.checked = value !== "";
  else if (field.value !== value) field.value = value;
  else return;
  // Where names are suggested, «input» would ask for suggestions.
  const kinds = "suggest" in field.dataset ? ["change"] : ["input", "change"];
  for (const kind of kinds) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

// Forty characters at most (Revision.key); randomUUID is not there without https.
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
