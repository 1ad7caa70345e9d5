// The page: a bar, three phones side by side, stories on the left, a look inside on the right.

import { html, render, useEffect, useState } from "./vendor/preact-htm.js";
import { Bar, Rail, Telling } from "./frame.js";
import { Inspector } from "./inspector.js";
import { Phone } from "./phone.js";
import { keep, listen, store, subscribe, t } from "./store.js";

function Page() {
  const [, redraw] = useState(0);
  useEffect(() => subscribe(() => redraw((count) => count + 1)), []);
  const shape = `${store.rail ? " with-rail" : ""}${store.inspector ? " with-inspector" : ""}`;
  return html`
    <div class=${`frame lang-${store.lang}${shape}`}>
      <${Bar} />
      <${Telling} />
      <div class="stage">
        ${store.rail && html`<${Rail} />`}
        <main class="phones">${store.phones.map((_, index) => html`<${Phone} key=${index} index=${index} />`)}</main>
        ${store.inspector && html`<${Inspector} />`}
      </div>
      <div class="notices" role="status">${store.notices.map((one) => html`<div key=${one.id} class=${one.bad ? "bad" : ""}>${one.text}</div>`)}</div>
      <footer class="bottom">${t("demoLong")}</footer>
    </div>`;
}

keep({});
render(html`<${Page} />`, document.getElementById("root"));
listen();
