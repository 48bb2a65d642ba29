import * as bellOff from "lucide-react/icons/bell-off";
import * as image from "lucide-react/icons/image";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import drawIcon, { type IconData } from "./draw-icon.ts";

/** The attributes in one order, without lucide-react's own classes. */
const comparable = (svg: string) =>
  svg.replace(/lucide[\w-]* /g, "").replace(
    /<svg ([^>]*)>/,
    (_, attributes: string) =>
      attributes
        .match(/[\w-]+="[^"]*"/g)
        ?.sort()
        .join(" ") ?? "",
  );

it.each([
  { "aria-hidden": true, className: "size-4" },
  { role: "img", "aria-label": "Muted", strokeWidth: 1.8, className: "size-4 shrink-0" },
])("draws icons as lucide-react does, with %j", (props) => {
  for (const icon of [bellOff, image]) {
    // Its types do not mention it.
    const { __iconData: data } = icon as unknown as { __iconData: IconData };
    const ours = renderToStaticMarkup(createElement(drawIcon(data), props));
    expect(ours).toContain("<path");
    expect(comparable(ours)).toBe(comparable(renderToStaticMarkup(createElement(icon.default, props))));
  }
});
