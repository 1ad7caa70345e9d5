// Moments as people in the community read them: in its own time zone, whatever this machine's is.

import { store, t } from "./store.js";

const formats = {};
function parts(iso) {
  const zone = store.state?.zone || "Asia/Shanghai";
  formats[zone] ??= new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  });
  return Object.fromEntries(formats[zone].formatToParts(new Date(iso)).map((one) => [one.type, one.value]));
}

export const clockOf = (iso) => { const p = parts(iso); return `${p.hour}:${p.minute}`; };
export const secondsOf = (iso) => { const p = parts(iso); return `${p.hour}:${p.minute}:${p.second}`; };
export const dayKey = (iso) => { const p = parts(iso); return `${p.year}-${p.month}-${p.day}`; };
export const weekday = (iso) => t(`wd${new Date(`${dayKey(iso)}T12:00:00Z`).getUTCDay()}`);

export function dayOf(iso) {
  const p = parts(iso);
  const month = new Date(Date.UTC(2000, Number(p.month) - 1, 1)).toLocaleString("en", { month: "short", timeZone: "UTC" });
  return store.lang === "en" ? `${Number(p.day)} ${month}` : `${Number(p.month)}月${Number(p.day)}日`;
}

export function whenOf(iso) {
  if (!iso) return "";
  return store.now && dayKey(iso) === dayKey(store.now) ? clockOf(iso) : `${dayOf(iso)} ${clockOf(iso)}`;
}
