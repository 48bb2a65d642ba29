import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const named = /import\s*\{([^}]*)\}\s*from\s*"lucide-react";?/g;
const exported = /export \{([^}]*)\} from '\.(\/icons\/[\w-]+)\.mjs'/g;

/** What lucide-react makes each icon with, and what takes its place. */
const theirDrawing = "'../createLucideIcon.mjs'";
const ourDrawing = fileURLToPath(new URL("src/ui/draw-icon.ts", import.meta.url));

/**
 * Makes each module import only the icons that it shows, instead of the index of all icons, through which every icon would be
 * bundled wherever one is used: the first page would include those of the last dialog. And icons include only their shapes.
 */
export function ownIcons(): Plugin {
  const files = new Map<string, string>();
  return {
    name: "own-icons",
    apply: "build",
    enforce: "post",
    async buildStart() {
      const list = await this.resolve("lucide-react", import.meta.filename);
      if (!list) throw new Error("The icons of lucide-react were not found.");
      for (const [, names = "", file = ""] of readFileSync(list.id, "utf8").matchAll(exported)) {
        for (const [, name = ""] of names.matchAll(/default as (\w+)/g)) files.set(name, `lucide-react${file}`);
      }
    },
    transform(code, id) {
      if (id.includes("/lucide-react/dist/esm/icons/")) return { code: shapesOnly(code), map: null };
      if (id.includes("/node_modules/") || !code.includes('"lucide-react"')) return null;
      return { code: code.replace(named, (_, names: string) => names.split(",").map(one).join("")), map: null };
    },
  };

  /** Without names, sizes and React keys, which our drawing does not use. */
  function shapesOnly(code: string): string {
    if (!code.includes(theirDrawing)) throw new Error("lucide-react makes its icons in another way.");
    return code
      .replace(theirDrawing, JSON.stringify(ourDrawing))
      .replace(/^ {2}(name|size|aliases): .*,\n/gm, "")
      .replace(/,\s*key: "\w+"/g, "");
  }

  function one(text: string): string {
    const [name = "", local = name] = text.trim().split(/\s+as\s+/);
    if (name === "") return "";
    const file = files.get(name);
    if (!file) throw new Error(`lucide-react has no icon ${name}.`);
    return `import ${local} from "${file}";`;
  }
}
