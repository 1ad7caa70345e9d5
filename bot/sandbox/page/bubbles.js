// One message as the messenger draws it. A bubble is drawn again only when its message changed.

import { Component, html } from "./vendor/preact-htm.js";
import { clockOf, dayKey, dayOf } from "./moments.js";
import { rich } from "./rich.js";
import { t } from "./store.js";

// whoever follows a link sends its code along, and a client shows the command alone
const plainStart = (text) => text.replace(/^\/start \S+$/, "/start");

export class Row extends Component {
  shouldComponentUpdate(next) {
    const { message, joined, lang, pending, name } = this.props;
    return message !== next.message || joined !== next.joined || lang !== next.lang || pending !== next.pending || name !== next.name;
  }

  render({ message, joined, pending, name, on }) {
    if (message.kind === "service") return html`<div class="day service"><span>${service(message.service)}</span></div>`;
    const flash = message.flash ? ` flash-${message.version % 2}` : "";
    const fresh = message.isNew ? " fresh" : "";
    return html`
      <div class=${`row ${message.own ? "own" : "theirs"}${joined ? " joined" : ""}${fresh}`} data-id=${message.id}>
        <div class="stack">
          <div class=${`bubble kind-${message.kind}${flash}`} onContextMenu=${(event) => { event.preventDefault(); on.menu(message); }}>
            ${name && html`<div class="from">${name}</div>`}
            ${message.forwarded && html`<div class="fwd">${t("forwardedFrom", { name: message.forwarded })}</div>`}
            ${message.reply && html`<button class="re" onClick=${() => on.jump(message.reply.id)}>${message.reply.text || "…"}</button>`}
            ${content(message)}
            ${message.text && html`<div class="text">${rich(plainStart(message.text), message.entities, on)}</div>`}
            <${Meta} message=${message} />
            <button class="more" aria-label="⋯" onClick=${() => on.menu(message)}>⌄</button>
          </div>
          ${message.buttons.length > 0 && html`<${Buttons} message=${message} pending=${pending} on=${on} />`}
        </div>
      </div>`;
  }
}

function Meta({ message }) {
  const mark = message.own ? html`<i class="ticks" aria-hidden="true">✓✓</i>`
    : message.silent ? html`<i class="bell" title=${t("silent")}>🔕</i>` : null;
  return html`<div class="meta">${mark && !message.own ? mark : null}${message.edits > 0 && html`<span>${t("edited")}</span>`}
    <time>${clockOf(message.at)}</time>${message.own ? mark : null}</div>`;
}

function Buttons({ message, pending, on }) {
  return html`<div class="inline">${message.buttons.map((row, r) => html`
    <div class="brow" key=${r}>${row.map((button) => html`
      <button class=${`ib ${button.style || ""}${pending === button.callback_data && pending ? " pending" : ""}`}
        onClick=${() => on.press(message, button)}>
        <span>${button.text}</span>${button.url && html`<i>↗</i>`}${button.copy_text && html`<i>📋</i>`}
      </button>`)}
    </div>`)}</div>`;
}

function content(message) {
  const file = message.file;
  switch (message.kind) {
    case "photo":
      return html`<a class="pic" href=${file.url} target="_blank" rel="noopener"><img src=${file.url} width=${file.width} height=${file.height} loading="lazy" alt=${message.text.slice(0, 60)} /></a>`;
    case "document":
      return html`<a class="doc" href=${file.url} download=${file.name}><span class="docicon">↓</span><span><b>${file.name || t("file")}</b><small>${bytes(file.size)} · ${t("download")}</small></span></a>`;
    case "voice": case "audio":
      return html`<div class="voice"><span class="play">▶</span><span class="wave">${Array.from({ length: 26 }, (_, i) => html`<i class=${`w${(i * 7 + message.id) % 6}`}></i>`)}</span><small>0:${String(file.seconds).padStart(2, "0")}</small></div>`;
    case "sticker":
      return html`<div class="sticker">${file.emoji || "👍"}</div>`;
    case "text": return null;
    default:
      return html`<div class="voice"><span class="play">◉</span>${message.kind}</div>`;
  }
}

function bytes(size) {
  return size > 1048576 ? `${(size / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} KB`;
}

function service({ what, who }) {
  if (what === "new_chat_members") return t("joined", { who });
  if (what === "left_chat_member") return t("leftGroup", { who });
  if (what === "group_chat_created") return t("groupMade");
  return t("serviceOther");
}

// the messages of a chat with the days between them
export function rows(list, { lang, pending, group, on }) {
  const drawn = [];
  let day = "";
  let before = null;
  for (const message of list) {
    const own = dayKey(message.at);
    if (own !== day) {
      day = own;
      before = null;
      drawn.push(html`<div class="day" key=${`d${own}`}><span>${dayOf(message.at)}</span></div>`);
    }
    const joined = before && before.own === message.own && before.from === message.from && before.kind !== "service";
    const name = group && !message.own && !joined ? message.from : "";
    drawn.push(html`<${Row} key=${message.id} message=${message} joined=${Boolean(joined)} lang=${lang} name=${name}
      pending=${pending?.id === message.id ? pending.data : ""} on=${on} />`);
    before = message;
  }
  return drawn;
}
