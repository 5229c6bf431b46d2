// The button that gives readers the story says when, and follows the time that is typed. Without this module there are
// two buttons, one for now and one for later.
const WEEK = 6;
const DAY = 86_400_000;

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** «lørdag», «8. februar», «8. februar 2031»: the day as one would say it on the day `today`; both as YYYY-MM-DD. */
function dayName(day, today) {
  const [on, from] = [Date.parse(day), Date.parse(today)];
  const parts = on > from && on - from <= WEEK * DAY ? { weekday: "long" } : { day: "numeric", month: "long" };
  if (!parts.weekday && day.slice(0, 4) !== today.slice(0, 4)) parts.year = "numeric";
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: "UTC" }).format(on);
}

function words(button, { value, validity }) {
  if (!value) return validity.badInput ? button.dataset.someDay : button.dataset.now;
  const [day, time] = value.split("T");
  const [hour, minute] = time.split(":");
  const clock = fill(button.dataset.clock, { hour, minute });
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: button.dataset.zone }).format(new Date());
  return day === today ? fill(button.dataset.today, { clock }) : fill(button.dataset.on, { day: dayName(day, today), clock });
}

function connect(button, field) {
  button.dataset.now = button.textContent.trim();
  function follow() {
    button.name = field.value || field.validity.badInput ? "_plan" : "_publish";
    button.textContent = words(button, field);
  }
  for (const kind of ["input", "change"]) field.addEventListener(kind, follow);
  addEventListener("pageshow", follow); // a browser that goes back puts in what was typed
  for (const other of document.querySelectorAll("[data-plans]")) other.hidden = true;
  follow();
}

const button = document.querySelector("[data-gives-out]");
const field = document.querySelector("#id_publish_at");
if (button && field) connect(button, field);
