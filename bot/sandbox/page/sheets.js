// What slides over a phone's screen: its menu, the camera, codes to scan, where to forward, an alert.

import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { look } from "./api.js";
import { attempt, chatId, setPhone, store, t } from "./store.js";
import { base64, draw } from "./thermometer.js";

const Veil = ({ close, children, kind = "" }) => html`
  <div class="veil" onClick=${close}><div class=${`sheet ${kind}`} onClick=${(event) => event.stopPropagation()}>${children}</div></div>`;

export function Alert({ text, close }) {
  const button = useRef(null);
  useEffect(() => { button.current?.focus({ preventScroll: true }); }, []);
  return html`<div class="veil middle"><div class="alertbox" role="alertdialog"><p>${text}</p><button ref=${button} onClick=${close}>${t("ok")}</button></div></div>`;
}

export function PhoneMenu({ phone, chat, base, index, close }) {
  const transcript = (format) => `/control/transcript?format=${format}&chat=${chatId(phone)}`;
  return html`<${Veil} close=${close} kind="drop list">
    <label class="check"><input type="checkbox" checked=${Boolean(phone.elder)} onChange=${(event) => setPhone(index, { elder: event.target.checked })} />${t("elder")} · 320 px</label>
    ${phone.elder && html`<label class="slide">${t("size")} <b>${phone.size || 130} %</b>
      <input type="range" min="100" max="170" step="5" value=${phone.size || 130} onInput=${(event) => setPhone(index, { size: Number(event.target.value) })} /></label>`}
    <a href=${transcript("md")} download=${`suifang-${chatId(phone)}.md`}>${t("transcriptMd")}</a>
    <a href=${transcript("json")} download=${`suifang-${chatId(phone)}.json`}>${t("transcriptJson")}</a>
    ${!phone.group && !chat.known.blocked && chat.known.started && html`<button class="bad" onClick=${() => { attempt("/control/block", base); close(); }}>${t("block")}</button>`}
    <button class="quiet" onClick=${close}>${t("close")}</button>
  </${Veil}>`;
}

export function PhotoSheet({ base, close }) {
  const canvas = useRef(null);
  const [value, setValue] = useState("36.6");
  const [code, setCode] = useState("");
  const [captioned, setCaptioned] = useState(true);
  useEffect(() => draw(canvas.current, value, code), [value, code]);
  const send = async () => {
    await attempt("/control/photo", { ...base, content: base64(canvas.current), caption: captioned ? value : "" });
    close();
  };
  return html`<${Veil} close=${close} kind="photo">
    <canvas ref=${canvas} aria-label=${`${value} ℃`}></canvas>
    <label class="slide">🌡 <b>${value} ℃</b><input type="range" min="34" max="42" step="0.1" value=${value} onInput=${(event) => setValue(Number(event.target.value).toFixed(1))} /></label>
    <label class="field">${t("todaysCode")}<input inputmode="numeric" maxlength="4" value=${code} onInput=${(event) => setCode(event.target.value)} /></label>
    <label class="check"><input type="checkbox" checked=${captioned} onChange=${(event) => setCaptioned(event.target.checked)} />${t("caption")}</label>
    <div class="pair"><button class="quiet" onClick=${close}>${t("cancel")}</button><button class="main" onClick=${send}>${t("sendPhoto")}</button></div>
  </${Veil}>`;
}

export function ScanSheet({ phone, close }) {
  const [codes, setCodes] = useState(null);
  useEffect(() => { look("/play/invites").then(setCodes, () => setCodes([])); }, []);
  const scan = (code) => { attempt("/control/start", { person: phone.person, payload: code }); close(); };
  return html`<${Veil} close=${close} kind="list">
    <p class="quoted">▦ ${t("scanHint")}</p>
    ${codes?.length === 0 && html`<p class="quoted">${t("noCodes")}</p>`}
    <div class="scroll">${(codes || []).map((one) => html`<button key=${one.code} onClick=${() => scan(one.code)}>${one.words}<small>${t("cardFrom", { name: one.of })}</small></button>`)}</div>
    <button class="quiet" onClick=${close}>${t("cancel")}</button>
  </${Veil}>`;
}

export function ForwardSheet({ phone, base, message, close }) {
  const origin = phone.group ? { from_chat: phone.group } : { of: phone.person };
  const to = (chat) => {
    attempt("/control/forward", { person: phone.person, message_id: message.id, ...origin, chat });
    close();
  };
  const groups = store.cast.groups.filter((one) => one.members.includes(base.person));
  return html`<${Veil} close=${close} kind="list">
    <p class="quoted">${t("forwardTo")}</p>
    <button onClick=${() => to(undefined)}>${store.cast.bot}</button>
    ${groups.map((one) => html`<button key=${one.id} onClick=${() => to(one.id)}>${one.title}</button>`)}
    <button class="quiet" onClick=${close}>${t("cancel")}</button>
  </${Veil}>`;
}
