// The drawer that looks inside: what the bot has written down, and what it asked of Telegram.

import { html, useEffect, useState } from "./vendor/preact-htm.js";
import { look } from "./api.js";
import { secondsOf, whenOf } from "./moments.js";
import { chatOf, keep, store, t } from "./store.js";

const TABS = ["person", "due", "outbox", "alerts", "heard", "audit", "calls"];
const CALLS = 50; // shown; polls that follow each other count as one
const ASKED = 400;
const QUIET = 350; // milliseconds without change before the drawer asks again

export function Inspector() {
  const tab = store.inspector;
  const [whose, setWhose] = useState(0);
  const [found, setFound] = useState({ tab: "", rows: null });
  const phone = store.phones[whose];
  const revisions = JSON.stringify(store.state?.chats || {}) + store.state?.bot + store.state?.epoch;
  useEffect(() => {
    let live = true;
    const timer = setTimeout(async () => {
      const rows = await ask(tab, phone).catch(() => null);
      if (live) setFound({ tab, rows, person: phone.person });
    }, found.tab === tab && found.person === phone.person ? QUIET : 0);
    return () => { live = false; clearTimeout(timer); };
  }, [tab, phone.person, revisions]);
  const ready = found.tab === tab;
  return html`
    <aside class="inspector" aria-label=${t("inspector")}>
      <div class="tabs" role="tablist">${TABS.map((name) => html`<button key=${name} role="tab" data-tab=${name} aria-selected=${tab === name} onClick=${() => keep({ inspector: name })}>${t(name)}</button>`)}
        <button class="x" aria-label=${t("close")} onClick=${() => keep({ inspector: "" })}>✕</button></div>
      ${["person", "heard"].includes(tab) && html`<div class="whose">${store.phones.map((one, index) => html`<button key=${index} class=${whose === index ? "on" : ""} onClick=${() => setWhose(index)}>${nameOf(one.person)}</button>`)}</div>`}
      <div class="found" data-ready=${ready}>${!ready ? null : found.rows === null ? html`<p class="none">${t("botDownInspect")}</p>` : VIEWS[tab](found.rows, phone)}</div>
    </aside>`;
}

const nameOf = (id) => store.cast.people.find((one) => one.id === id)?.name || store.cast.groups.find((one) => one.id === id)?.title || String(id ?? "");

function lastCalls(rows) {
  const kept = [];
  for (const one of [...rows].reverse()) {
    const before = kept.at(-1);
    if (one.method === "getUpdates" && before?.method === one.method && before.status === one.status) before.many += 1;
    else kept.push({ ...one, many: 1 });
    if (kept.length > CALLS) break;
  }
  return kept.slice(0, CALLS);
}

async function ask(tab, phone) {
  if (tab === "calls") return lastCalls(await look("/control/calls", { last: ASKED }));
  if (tab === "heard") {
    const said = chatOf(phone).list.filter((one) => one.own && one.text && !one.text.startsWith("/")).slice(-8).reverse();
    const found = await Promise.all(said.map((one) => look("/play/inspect/heard", { text: one.text })));
    return found.some((one) => one.ok === false) ? null : found;
  }
  const found = await look(`/play/inspect/${tab}`, tab === "person" ? { chat: phone.person } : {});
  return found.ok === false ? null : found;
}

function Facts({ of }) {
  return html`<dl>${Object.entries(of).map(([name, value]) => html`<dt>${name}</dt><dd>${shown(value)}</dd>`)}</dl>`;
}

function shown(value) {
  if (typeof value === "object") return html`<code>${JSON.stringify(value)}</code>`;
  return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? whenOf(value) : String(value);
}

const none = () => html`<p class="none">${t("empty")}</p>`;
const tag = (text, kind = "") => html`<span class=${`tag ${kind}`}>${text}</span>`;

function Heard({ one }) {
  const verdict = one.value ? html`<b>${one.value} ℃</b> ${tag(one.sure ? t("sure") : t("unsure"), one.sure ? "good" : "warn")}` : html`<span class="dim">${t("noValue")}</span>`;
  return html`<div class="heard"><q>${one.text.slice(0, 120)}</q><span>→</span><span>${verdict} ${one.why && tag(one.why)} ${one.symptoms.map((s) => tag(s, "warn"))} ${one.emergency.map((s) => tag(s, "bad"))}</span></div>`;
}

