// The foot of a phone: typing, the reply keyboard, the command menu, and what else can be sent.

import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";
import { attempt, say, t } from "./store.js";

const LONGEST = 4096; // characters a client lets a person send in one message
const BIGGEST = 20 * 1024 * 1024;

export function Compose({ chat, base, draft, setDraft, setSheet, index }) {
  const [panel, setPanel] = useState("");
  const [hidden, setHidden] = useState(false);
  const field = useRef(null);
  const rows = chat.known.keyboard?.keyboard;
  const commands = chat.known.commands || [];
  useEffect(() => { setPanel(""); setHidden(false); }, [base.person, base.chat]);
  useEffect(() => { setHidden(false); }, [JSON.stringify(rows || [])]);
  useEffect(() => { if (draft.editing || draft.reply) field.current?.focus(); }, [draft.editing, draft.reply]);
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`;
  }, [draft.text]);

  const typed = (text) => setDraft({ ...draft, text });
  const say_ = (text) => attempt("/control/say", { ...base, text, reply_to: draft.reply?.id });
  async function send() {
    const text = draft.text.trim();
    if (!text) return;
    const done = draft.editing
      ? await attempt("/control/edit", { ...base, message_id: draft.editing.id, text })
      : await say_(text);
    if (done) setDraft({ text: "", editing: null, reply: null });
  }
  function key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    if (event.key === "Escape") setDraft({ text: "", editing: null, reply: null });
  }
  function press(button) {
    setPanel("");
    attempt("/control/press", { ...base, label: button.text });
  }
  const matching = draft.text.startsWith("/") && !draft.text.includes(" ") && !draft.editing
    ? commands.filter((one) => `/${one.command}`.startsWith(draft.text)) : [];
  const listed = panel === "menu" ? commands : matching;
  const left = LONGEST - draft.text.length;
  return html`
    <div class="foot">
      ${(draft.editing || draft.reply) && html`<div class="about"><span><b>${t(draft.editing ? "editing" : "replying")}</b>${((draft.editing || draft.reply).text || "").slice(0, 60)}</span>
        <button class="icon" aria-label=${t("cancel")} onClick=${() => setDraft({ text: "", editing: null, reply: null })}>✕</button></div>`}
      ${(panel === "menu" || matching.length > 0) && html`<div class="commands" role="menu">
        ${listed.length === 0 && html`<p>${t("noCommands")}</p>`}
        ${listed.map((one) => html`<button key=${one.command} role="menuitem" onClick=${() => { setPanel(""); typed(""); say_(`/${one.command}`); }}><b>/${one.command}</b><span>${one.description}</span></button>`)}
      </div>`}
      ${panel === "attach" && html`<${Attach} base=${base} setSheet=${setSheet} close=${() => setPanel("")} />`}
      <div class="bar">
        <button class=${`menubtn ${panel === "menu" ? "on" : ""}`} aria-label=${t("menu")} onClick=${() => setPanel(panel === "menu" ? "" : "menu")}>☰</button>
        <button class="icon" aria-label=${t("attach")} title=${t("attach")} onClick=${() => setPanel(panel === "attach" ? "" : "attach")}>＋</button>
        <textarea ref=${field} rows="1" maxlength=${LONGEST} placeholder=${chat.known.keyboard?.input_field_placeholder || t("write")} aria-label=${t("write")}
          value=${draft.text} onInput=${(event) => typed(event.target.value)} onKeyDown=${key} onFocus=${() => setPanel("")}></textarea>
        ${rows && html`<button class="icon" aria-label=${t("keyboard")} title=${t("keyboard")} onClick=${() => setHidden(!hidden)}>⌨</button>`}
        <button class="send" aria-label=${t("send")} disabled=${!draft.text.trim()} onClick=${send}>➤</button>
      </div>
      ${left < 300 && html`<small class="left">${t("left", { n: left })}</small>`}
      ${rows && !hidden && html`<div class="keys">${rows.map((row, r) => html`<div class="krow" key=${r}>${row.map((button) => html`
        <button class=${`kb ${button.style || ""}`} onClick=${() => press(button)}>${button.text}</button>`)}</div>`)}</div>`}
    </div>`;
}

function Attach({ base, setSheet, close }) {
  const pick = useRef(null);
  const go = (act) => () => { close(); act(); };
  async function sendFile(event) {
    const file = event.target.files[0];
    if (!file) return;
    if (file.size > BIGGEST) { say("> 20 MB", true); return; }
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = "";
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    await attempt("/control/document", { ...base, name: file.name, content: btoa(binary) });
    close();
  }
  return html`<div class="attach">
    <button onClick=${go(() => setSheet({ kind: "photo" }))}><i>🌡</i>${t("photo")}</button>
    <button onClick=${go(() => setSheet({ kind: "scan" }))}><i>▦</i>${t("scan")}</button>
    <button onClick=${go(() => attempt("/control/voice", { ...base, seconds: 4 }))}><i>🎤</i>${t("voice")}</button>
    <button onClick=${go(() => attempt("/control/sticker", base))}><i>👍</i>${t("sticker")}</button>
    <button onClick=${() => pick.current.click()}><i>📄</i>${t("file")}</button>
    <input ref=${pick} type="file" hidden onChange=${sendFile} />
  </div>`;
}
