// Opens pages as a person does: from a file, in a browser without a network.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const pages = process.env.DYNOSIM_PAGES ?? "";

// Why the tests cannot run here, or false.
export const skip = !existsSync(executablePath)
  ? `no browser at ${executablePath}; set CHROMIUM`
  : !existsSync(join(pages, "large.html"))
    ? "no pages; run the tests of SweepPageTests with DYNOSIM_PAGES naming a folder, and name it here too"
    : false;

export async function launch() {
  return chromium.launch({ executablePath, args: FLAGS });
}

// The page, and what it complained of: errors, refusals of its policy, requests to anywhere.
export async function open(browser, name, { width = 1400, height = 1000, scheme = "light", place = "" } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  // A machine that does much else at once is slow, not wrong.
  page.setDefaultTimeout(120_000);
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  const before = performance.now();
  await page.goto(pathToFileURL(join(pages, `${name}.html`)).href + place);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  const elapsed = performance.now() - before;
  const task = await processorTime(page);
  return { page, complaints, elapsed, task };
}

// What the process that draws the page has taken of the processor, all threads, in milliseconds. By the clock, other
// programs of the machine would count.
async function processorTime(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find((metric) => metric.name === "ProcessTime").value;
}

// The number in front: "134 of 5,000 points".
export async function selected(page) {
  const text = await page.locator(".selected").textContent();
  return Number(text.split(" ")[0].replaceAll(",", ""));
}

export async function drag(page, locator, from, to) {
  const box = await locator.boundingBox();
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 5 });
  await page.mouse.up();
}
