// What a person does with the page, clicked in a browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drag, launch, open, selected, skip } from "./browser.mjs";

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(async () => browser?.close());

async function opened(name, options, steps) {
  const { page, complaints } = await open(browser, name, options);
  await steps(page);
  assert.deepEqual(complaints, []);
  await page.close();
}

test("verdicts come first, what fails is open", { skip }, () =>
  opened("small", {}, async (page) => {
    assert.equal(await page.locator("h1").textContent(), "Frontier");
    assert.match(await page.locator(".verdict").textContent(), /1 fails.*1 inconclusive.*2 hold/);
    assert.equal(await page.locator("details.expectation.fails[open]").count(), 1);
    assert.equal(await page.locator("details.expectation.holds[open]").count(), 0);
    await page.locator("details.expectation.holds summary").first().click();
    assert.equal(await page.locator("details.expectation.holds[open]").count(), 1);
  }),
);

test("a rectangle in the scatter plot selects in every view, a click on nothing lets go", { skip }, () =>
  opened("medium", {}, async (page) => {
    const plot = page.locator(".scatter .overlay");
    await plot.scrollIntoViewIfNeeded();
    await drag(page, plot, [0.1, 0.1], [0.4, 0.6]);
    const some = await selected(page);
    assert.ok(some > 0 && some < 5000, `${some}`);
    assert.equal(await page.locator(".chip").count(), 2);
    assert.equal(await page.locator(".grid").getAttribute("aria-rowcount"), String(some + 1));
    assert.equal(await page.locator(".brush:visible").count(), 2);
    await page.locator(".chip").first().click();
    assert.ok((await selected(page)) > some);
    await page.locator(".selection button", { hasText: "Clear" }).click();
    assert.equal(await selected(page), 5000);
  }),
);

test("axes, colours and logarithms can be chosen", { skip }, () =>
  opened("medium", {}, async (page) => {
    const [x, y, color] = [0, 1, 2].map((i) => page.locator(".scatter select").nth(i));
    await x.selectOption({ label: "deployment.gpus" });
    await y.selectOption({ label: "p99(itl)" });
    await color.selectOption({ label: "load.rate" });
    assert.match(await page.locator(".axis-name.x").textContent(), /deployment\.gpus/);
    assert.match(await page.locator(".axis-name.y").textContent(), /p99\(itl\)/);
    assert.equal(await page.locator(".legend .ramp").count(), 1);
    await color.selectOption({ label: "deployment.router" });
    assert.match(await page.locator(".legend").first().textContent(), /round_robin/);
    await page.locator(".scatter .check input").first().check();
    await page.getByRole("button", { name: "Zoom in" }).click();
    assert.ok(await page.getByRole("button", { name: "Reset zoom" }).isEnabled());
    await page.getByRole("button", { name: "Reset zoom" }).click();
  }),
);

test("a brush on an axis of the parallel coordinates selects, by mouse and by key", { skip }, () =>
  opened("medium", {}, async (page) => {
    const track = page.locator(".track").last();
    await track.scrollIntoViewIfNeeded();
    await drag(page, track, [0.5, 0.5], [0.5, 0.95]);
    const some = await selected(page);
    assert.ok(some > 0 && some < 5000, `${some}`);
    await track.press("Delete");
    assert.equal(await selected(page), 5000);
    await page.locator(".track").first().press("ArrowUp");
    await page.locator(".track").first().press("ArrowUp");
    assert.ok((await selected(page)) < 5000);
  }),
);

test("the filter reads comparisons with units and says what it does not know", { skip }, () =>
  opened("medium", {}, async (page) => {
    const filter = page.getByLabel("Filter points");
    const settled = async (text) => {
      await filter.fill(text);
      await filter.press("Enter");
      await page.waitForFunction(
        (wanted) => document.querySelector(".selection").dataset.query === wanted,
        text,
      );
      return selected(page);
    };
    const fast = await settled("p99(ttft)<300ms");
    assert.ok(fast > 0 && fast < 5000, `${fast}`);
    const four = await settled("p99(ttft)<0.3 prefill.tp=4");
    assert.ok(four > 0 && four < fast, `${four}`);
    assert.ok((await settled("router=round_robin limit=kv")) > 0);
    assert.equal(await settled("tq=4"), 5000);
    assert.match(await page.locator(".problem").textContent(), /no column is called tq/);
    await settled("");
    await page.getByRole("button", { name: "Frontier only" }).click();
    assert.ok((await selected(page)) < 200);
  }),
);

