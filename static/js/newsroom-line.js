// Asks the newsroom, and tells apart: an answer, a log-in page in its place ("out"), somebody else logged in
// ("stranger"), and nothing at all ("lost").
const PATIENCE = 20_000;

export function lineTo(form, places) {
  const token = form.elements.csrfmiddlewaretoken;

  async function send(method, address, data) {
    try {
      const response = await fetch(address, {
        method,
        body: data && new URLSearchParams(data),
        headers: { "X-CSRFToken": token.value },
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.type === "opaqueredirect") return { state: "out" };
      const isJson = response.headers.get("Content-Type")?.includes("json");
      if (response.status >= 500 || !isJson) return { state: response.status === 403 ? "stale" : "lost" };
      return { state: "answer", ...(await response.json()) };
    } catch {
      return { state: "lost" };
    }
  }

  // The token follows the log-in: after a new one it is asked for anew, unless somebody else has logged in.
  async function renew() {
    const answer = await send("GET", places.pulse);
    if (answer.state !== "answer" || !answer.token) return answer;
    if (String(answer.user) !== places.user) return { state: "stranger" };
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = answer.token;
    return null;
  }

  return {
    async ask(address, data) {
      const answer = await send("POST", address, data);
      if (answer.state !== "stale") return answer;
      const refused = await renew();
      const again = refused ?? (await send("POST", address, data));
      return again.state === "stale" ? { state: "lost" } : again;
    },
    leave: () => places.leave && navigator.sendBeacon(places.leave, new URLSearchParams({ csrfmiddlewaretoken: token.value })),
  };
}
