// Writes src/generated/documents.d.ts, the types of the documents, from the JSON Schemas of the program.
// With --check it writes nothing, and fails where the file is out of step.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { compile } from "json-schema-to-typescript";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/generated/documents.d.ts");

const NAMES = [
  "brief", "catalogue-list", "catalogue-show", "check", "cite", "defend", "reconstruct-launch", "ring", "sight",
  "reconstruct-typed", "diff", "sight-matrix", "sight-target", "tradeoff", "warn", "why",
];

const definitions = {};

/** Without what stands beside a reference: a description there would make the type a second time. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (schema === null || typeof schema !== "object") return schema;
  if (schema.$ref) return { $ref: schema.$ref };
  return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, bare(part)]));
}

/** Adds a definition; two documents that use one name must mean one thing by it. */
function add(name, schema) {
  const text = JSON.stringify(schema);
  if (definitions[name] && JSON.stringify(definitions[name]) !== text) throw new Error(`two shapes are called ${name}`);
  definitions[name] = schema;
}

for (const name of NAMES) {
  const { $defs = {}, $schema, title, ...document } = JSON.parse(
    readFileSync(join(here, `../../schemas/${name}.schema.json`), "utf8"),
  );
  for (const [part, schema] of Object.entries($defs)) add(part, bare(schema));
  add(title, bare(document));
}

const banner = "/* Made by `npm run generate` from ../schemas; do not edit. */\n";
const text = await compile({ $defs: definitions, type: "object" }, "Documents", {
  additionalProperties: false,
  bannerComment: banner,
  unreachableDefinitions: true,
  format: true,
});

if (process.argv.includes("--check")) {
  let present = "";
  try {
    present = readFileSync(out, "utf8");
  } catch {
    // A file that is not there is out of step.
  }
  if (present !== text) {
    console.error("src/generated/documents.d.ts is out of step with the schemas: npm run generate");
    process.exit(1);
  }
} else {
  writeFileSync(out, text);
}
