// Around the phones: the clock bar, the stories, and the trouble one can make.

import { html } from "./vendor/preact-htm.js";
import { clearFaults } from "./api.js";
import { clockOf, dayOf, secondsOf, weekday, whenOf } from "./moments.js";
import { attempt, keep, store, t, tried } from "./store.js";

const clock = (asked) => attempt("/play/clock", asked);
const wish = (asked) => attempt("/play/wish", asked);

export function Bar() {
  const { state, now } = store;
  const playing = state?.running;
  const next = state?.next;
  return html`
    <header class="bar-top">
      <div class="brand"><img src="/page/icon.svg" width="26" height="26" alt="" /><b>${t("brand")}</b><span class="ribbon" title=${t("demoLong")}><span class="long">${t("demo")}</span><span class="short">${t("demoShort")}</span></span></div>
      <div class="time" aria-live="off"><b>${now ? (playing && state.rate === 1 ? secondsOf(now) : clockOf(now)) : "--:--"}</b><small>${now ? `${dayOf(now)} ${weekday(now)}` : ""}</small></div>
      <div class="group" role="group">
        <button class=${!playing ? "on" : ""} aria-label=${t("pause")} title=${t("pause")} onClick=${() => clock({ pause: true })}>❚❚</button>
        ${[1, 60, 600].map((rate) => html`<button key=${rate} class=${playing && state.rate === rate ? "on" : ""} onClick=${() => clock({ rate })}>×${rate}</button>`)}
      </div>
      <div class="group" role="group">
        <button onClick=${() => clock({ by: 900 })}>${t("plus15")}</button>
        <button onClick=${() => clock({ to: "08:00" })}>08:00</button>
        <button onClick=${() => clock({ to: "18:00" })}>18:00</button>
        <button disabled=${!state?.release} title=${whenOf(state?.release)} onClick=${() => clock({ to: "release" })}>${t("release")}</button>
      </div>
      <button class="nextbtn" id="next" title=${next ? `${whenOf(next.at)} ${t(`ev-${next.name}`)}` : ""} disabled=${!next} onClick=${() => clock({ to: "next" })}>
        ${next ? html`<span>${t("next")}</span><b>${whenOf(next.at)} ${t(`ev-${next.name}`).replace(/^ev-/, "")}${next.many > 1 ? ` ×${next.many}` : ""}</b>` : t("nothingNext")}</button>
      <span class="alive" data-bot=${state?.bot || "none"} title=${state?.why || t(state?.bot || "none")}><i></i>${t(state?.bot || "none")}</span>
      <div class="group right">
        <button class=${store.rail ? "on" : ""} onClick=${() => keep({ rail: !store.rail })}>${t("stories")}</button>
        <button class=${store.inspector ? "on" : ""} onClick=${() => keep({ inspector: store.inspector ? "" : "person" })}>${t("inspector")}</button>
        <button id="language" onClick=${() => keep({ lang: store.lang === "en" ? "zh" : "en" })}>${t("other")}</button>
      </div>
    </header>`;
}

const FAULTS = {
  drop: { kind: "drop", method: "sendMessage", times: 3 },
  delay: { kind: "delay", method: "sendMessage", seconds: 1.5, times: 8 },
  busy: { kind: "status", method: "sendMessage", times: 4, retry_after: 5 },
  error: { kind: "status", method: "sendMessage", times: 4, code: 500 },
  duplicate: { kind: "duplicate", method: "getUpdates", times: 5 },
};
const ACTIVE = { drop: "drop", delay: "delay", duplicate: "duplicate" };

export function Rail() {
  const { state, cast } = store;
  const scene = state?.scene;
  const playing = scene?.state === "playing";
  const rules = state?.faults || [];
  const active = (name) => rules.some((one) => (ACTIVE[name] ? one.kind === ACTIVE[name] : one.kind === "status" && (name === "busy") === (one.code === 429)));
  const down = state?.bot === "down";
  return html`
    <aside class="rail" aria-label=${t("stories")}>
      <h3>${t("stories")}<button class="x" aria-label=${t("close")} onClick=${() => keep({ rail: false })}>✕</button></h3>
      <p class="hint">${t("storiesHint")}</p>
      <div class="stories">${cast.scenarios.map((one) => html`
        <button key=${one.id} data-story=${one.id} class=${scene?.id === one.id ? `on ${scene.state}` : ""} disabled=${state?.bot === "starting"} onClick=${() => wish({ scenario: one.id, pause: store.speed })}>
          <span>${store.lang === "en" ? one.en : one.zh}</span>${scene?.id === one.id && html`<small>${playing ? `${scene.step}/${scene.steps}` : scene.state === "done" ? "✓" : scene.state === "failed" ? "!" : "■"}</small>`}
        </button>`)}</div>
      <label class="line">${t("speed")}<select value=${String(store.speed)} onChange=${(event) => keep({ speed: Number(event.target.value) })}>
        <option value="1.5">${t("slow")}</option><option value="0.7">${t("normal")}</option><option value="0.1">${t("quick")}</option></select></label>
      <label class="line check"><input type="checkbox" checked=${store.follow} onChange=${(event) => keep({ follow: event.target.checked })} />${t("follow")}</label>
      <button class="plain" disabled=${state?.bot === "starting"} onClick=${() => wish({ again: true })}>↺ ${t("again")}</button>
      <h3>${t("faults")}</h3>
      <p class="hint">${t("faultsHint")}</p>
      <div class="faults">${Object.keys(FAULTS).map((name) => html`<button key=${name} class=${active(name) ? "on" : ""} onClick=${() => attempt("/control/fault", FAULTS[name])}>${t(name)}</button>`)}
        <button disabled=${rules.length === 0} onClick=${() => tried(clearFaults)}>${t("clear")}</button></div>
      <div class="faults two"><button id="restart" onClick=${() => wish({ bot: "restart" })}>${t("restart")}</button>
        <button id="kill" class=${down ? "go" : ""} onClick=${() => wish({ bot: down ? "start" : "stop" })}>${t(down ? "startBot" : "kill")}</button></div>
    </aside>`;
}

export function Telling() {
  const { state } = store;
  const scene = state?.scene;
  if (!store.connected) return html`<div class="telling bad" id="lost">${t("lost")}</div>`;
  if (state?.bot === "down" && scene?.state !== "playing") return html`<div class="telling bad" id="down">${t("downLong")}${state.why && state.why !== "stopped" && html` <code>${state.why}</code>`} <button onClick=${() => wish({ bot: "start" })}>${t("startBot")}</button></div>`;
  if (state?.bot === "starting") return html`<div class="telling">${t("starting")}</div>`;
  const told = `${state?.epoch} ${scene?.id}`;
  if (scene && scene.state !== "none" && (scene.state === "playing" || store.shut !== told)) {
    const label = scene.state === "playing" ? "" : `${t(scene.state)} · `;
    return html`<div class=${`telling scene ${scene.state}`} data-state=${scene.state}><progress max=${scene.steps} value=${scene.step}></progress><span>${label}${store.lang === "en" ? scene.en : scene.zh}</span>
      ${scene.state === "playing" ? html`<button onClick=${() => wish({ stop: true })}>${t("stopStory")}</button>`
        : html`<button class="shut" aria-label=${t("close")} onClick=${() => keep({ shut: told })}>✕</button>`}</div>`;
  }
  if (state?.goal) return html`<div class="telling">${t("moving")} <button onClick=${() => attempt("/play/clock", { stop: true })}>${t("stopStory")}</button></div>`;
  return null;
}