function Try() {
  const [text, setText] = useState("36度5 有点咳嗽");
  const [one, setOne] = useState(null);
  useEffect(() => {
    let live = true;
    const timer = setTimeout(() => look("/play/inspect/heard", { text: text || " " }).then((got) => live && got.ok !== false && setOne(got), () => {}), 200);
    return () => { live = false; clearTimeout(timer); };
  }, [text]);
  return html`<label class="try">${t("tryWords")}<input id="try" value=${text} onInput=${(event) => setText(event.target.value)} /></label>${one && html`<${Heard} one=${one} />`}`;
}

const ALERT = { closed: "good", acked: "warn" };

const VIEWS = {
  person: (found) => {
    if (!found.reporter?.id && !found.staff?.id) return html`<p class="none">${t("nobody")}</p>`;
    return html`
      <h4>${t("openQuestion")}</h4>${found.open.length ? found.open.map((one) => html`<article><b>${one.asking}</b> <${Facts} of=${one} /></article>`) : html`<p class="dim">${t("noQuestion")}</p>`}
      ${found.roles.length > 0 && html`<h4>${t("rolesHeld")}</h4>${found.roles.map((one) => tag(one))}<${Facts} of=${found.staff} />`}
      ${found.answers_for.length > 0 && html`<h4>${t("answersFor")}</h4>`}
      ${found.answers_for.map((one) => html`<article><b>${one.resident.name}</b> ${tag(one.as.consent || "—")}
        ${one.checks.length > 0 && html`<h5>${t("checksDue")}</h5>${one.checks.map((check) => html`<p>${tag(`${check.day} ${check.slot}`)} → ${whenOf(check.closes_at)}</p>`)}`}
        ${one.readings.length > 0 && html`<h5>${t("readingsNow")}</h5>${one.readings.map((r) => html`<p>${whenOf(r.at)} <b>${r.value}</b> <span class="dim">${r.said} · ${r.by}</span></p>`)}`}
        ${one.episode.next_round_at && html`<p>${t("nextAsked")} <b>${whenOf(one.episode.next_round_at)}</b></p>`}
        <details open><summary>${t("itsRow")}</summary><${Facts} of=${{ ...one.resident, ...one.episode }} /></details></article>`)}`;
  },
  due: (rows) => (rows.length ? html`<table>${rows.map((one) => html`<tr><td>${whenOf(one.at)}</td><td><b>${t(`ev-${one.name}`).replace(/^ev-/, "")}</b></td><td>×${one.many}</td></tr>`)}</table>` : none()),
  outbox: (rows) => (rows.length ? rows.map((one) => html`<article class="tight">${tag(one.state, one.state === "sent" ? "good" : one.state === "owed" ? "warn" : "bad")} <b>${one.notice}</b> → ${nameOf(one.chat_id) || one.recipient}
      <small>${whenOf(one.sent_at || one.next_at)}${one.attempts ? ` · ${one.attempts}×` : ""}${one.why ? ` · ${one.why}` : ""}</small></article>`) : none()),
  alerts: (rows) => (rows.length ? rows.map((one) => html`<article>${tag(one.state, ALERT[one.state] || "bad")} <b>${one.kind} · ${one.tier}</b> ${one.who}
      <p class="steps">${one.happened.map((step) => html`<span>${whenOf(step.at)} ${step.what}${step.office ? ` ${step.office}` : ""}</span>`)}</p>
      <p>${t("copies", { n: one.copies.length })}: ${one.copies.map((card) => tag(nameOf(card.chat_id)))}</p>
      <small>${one.next_at ? `→ ${whenOf(one.next_at)}` : ""}</small></article>`) : none()),
  heard: (rows) => html`<${Try} /><h4>${t("saidLately")}</h4>${rows.length ? rows.map((one) => html`<${Heard} one=${one} />`) : none()}`,
  audit: (rows) => (rows.length ? rows.map((one) => html`<article class="tight"><small>${whenOf(one.at)}</small> <b>${nameOf(one.telegram_id)}</b> ${one.what} <span class="dim">${one.subject || ""}</span></article>`) : none()),
  calls: (rows) => (rows.length ? rows.map((one) => html`<details class="call"><summary>${tag(one.status || "✕", one.status === 200 ? "good" : "bad")} <b>${one.method}</b> ${one.many > 1 && `×${one.many} `}<small>${secondsOf(one.at)} ${one.params.chat_id ? nameOf(Number(one.params.chat_id)) : ""} ${one.description || ""}</small></summary><pre>${JSON.stringify(one.params, null, 1)}</pre></details>`) : none()),
};
