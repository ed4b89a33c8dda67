// Bundles web/src into the two texts that the writer of the page puts into it. With --check, compares instead.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const target = new URL("../src/DynoSim.Lang.Experiments/Reports/Page/Generated/", import.meta.url);
const isCheck = process.argv.includes("--check");

const options = {
  absWorkingDir: new URL(".", import.meta.url).pathname,
  bundle: true,
  minify: true,
  write: false,
  charset: "ascii",
  legalComments: "none",
  // The oldest browsers that know light-dark(), which the style needs.
  target: ["chrome123", "firefox120", "safari17.5"],
};

let isStale = false;
for (const [entry, name] of [
  ["src/main.js", "report.min.js"],
  ["src/main.css", "report.min.css"],
]) {
  const result = await build({ ...options, entryPoints: [entry], format: "iife" });
  const text = result.outputFiles[0].text.trimEnd() + "\n";
  if (/<\/(script|style)|<!--/i.test(text)) {
    throw new Error(`${name} would end the element that holds it`);
  }
  const path = new URL(name, target);
  if (!isCheck) {
    await writeFile(path, text);
    console.log(`${name}: ${text.length} bytes`);
  } else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.log(`${name} differs from what web/src gives; run npm run build in web/`);
    isStale = true;
  }
}
process.exitCode = isStale ? 1 : 0;
