// Bundles the page's scripts into server/static/built, which git does not keep. `npm run build` calls it.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const FOLDER = new URL("../static/built/", import.meta.url).pathname;
const ENTRIES = { editor: "main.js", result: "result.js" };

await build({
  entryPoints: Object.entries(ENTRIES).map(([out, file]) => ({ out, in: new URL(file, import.meta.url).pathname })),
  outdir: FOLDER,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  banner: { js: "/* Gradus; the editor holds CodeMirror 6, (c) Marijn Haverbeke and others, MIT licence. */" },
  logLevel: "warning",
});
for (const name of Object.keys(ENTRIES)) {
  const script = readFileSync(`${FOLDER}${name}.js`);
  const kib = (bytes) => (bytes / 1024).toFixed(1);
  console.log(`${name}.js: ${kib(script.length)} KiB, ${kib(gzipSync(script, { level: 9 }).length)} KiB compressed`);
}
