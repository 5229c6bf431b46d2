// A manuscript's file may be dropped anywhere on the page, and is read at once. Without script, on its field.
const field = document.querySelector(".paste input[type=file]");
const holdsFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
const mark = (isOver) => field.form.classList.toggle("is-over", isOver);

if (field) {
  addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
  addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    // Else the browser would open the file, and leave what was typed.
    event.preventDefault();
    mark(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    const one = new DataTransfer();
    one.items.add(file);
    field.files = one.files;
    field.form.requestSubmit();
  });
}
