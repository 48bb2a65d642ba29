import { type Figure, type Row, type Target, type Unit, verdictOn } from "../figures.ts";

/** A table with a column for each figure that any row has, and the targets in the last column. */
export function formatTable(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ figures }) => figures.map(({ name }) => name)))];
  const header = ["", ...names, "target"];
  const body = rows.map((row) => [
    row.what,
    ...names.map((name) => formatCell(row.figures.find((figure) => figure.name === name))),
    row.figures.map(formatTarget).filter(Boolean).join(", "),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...body].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => {
    const last = cells.length - 1;
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === last ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${padded.join("  ")}`.trimEnd();
  };
  const notes = rows.flatMap(({ what, note }) => (note ? [`  ${what}: ${note}`] : []));
  return [line(header), ...body.map(line), ...notes].join("\n");
}

function formatCell(figure: Figure | undefined): string {
  return figure ? formatValue(figure.value, figure.unit) : "";
}

function formatTarget(figure: Figure): string {
  const verdict = verdictOn(figure);
  if (!figure.target || !verdict) return "";
  return `${figure.name} ${bound(figure.target, figure.unit)} ${verdict}`;
}

function bound(target: Target, unit: Unit): string {
  return "atMost" in target ? `≤ ${formatValue(target.atMost, unit)}` : `≥ ${formatValue(target.atLeast, unit)}`;
}

/** These measurements are not precise to more than three digits. */
function formatValue(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const number = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "×" || unit === "/s" ? `${number}${unit}` : `${number} ${unit}`;
}
