// Telegram's entities as elements. Offsets are UTF-16 units, which is what JavaScript counts in.

import { html } from "./vendor/preact-htm.js";

const AUTO = /https?:\/\/[^\s<>"']+|(?<![\w/<])\/[A-Za-z][A-Za-z0-9_]{0,31}/g;

export function rich(text, entities, on) {
  return piece(text, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length), 0, text.length, on);
}

function piece(text, entities, start, end, on) {
  const parts = [];
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const one = entities[i];
    const stop = Math.min(one.offset + one.length, end);
    if (one.offset < at || one.offset >= end) continue;
    if (one.offset > at) parts.push(...plain(text.slice(at, one.offset), on));
    const inner = entities.slice(i + 1).filter((other) => other.offset < stop);
    parts.push(mark(one, text, piece(text, inner, one.offset, stop, on), on));
    at = stop;
  }
  if (at < end) parts.push(...plain(text.slice(at, end), on));
  return parts;
}

function plain(text, on) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(AUTO)) {
    if (found.index > at) parts.push(text.slice(at, found.index));
    parts.push(found[0].startsWith("/") ? command(found[0], on) : link(found[0], found[0], on));
    at = found.index + found[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

const command = (text, on) => html`<button class="cmd" onClick=${() => on.command(text)}>${text}</button>`;
const link = (url, inner, on) => html`<button class="link" onClick=${() => on.link(url)}>${inner}</button>`;

function mark(entity, text, inner, on) {
  switch (entity.type) {
    case "bold": return html`<b>${inner}</b>`;
    case "italic": return html`<i>${inner}</i>`;
    case "underline": return html`<u>${inner}</u>`;
    case "strikethrough": return html`<s>${inner}</s>`;
    case "code": return html`<code onClick=${() => on.copy(text.substr(entity.offset, entity.length))}>${inner}</code>`;
    case "pre": return html`<pre>${inner}</pre>`;
    case "spoiler": return html`<span class="spoiler" tabindex="0">${inner}</span>`;
    case "blockquote": return html`<blockquote>${inner}</blockquote>`;
    case "expandable_blockquote": return html`<details class="quote"><summary>${inner}</summary></details>`;
    case "text_link": return link(entity.url, inner, on);
    case "bot_command": return command(text.substr(entity.offset, entity.length), on);
    default: return html`<span>${inner}</span>`;
  }
}
