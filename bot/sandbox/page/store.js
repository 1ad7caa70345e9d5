// What the page knows, kept up by the stream of events. Several pages may look at one sandbox.

import { act, look } from "./api.js";
import { refusals, words } from "./words.js";

export const RINGS = 1600; // milliseconds
const PHONES = [{ person: 1001 }, { person: 2001 }, { person: 9001 }];
const listeners = new Set();
const saved = (() => {
  try { return JSON.parse(localStorage.getItem("suifang-page") || "{}"); } catch { return {}; }
})();
const asked = new URLSearchParams(location.search);

export const store = {
  lang: asked.get("lang") || saved.lang || "zh",
  connected: true,
  state: null,
  now: null,
  cast: { people: [], groups: [], scenarios: [], bot: "随访" },
  phones: saved.phones || PHONES,
  chats: new Map(),
  read: {},
  rail: asked.has("rail") ? asked.get("rail") !== "0" : window.innerWidth >= 1360,
  inspector: "",
  follow: true,
  speed: saved.speed ?? 0.7,
  notices: [],
  shut: "", // the story whose end was read
};

let waiting = false;
export function changed() {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => { waiting = false; listeners.forEach((one) => one()); });
}
export function subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); }

export function keep(values) {
  Object.assign(store, values);
  const { lang, phones, speed } = store;
  try { localStorage.setItem("suifang-page", JSON.stringify({ lang, phones, speed })); } catch { /* private window */ }
  document.documentElement.lang = store.lang === "en" ? "en" : "zh-CN";
  document.title = t("title");
  changed();
}

