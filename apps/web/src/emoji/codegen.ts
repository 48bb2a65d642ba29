import { writeFile } from "node:fs/promises";
import { generate } from "./generate.ts";

for (const [name, content] of Object.entries(generate())) {
  await writeFile(new URL(name, import.meta.url), content);
}
