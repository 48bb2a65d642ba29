import { SquareCheck, Square as SquareEmpty } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { CodeBlock } from "./code-block.tsx";
import { ImageLink, TextLink } from "./links.tsx";
import { ChatName, Mention } from "./mention.tsx";
import { Shortcode } from "./shortcode.tsx";
import { Spoiler } from "./spoiler.tsx";
import type { Item, Node } from "./tree.ts";

interface NodesProps {
  nodes: readonly Node[];
  /** For top-level blocks: each gets the direction of its own text. */
  dir?: "auto";
}

/** Renders nodes. Their order only changes with the text, so the index is a sufficient key. */
export const Nodes = ({ nodes, dir }: NodesProps): ReactNode =>
  nodes.map((node, index) => (
    <Fragment key={index}>
      <Drawn node={node} dir={dir} />
    </Fragment>
  ));

interface DrawnProps {
  node: Node;
  dir: "auto" | undefined;
}

function Drawn({ node, dir }: DrawnProps): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "mention":
      return <Mention text={node.text} />;
    case "chat":
      return <ChatName text={node.text} />;
    case "shortcode":
      return <Shortcode text={node.text} />;
    case "image":
      return <ImageLink {...node} />;
    case "rule":
      return <hr />;
    case "codeBlock":
      return <CodeBlock language={node.language} text={node.text} />;
    case "table":
      return <Table dir={dir} table={node} />;
    default:
      return (
        <Parent node={node} dir={dir}>
          {<Nodes nodes={node.children} />}
        </Parent>
      );
  }
}

type ParentNode = Extract<Node, { children: readonly Node[] }>;

function Parent({
  node,
  dir,
  children,
}: {
  node: ParentNode;
  dir: "auto" | undefined;
  children: ReactNode;
}): ReactNode {
  switch (node.kind) {
    case "paragraph":
      return <p dir={dir}>{children}</p>;
    case "heading":
      // Not an actual heading: those are for navigating the page, and messages do not belong among them.
      return (
        <p dir={dir} data-heading={node.level}>
          {children}
        </p>
      );
    case "quote":
      return <blockquote dir={dir}>{children}</blockquote>;
    case "list":
      return node.start === undefined ? (
        <ul dir={dir}>{children}</ul>
      ) : (
        <ol dir={dir} start={node.start === 1 ? undefined : node.start}>
          {children}
        </ol>
      );
    case "item":
      return <ListItem item={node}>{children}</ListItem>;
    case "strong":
      return <strong>{children}</strong>;
    case "emphasis":
      return <em>{children}</em>;
    case "strike":
      return <del>{children}</del>;
    case "spoiler":
      return <Spoiler>{children}</Spoiler>;
    case "link":
      return <TextLink {...node}>{children}</TextLink>;
  }
}

function ListItem({ item, children }: { item: Item; children: ReactNode }) {
  if (item.checked === undefined) return <li>{children}</li>;
  const Mark = item.checked ? SquareCheck : SquareEmpty;
  return (
    <li data-task={item.checked}>
      <Mark
        role="img"
        aria-label={item.checked ? words.markdown.done : words.markdown.open}
        className={cx("task-mark", item.checked ? "text-accent-ink" : "text-ink-faint")}
        strokeWidth={1.8}
      />
      {children}
    </li>
  );
}

function Table({ table, dir }: { table: Extract<Node, { kind: "table" }>; dir: "auto" | undefined }) {
  const { head, rows, align } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled sideways, and that with the keyboard too.
    <div className="table-scroll" tabIndex={0}>
      <table dir={dir}>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} data-align={align[column]}>
                <Nodes nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        {rows.length > 0 && (
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} data-align={align[column]}>
                    <Nodes nodes={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}
