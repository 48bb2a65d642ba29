import { Check, Copy } from "lucide-react";
import { createContext, useContext, useEffect, useState } from "react";
import { copyText } from "../ui/copy-text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import { mostColours } from "./element-count.ts";
import { useColours } from "./use-colours.ts";

/** Around a message: how long all the code in it is. */
export const LengthOfAllCode = createContext(0);

interface CodeBlockProps {
  language: string | undefined;
  text: string;
}

export function CodeBlock({ language, text }: CodeBlockProps) {
  const most = mostColours(text.length, useContext(LengthOfAllCode));
  const found = useColours(language, text);
  const colours = found && found.filter(([colour]) => colour).length <= most ? found : undefined;
  return (
    <div className="code-block group/code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled sideways, and that with the keyboard too. */}
      <pre tabIndex={0}>
        <code data-language={language} translate="no">
          {colours
            ? colours.map(([colour, piece], index) =>
                colour ? (
                  <span key={index} className={colour}>
                    {piece}
                  </span>
                ) : (
                  piece
                ),
              )
            : text}
        </code>
      </pre>
      <div className="code-tools">
        {language && <span className="code-language">{language}</span>}
        <CopyCode text={text} />
      </div>
    </div>
  );
}

function CopyCode({ text }: { text: string }) {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(0), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? words.copied : words.markdown.copyCode}
      onClick={async () => {
        if (await copyText(text)) setCopied((times) => times + 1);
        else showToast(words.copyRefused);
      }}
      className="size-7"
    />
  );
}