export function t(key, values = {}, lang = store.lang) {
  const pair = words[key] || [key, key];
  const text = lang.startsWith("en") ? pair[1] : pair[0];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const chatId = (phone) => phone.group || phone.person;
const keyOf = (phone) => `${phone.person}:${phone.group || ""}`;

export function chatOf(phone) {
  const key = keyOf(phone);
  if (!store.chats.has(key)) {
    store.chats.set(key, {
      revision: 0, list: [], byId: new Map(), toasts: [], seen: null, loading: false, ready: false, known: {},
    });
  }
  return store.chats.get(key);
}

export async function loadChat(phone, before = 0) {
  const chat = chatOf(phone);
  if (chat.loading) { chat.again = true; return; }
  chat.loading = true;
  try {
    const since = before ? 0 : chat.revision;
    const shown = await look("/play/chat", { person: phone.person, group: phone.group, since, before: before || undefined });
    if (shown.epoch !== store.state?.epoch && store.state) return;
    merge(chat, shown, before);
  } catch { /* the stream says when the sandbox is back */ } finally {
    chat.loading = false;
    changed();
  }
  if (chat.again) { chat.again = false; await loadChat(phone); }
}

function merge(chat, shown, before) {
  const fresh = chat.ready && !before;
  for (const message of shown.messages) {
    const old = chat.byId.get(message.id);
    message.flash = fresh && old && old.version !== message.version;
    message.isNew = fresh && !old;
    if (message.isNew && !message.own && !message.silent) {
      chat.rang = Date.now();
      setTimeout(changed, RINGS + 100);
    }
    chat.byId.set(message.id, message);
  }
  shown.deleted.forEach((id) => chat.byId.delete(id));
  if (shown.messages.length || shown.deleted.length) {
    chat.list = [...chat.byId.values()].sort((a, b) => a.id - b.id);
  }
  if (before) return;
  if (chat.seen === null) chat.seen = new Set(shown.toasts.map((one) => one.id));
  for (const toast of shown.toasts) {
    if (chat.seen.has(toast.id)) continue;
    chat.seen.add(toast.id);
    chat.toasts = [...chat.toasts, { ...toast, until: Date.now() + 3200 }];
    if (!toast.alert) setTimeout(() => dropToast(chat, toast.id), 3200);
  }
  chat.revision = shown.revision;
  chat.known = shown;
  chat.ready = true;
}

export function dropToast(chat, id) {
  chat.toasts = chat.toasts.filter((one) => one.id !== id);
  changed();
}

export function say(text, bad = false) {
  const id = Math.random();
  store.notices = [...store.notices.slice(-2), { id, text, bad }];
  changed();
  setTimeout(() => { store.notices = store.notices.filter((one) => one.id !== id); changed(); }, 4200);
}

// do something, and say why when it cannot be done
export const attempt = (path, values) => tried(() => act(path, values));
export async function tried(does) {
  try { return await does(); } catch (why) { say(`${t("cannot")} ${because(why.message)}`, true); return null; }
}

// why something cannot be done, in the language of the page where it is known
export function because(english) {
  const known = store.lang === "zh" && refusals.find(([said]) => said.test(english));
  return known ? english.replace(...known) : english;
}

export function unread(id) {
  const counts = store.state?.chats[id];
  return counts ? Math.max(0, counts[1] - (store.read[id] ?? counts[1])) : 0;
}

export function show(index, { person, group }) {
  setPhone(index, { person, group });
  loadChat(store.phones[index]);
}

export function setPhone(index, values) {
  keep({ phones: store.phones.map((one, at) => (at === index ? { ...one, ...values } : one)) });
}

// the person a story is about appears on the phone of their kind
function followStory(state) {
  const who = state.scene.who;
  if (!store.follow || state.scene.state !== "playing" || !who) return;
  if (store.phones.some((one) => one.person === who && !one.group)) return;
  const role = store.cast.people.find((one) => one.id === who)?.role;
  const index = role === "resident" || role === "stranger" ? 0 : role === "worker" || role === "deputy" ? 1 : 2;
  show(index, { person: who });
}

const known = (id) => store.cast.people.some((one) => one.id === id);
// whether the sandbox as it is now knows whose phone this is: nothing else is worth asking for
const there = ({ person, group }) => store.cast.epoch === store.state?.epoch && known(person)
  && (!group || store.cast.groups.some((one) => one.id === group));

async function refreshCast() {
  try { store.cast = await look("/play/cast"); } catch { return; /* the stream says when the sandbox is back */ }
  // phones are remembered by the browser, and may belong to somebody of an earlier sandbox
  store.phones.forEach((one, index) => {
    const usual = PHONES[index].person;
    if (!known(one.person) && known(usual)) setPhone(index, { person: usual, group: undefined });
  });
  refreshChats();
  changed();
}

function take(state) {
  const before = store.state;
  store.state = state;
  if (before && before.epoch !== state.epoch) { store.chats.clear(); store.read = {}; }
  if (!before || store.cast.epoch !== state.epoch || before.people !== state.people || before.bot !== state.bot) refreshCast();
  if (state.bot === "alive" && (!before || before.bot === "starting" || !Object.keys(store.read).length)) {
    for (const [id, counts] of Object.entries(state.chats)) store.read[id] ??= counts[1];
  }
  for (const id of Object.keys(state.chats)) if (state.bot === "alive") store.read[id] ??= 0;
  refreshChats();
  followStory(state);
  changed();
}

function refreshChats() {
  for (const phone of store.phones) {
    const counts = store.state?.chats[chatId(phone)];
    const chat = chatOf(phone);
    if (counts) store.read[chatId(phone)] = counts[1];
    if (there(phone) && (!chat.ready || (counts && counts[0] !== chat.revision))) loadChat(phone);
  }
}

export function listen() {
  const source = new EventSource("/play/events");
  source.addEventListener("state", (event) => { store.connected = true; take(JSON.parse(event.data)); });
  source.addEventListener("now", (event) => { store.now = event.data; changed(); });
  source.onopen = () => { store.connected = true; changed(); };
  source.onerror = () => {
    store.connected = false;
    changed();
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1500);
  };
}
