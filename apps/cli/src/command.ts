import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./exit.ts";
import type { Invocation } from "./invocation.ts";
import type { Output } from "./output/output.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Understood by every command, before and after its name. */
export const globalOptions = {
  url: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const satisfies Options;

export interface Context extends Omit<Invocation, "args"> {
  readonly output: Output;
  /** As typed after --url. */
  readonly url: string | undefined;
}

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O & typeof globalOptions; allowPositionals: true; args: string[] }>
>;

interface Definition<O extends Options> {
  /** The line after `parley`, like `read CHAT [--limit N]`. */
  readonly call: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** The rest of its --help. */
  readonly help: string;
  readonly options: O;
  /** How many arguments may follow its name. */
  readonly words: readonly [least: number, most: number];
  run(context: Context, values: Parsed<O>["values"], words: readonly string[]): Promise<void>;
}

export interface Command extends Omit<Definition<Options>, "options" | "words" | "run"> {
  /** @throws UsageError, before anything is done; CommandError; whatever a call to the server throws. */
  read(args: readonly string[]): { readonly values: GlobalValues; run(context: Context): Promise<void> };
}

export interface GlobalValues {
  readonly url?: string | undefined;
  readonly json?: boolean | undefined;
  readonly help?: boolean | undefined;
  readonly version?: boolean | undefined;
}

export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const { call, summary, help, options, words, run } = definition;
  return {
    call,
    summary,
    help,
    read(args) {
      const parsed = understand(() =>
        parseArgs({ args: [...args], allowPositionals: true, options: { ...options, ...globalOptions } }),
      ) as Parsed<O>;
      const { positionals } = parsed;
      // Its keys are those of the global options and of this command's own.
      const values = parsed.values as Parsed<O>["values"] & GlobalValues;
      if (!values.help && !values.version) {
        if (positionals.length < words[0]) throw new UsageError(`An argument is missing after "${call.split(" ")[0]}"`);
        if (positionals.length > words[1]) throw new UsageError(`"${positionals[words[1]]}" is one argument too many`);
      }
      return { values, run: (context) => run(context, values, positionals) };
    },
  };
}

/** Splits off the command's name, wherever it is among the global options. */
export function splitOff(args: readonly string[]): { name: string | undefined; rest: string[] } {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: globalOptions });
  const name = tokens.find(({ kind }) => kind === "positional");
  const rest = args.filter((_, index) => index !== name?.index);
  return { name: name?.kind === "positional" ? name.value : undefined, rest };
}

/** @throws UsageError instead of what parseArgs throws */
export function understand<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    // Its first sentence says what is wrong, the others are about positional arguments.
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/\. |\.?\n/);
    throw new UsageError(sentence.replace(/\.$/, ""));
  }
}
