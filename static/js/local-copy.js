// What is not on the server yet, kept in this browser: by user, story and open page. Where storage is full or off,
// nothing is kept, and `keep` says so.
const PREFIX = "newsroom:copy:";
const KEPT = 14 * 24 * 3600 * 1000;

function each(visit) {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    try {
      visit(name, JSON.parse(localStorage.getItem(name)));
    } catch {
      localStorage.removeItem(name);
    }
  }
}

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

// Pages that are open in other tabs look after their copies themselves; each holds a lock of its own as long as it lives.
async function openPages() {
  const { held = [] } = (await navigator.locks?.query().catch(() => ({}))) ?? {};
  return held.map(({ name }) => name);
}

export function copiesOf(user, story, page) {
  const nameOf = (of) => `${PREFIX}${user}:${of}:${page}`;
  let name = nameOf(story);
  const drop = (which = name) => quietly(() => localStorage.removeItem(which));
  navigator.locks?.request(page, () => new Promise(() => {})).catch(() => {});
  quietly(() => each((which, copy) => !(Date.now() - copy.at < KEPT) && drop(which)));

  return {
    drop,
    keep: (copy) =>
      quietly(() => (localStorage.setItem(name, JSON.stringify({ ...copy, at: Date.now() })), true)) ?? false,
    // Of this user and story, from pages that are gone; the newest first.
    async left() {
      const open = await openPages();
      const found = [];
      const own = `${PREFIX}${user}:${story}:`;
      quietly(() =>
        each((which, copy) => {
          const of = which.slice(own.length);
          if (which.startsWith(own) && of !== page && !open.includes(of)) found.push({ ...copy, name: which });
        }),
      );
      return found.sort((one, other) => other.at - one.at);
    },
    move(to) {
      drop();
      name = nameOf(to);
    },
  };
}
