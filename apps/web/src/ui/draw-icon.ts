import { type ComponentType, createElement, type SVGProps } from "react";

/** An icon of lucide-react. */
export interface IconData {
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

const drawing: SVGProps<SVGSVGElement> = {
  xmlns: "http://www.w3.org/2000/svg",
  width: 24,
  height: 24,
  viewBox: "0 0 24 24",
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 2,
  strokeLinecap: "round",
  strokeLinejoin: "round",
};

/**
 * Takes the place of lucide-react's own function in the build (icons.ts). That one also knows sizes, contexts and names, and works
 * them out anew each time an icon is rendered: too much for the dozens on every screen.
 */
export default function drawIcon({ node }: IconData): ComponentType<SVGProps<SVGSVGElement>> {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes));
  return (props) => createElement("svg", { ...drawing, ...props }, ...shapes);
}
