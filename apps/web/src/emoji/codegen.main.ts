import { writeFile } from "node:fs/promises";
import { generate } from "./generate.ts";

for (const [name, content] of Object.entries(await generate())) {
  await writeFile(new URL(name, import.meta.url), content);
}
