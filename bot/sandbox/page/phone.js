// One phone: whoever holds it, the chat on its screen, and what they can do there.

import { html, useEffect, useLayoutEffect, useRef, useState } from "./vendor/preact-htm.js";
import { rows } from "./bubbles.js";
import { Compose } from "./compose.js";
import { clockOf } from "./moments.js";
import { Alert, ForwardSheet, PhoneMenu, PhotoSheet, ScanSheet } from "./sheets.js";
import { RINGS, attempt, chatId, chatOf, dropToast, loadChat, say, show, store, t, unread } from "./store.js";

const CALLED = { photo: "picture", document: "file" }; // a message without words is called by its kind
const SETTLES = 8; // frames in which rows that come into sight take their height
const START = /t\.me\/\w+\?start=([\w-]{1,64})/;

export function Phone({ index }) {
  const phone = store.phones[index];
  const chat = chatOf(phone);
  const [sheet, setSheet] = useState(null);
  const [pending, setPending] = useState(null);
  const [draft, setDraft] = useState({ text: "", editing: null, reply: null });
  useLayoutEffect(() => { setSheet(null); setPending(null); setDraft({ text: "", editing: null, reply: null }); }, [phone.person, phone.group]);
  useEffect(() => {
    if (!sheet) return undefined;
    const leave = (event) => { if (event.key === "Escape") setSheet(null); };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [sheet]);
  useEffect(() => { if (pending && !(chat.known.pending || []).includes(pending.query)) setPending(null); }, [chat.revision]);

  const base = { person: phone.person, chat: phone.group };
  const person = store.cast.people.find((one) => one.id === phone.person) || { name: "…", role: "other", language: "zh" };
  const group = phone.group && store.cast.groups.find((one) => one.id === phone.group);
  const on = {
    command: (text) => attempt("/control/say", { ...base, text }),
    link: (url) => {
      const code = START.exec(url);
      if (code) attempt("/control/start", { person: phone.person, payload: code[1] });
      else say(t("noOutside"));
    },
    copy: copyText,
    jump: (id) => document.querySelector(`#phone${index} [data-id="${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" }),
    menu: (message) => setSheet({ kind: "message", message }),
    press: async (message, button) => {
      if (button.copy_text) { copyText(button.copy_text.text); return; }
      if (button.url) { on.link(button.url); return; }
      const done = await attempt("/control/data", { ...base, data: button.callback_data, message_id: message.id });
      if (done) setPending({ id: message.id, data: button.callback_data, query: done.query });
    },
  };
  const ringing = chat.rang && Date.now() - chat.rang < RINGS;
  return html`
    <section class=${`seat ${phone.elder ? "elder" : ""}`} data-role=${person.role}>
      <${Holder} index=${index} person=${person} group=${group} />
      <div class=${`phone${ringing ? " ringing" : ""}`} id=${`phone${index}`} style=${{ "--font": phone.elder ? (phone.size || 130) / 100 : 1 }}>
        <div class="status"><span>${store.now ? clockOf(store.now) : ""}</span><span class="demo" title=${t("demoLong")}>${t("demoShort")}</span><span class="right">${ringing && html`<i class="ring">${t("rings")}</i>`}<i class="battery"></i></span></div>
        <header class="head">
          <span class=${`avatar ${group ? "av-group" : "av-bot"}`}>${group ? group.title.slice(0, 1) : "访"}</span>
          <span class="title"><b>${group ? group.title : store.cast.bot}</b><small>${group ? t("members", { n: group.members.length }) : t("bot")}</small></span>
          <button class="icon" aria-label=${t("menu")} onClick=${() => setSheet(sheet?.kind === "menu" ? null : { kind: "menu" })}>⋮</button>
        </header>
        <${Pinned} chat=${chat} on=${on} />
        <${Messages} index=${index} phone=${phone} chat=${chat} pending=${pending} group=${group} lang=${person.language} on=${on} />
        <${Foot} phone=${phone} lang=${person.language} chat=${chat} base=${base} draft=${draft} setDraft=${setDraft} setSheet=${setSheet} index=${index} />
        <div class="toasts" role="status">${chat.toasts.filter((one) => !one.alert).map((one) => html`<div class="toast" key=${one.id}>${one.text}</div>`)}</div>
        ${chat.toasts.filter((one) => one.alert).slice(0, 1).map((one) => html`<${Alert} key=${one.id} text=${one.text} close=${() => dropToast(chat, one.id)} />`)}
        ${sheet && html`<${Sheet} sheet=${sheet} close=${() => setSheet(null)} setSheet=${setSheet} phone=${phone} chat=${chat} base=${base} index=${index} setDraft=${setDraft} />`}
      </div>
    </section>`;
}

export function copyText(text) {
  navigator.clipboard?.writeText(text).catch(() => {});
  say(`${t("copied")} ${text.slice(0, 40)}`);
}

function Pinned({ chat, on }) {
  const id = chat.known.pinned?.at(-1);
  const message = id && chat.byId.get(id);
  if (!message) return null;
  return html`<button class="pinned" onClick=${() => on.jump(id)}><b>${t("pinned")}</b><span>${message.text.split("\n")[0]}</span></button>`;
}

function Messages({ index, phone, chat, pending, group, lang, on }) {
  const box = useRef(null);
  const stuck = useRef(true);
  const settling = useRef(0);
  const size = useRef("");
  const [away, setAway] = useState(0);
  const count = chat.list.length;
  const last = chat.list.at(-1);
  useLayoutEffect(() => { stuck.current = true; setAway(0); toEnd(); }, [phone.person, phone.group, chat.ready]);
  useLayoutEffect(() => {
    if (last?.own && last.isNew) stuck.current = true;
    if (stuck.current) toEnd();
    else if (last?.isNew) setAway(away + 1);
  }, [count, last?.version, chat.known.keyboard, phone.elder, phone.size]);

  useEffect(() => {
    // a keyboard that opens or a window that shrinks must not hide the newest message
    const watch = new ResizeObserver(() => { if (stuck.current) toEnd(); });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  function toEnd() {
    if (!settling.current) requestAnimationFrame(settle);
    settling.current = SETTLES;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }
  function settle() {
    settling.current -= 1;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    if (settling.current) requestAnimationFrame(settle);
  }
  const scrolled = () => {
    const { scrollTop, scrollHeight, clientWidth, clientHeight } = box.current;
    const resized = size.current !== `${clientWidth} ${clientHeight}`;
    size.current = `${clientWidth} ${clientHeight}`;
    if (settling.current || resized) return; // that was we, or rows that took another height
    stuck.current = scrollHeight - scrollTop - clientHeight < 60;
    if (stuck.current && away) setAway(0);
  };
  const first = chat.list[0]?.id || 0;
  const older = chat.ready && first > (chat.known.first || first);
  const empty = chat.ready && count === 0;
  return html`
    <div class="wall">
      <div class="messages" ref=${box} onScroll=${scrolled} tabindex="0" role="log" aria-label=${group ? group.title : store.cast.bot}>
        ${older && html`<button class="older" onClick=${() => loadChat(phone, first)}>${t("older")}</button>`}
        ${empty && !phone.group && html`<${Welcome} about=${chat.known.about} lang=${lang} />`}
        ${rows(chat.list, { lang: store.lang, pending, group, on })}
      </div>
      ${away > 0 && html`<button class="newer" onClick=${() => { stuck.current = true; setAway(0); toEnd(); }}>↓ ${away}</button>`}
    </div>`;
}

function Welcome({ about, lang }) {
  return html`<div class="welcome"><div class="bigicon">访</div><b>${t("whatCan", {}, lang)}</b><p>${about || ""}</p></div>`;
}

function Foot({ phone, lang, chat, base, draft, setDraft, setSheet, index }) {
  if (chat.known.blocked) {
    return html`<div class="foot one"><span>${t("blockedHint")}</span><button class="wide" onClick=${() => attempt("/control/unblock", base)}>${t("unblock")}</button></div>`;
  }
  if (chat.ready && !chat.known.started) {
    return html`<div class="foot one"><button class="wide" onClick=${() => attempt("/control/start", { person: phone.person })}>${t("start", {}, lang)}</button>
      <button class="icon scan" onClick=${() => setSheet({ kind: "scan" })}>▦ ${t("scan")}</button></div>`;
  }
  return html`<${Compose} chat=${chat} base=${base} draft=${draft} setDraft=${setDraft} setSheet=${setSheet} index=${index} />`;
}

function Holder({ index, person, group }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    const away = (event) => { if (!box.current?.contains(event.target)) setOpen(false); };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const shown = store.phones.map(chatId);
  const waiting = store.cast.people.concat(store.cast.groups).filter((one) => !shown.includes(one.id)).reduce((sum, one) => sum + unread(one.id), 0);
  const pick = (next) => { setOpen(false); show(index, next); };
  return html`
    <div class="holder" ref=${box} onKeyDown=${(event) => { if (event.key === "Escape") setOpen(false); }}>
      <button class="who" aria-expanded=${open} onClick=${() => setOpen(!open)}>
        <span class=${`avatar small av-${person.role}`}>${person.name.slice(0, 1)}</span>
        <span class="title"><b>${person.name}</b><small>${t(person.role === "other" ? "role-other" : person.role)}${group ? ` · ${group.title}` : ""}</small></span>
        ${waiting > 0 && index === 0 && html`<span class="badge">${waiting}</span>`}<span class="chev">▾</span>
      </button>
      ${open && html`<div class="people" role="menu">
        ${section("residents", ["resident", "stranger", "other"], person, pick)}
        ${section("staff", ["worker", "deputy", "lead", "health", "police", "township", "district", "admin"], person, pick)}
        ${store.cast.groups.length > 0 && html`<h4>${t("groups")}</h4>`}
        ${store.cast.groups.map((one) => html`<button role="menuitem" key=${one.id} onClick=${() => pick({ person: one.members.includes(person.id) ? person.id : one.members[0], group: one.id })}>
          <span class="avatar small av-group">${one.title.slice(0, 1)}</span><span>${one.title}</span><small>${t("members", { n: one.members.length })}</small>${badge(one.id)}</button>`)}
      </div>`}
    </div>`;
}

function section(title, roles, person, pick) {
  const people = store.cast.people.filter((one) => roles.includes(one.role));
  return html`<h4>${t(title)}</h4>${people.map((one) => html`
    <button role="menuitem" key=${one.id} class=${one.id === person.id ? "on" : ""} onClick=${() => pick({ person: one.id })}>
      <span class=${`avatar small av-${one.role}`}>${one.name.slice(0, 1)}</span><span>${one.name}</span>
      <small>${t(one.role === "other" ? "role-other" : one.role)}</small>${badge(one.id)}</button>`)}`;
}

const badge = (id) => (unread(id) > 0 ? html`<span class="badge">${unread(id)}</span>` : null);

function Sheet({ sheet, close, setSheet, phone, chat, base, index, setDraft }) {
  const { message } = sheet;
  switch (sheet.kind) {
    case "menu": return html`<${PhoneMenu} phone=${phone} chat=${chat} base=${base} index=${index} close=${close} />`;
    case "photo": return html`<${PhotoSheet} base=${base} close=${close} />`;
    case "scan": return html`<${ScanSheet} phone=${phone} close=${close} />`;
    case "forward": return html`<${ForwardSheet} phone=${phone} base=${base} message=${message} close=${close} />`;
    default: return html`
      <div class="veil" onClick=${close}><div class="sheet list" onClick=${(event) => event.stopPropagation()}>
        <p class="quoted">${(message.text || t(CALLED[message.kind] || message.kind)).slice(0, 80)}</p>
        <button onClick=${() => { setDraft({ text: "", editing: null, reply: message }); close(); }}>↩ ${t("reply")}</button>
        ${message.own && ["text", "photo", "document"].includes(message.kind) && html`<button onClick=${() => { setDraft({ text: message.text, editing: message, reply: null }); close(); }}>✏️ ${t("edit")}</button>`}
        <button onClick=${() => setSheet({ kind: "forward", message })}>➦ ${t("forward")}</button>
        ${message.text && html`<button onClick=${() => { copyText(message.text); close(); }}>📋 ${t("copy")}</button>`}
        <button class="quiet" onClick=${close}>${t("cancel")}</button>
      </div></div>`;
  }
}