test("a heading sorts both ways, and what is missing comes last", { skip }, () =>
  opened("medium", {}, async (page) => {
    const heading = page.locator(".head-row .cell", { hasText: "p99(ttft)" });
    await heading.scrollIntoViewIfNeeded();
    const column = await heading.evaluate((cell) => [...cell.parentElement.children].indexOf(cell));
    const first = () => page.locator(`#row-0 .cell >> nth=${column}`).textContent();
    await heading.locator("button").click();
    assert.equal(await heading.getAttribute("aria-sort"), "ascending");
    assert.match(await first(), /ms$/);
    await heading.locator("button").click();
    assert.equal(await heading.getAttribute("aria-sort"), "descending");
    assert.match(await first(), /s$/);
  }),
);

test("the table is walked by keys; Enter opens, arrows turn the leaves, Escape closes", { skip }, () =>
  opened("large", {}, async (page) => {
    const grid = page.locator(".grid");
    await grid.focus();
    for (const key of ["ArrowDown", "ArrowDown", "PageDown", "End", "Home", "ArrowDown"]) await grid.press(key);
    assert.equal(await grid.getAttribute("aria-activedescendant"), "row-1");
    const id = await page.locator("#row-1 .code").textContent();
    await grid.press("Enter");
    const title = page.locator("#drawer-title");
    assert.equal(await title.textContent(), `Point ${id}`);
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await title.textContent(), `Point ${id}`);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.ok(await grid.evaluate((element) => element === document.activeElement), "focus comes back");
    assert.ok((await page.locator(".table-body .row").count()) < 60, "only rows in view exist");
  }),
);

test("the scatter plot is walked by keys", { skip }, () =>
  opened("medium", {}, async (page) => {
    const plot = page.locator(".scatter .overlay");
    await plot.focus();
    await plot.press("ArrowRight");
    await plot.press("ArrowRight");
    assert.ok(await page.locator(".hover-card").isVisible());
    await plot.press("Enter");
    assert.match(await page.locator(".drawer .tags").textContent(), /frontier/);
  }),
);

test("a drawer shows what is known, and of other points what there is", { skip }, () =>
  opened("medium", {}, async (page) => {
    await page.locator(".shortlist button").first().click();
    const drawer = page.locator(".drawer");
    const headings = await drawer.locator("h3").allTextContents();
    for (const wanted of [
      "Configuration against the baseline",
      "Where the time of requests went",
      "Distributions over requests",
      "Over time",
      "Pools",
      "Figures",
      "Run this point again",
    ]) {
      assert.ok(headings.includes(wanted), wanted);
    }
    assert.equal(await drawer.locator(".multiples figure").count(), 5);
    assert.equal(await drawer.locator(".breakdown").count(), 2);
    const id = (await page.locator("#drawer-title code").textContent()).trim();
    const again = new RegExp(
      "^dynosim run \\S+ ChatOnDisagg( --set deployment\\.\\S+=\\S+){5} --set load.rate=\\S+" +
        " --set ('deployment.router=[^']+'|deployment.router=\\w+)$",
    );
    assert.match(await drawer.locator(".command code").textContent(), again);
    assert.match(page.url(), new RegExp(`#point=${id}$`));
    await page.keyboard.press("Escape");
    await page.locator(".grid").focus();
    await page.locator(".grid").press("End");
    await page.locator(".grid").press("Enter");
    assert.match(await drawer.textContent(), /are kept for the frontier/);
    assert.match(await drawer.locator(".command code").textContent(), again);
  }),
);

test("the address of a point opens its drawer", { skip }, async () => {
  let address = "";
  await opened("medium", {}, async (page) => {
    await page.locator(".shortlist button").nth(3).click();
    address = new URL(page.url()).hash;
  });
  await opened("medium", { place: address }, async (page) => {
    assert.ok(await page.locator(".drawer").isVisible());
    assert.equal(`#point=${await page.locator("#drawer-title code").textContent()}`, address);
  });
});

test("refusals open by code, with their derivations", { skip }, () =>
  opened("medium", {}, async (page) => {
    const group = page.locator("details.absent").first();
    await group.locator("summary").click();
    assert.match(await group.textContent(), /DYN40/);
    // Counting does not wait, and a group is filled only after it has opened.
    await group.locator("article").nth(49).waitFor();
    assert.equal(await group.locator("article").count(), 50);
    await group.getByRole("button", { name: /Show 50 more/ }).click();
    await group.locator("article").nth(99).waitFor();
    assert.equal(await group.locator("article").count(), 100);
  }),
);

test("the first stop of Tab skips to the results; the theme changes by its button", { skip }, () =>
  opened("small", {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the results");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.locator(".theme").click();
    await page.locator(".theme").click();
    assert.notEqual(await ground(), light);
  }),
);
