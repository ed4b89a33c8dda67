import { launch, open } from "./test/browser.mjs";
const b = await launch(); await open(b,"empty"); await new Promise(r=>setTimeout(r,3000));
for (const n of ["empty","medium","large","large","large"]) { const r = await open(b, n); console.log(n, Math.round(r.elapsed), "clock", Math.round(r.task), "cpu"); await r.page.close(); await new Promise(r=>setTimeout(r,1000));}
await b.close();
