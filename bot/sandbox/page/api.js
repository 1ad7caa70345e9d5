// Calls to the sandbox we were served from; nothing else is ever asked.

const HEADERS = { "content-type": "application/json" };

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || String(response.status));
  return body;
}

export async function look(path, asked = {}) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== undefined && value !== ""));
  return answered(await fetch(`${path}?${query}`));
}

export async function act(path, asked = {}) {
  return answered(await fetch(path, { method: "POST", headers: HEADERS, body: JSON.stringify(asked) }));
}

export const clearFaults = async () => answered(await fetch("/control/fault", { method: "DELETE" }));
