import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useOpenDirect } from "../directs/use-open-direct.ts";
import { isDeleted } from "../people/named.ts";
import { navigate, useHere, where } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { groupPath } from "../shell/group-path.ts";
import { recentChats } from "../shell/last-place.ts";
import { typedAhead } from "../shell/typed-ahead.ts";
import { isPressed } from "../shortcuts/chord.ts";
import { shortcuts } from "../shortcuts/shortcuts.ts";
import { useGroups, useMe } from "../sync/use-snapshot.ts";
import { sentenceOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { type SwitcherEntry, useActionEntries, useChatEntries, useGroupEntries } from "./entries.ts";
import { firstChoice } from "./first-choice.ts";
import { usePeopleEntries } from "./people.ts";
import { type Hit, rank } from "./ranking.ts";

export interface Section {
  /** Not shown if it is the only section. */
  readonly title?: string;
  readonly hits: readonly Hit<SwitcherEntry>[];
}

const unmarked = (entry: SwitcherEntry): Hit<SwitcherEntry> => ({ entry, name: [], detail: [] });

/** More than fit on a screen; typing more narrows them down. */
const shownAtMost = 40;

export const keyOf = ({ kind, id }: SwitcherEntry) => `${kind} ${id}`;

interface SwitcherOptions {
  /** Whether it begins a direct conversation: there are only people then, some of them before anything is typed. */
  newDirect: boolean;
  /** False while it is fading out. */
  open: boolean;
  pick: (entry: SwitcherEntry) => void;
  close: () => void;
}

/** The results for what was typed, and which of them is active. */
export function useSwitcher({ newDirect, open, pick, close }: SwitcherOptions) {
  const [text, setText] = useState(typedAhead);
  /** The entry chosen by keys or pointer; undefined for the first. */
  const [chosen, setChosen] = useState<string>();
  const id = useId();
  // Not deferred: Enter must not choose a result for fewer letters.
  const { sections, none } = useSections(text, { newDirect, open });
  const hits = sections.flatMap((section) => section.hits);
  // Results from the server may push it down later: it stays chosen.
  const found = hits.findIndex(({ entry }) => keyOf(entry) === chosen);
  const active = found < 0 ? Math.min(0, hits.length - 1) : found;
  const setActive = (index: number) => {
    const entry = hits[index]?.entry;
    setChosen(entry && keyOf(entry));
  };
  const go = useGo();

  const choose = (entry: SwitcherEntry) => {
    pick(entry);
    go(entry);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    const entry = hits[active]?.entry;
    if (step && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    else if (key === "Enter" && entry) choose(entry);
    else if (isPressed(shortcuts.switcher.chords[0], nativeEvent)) close();
    else return;
    event.preventDefault();
  };

  return {
    text,
    setText(next: string) {
      setText(next);
      setChosen(undefined);
    },
    sections,
    none,
    active,
    setActive,
    onKeyDown,
    choose,
    ids: { list: `${id}list`, option: (index: number) => `${id}${index}` },
  };
}

function useSections(text: string, { newDirect, open }: Pick<SwitcherOptions, "newDirect" | "open">) {
  const { groupId, chatId } = useHere((here) => here);
  const me = useMe();
  const chats = useChatEntries();
  const groups = useGroupEntries();
  const group = useGroups().find((one) => one.id === groupId);
  const actions = useActionEntries(group);
  const typed = text.trim();
  const answer = usePeopleEntries(typed, { groupId, asking: open, beforeTyping: newDirect });
  const { people } = answer;
  const directs = useMemo(() => chats.filter(({ other }) => other && !isDeleted(other)), [chats]);
  const found = useMemo(() => {
    const entries = newDirect ? [...directs, ...people] : [...chats, ...people, ...groups, ...actions];
    return rank<SwitcherEntry>(entries, typed, shownAtMost);
  }, [newDirect, directs, chats, people, groups, actions, typed]);

  const say = moreWords.switcher;
  const recent = recentChats(me.id);
  const unmatched = { title: say.none(typed), body: say.noneBody };
  if (newDirect) {
    const known = firstChoice(directs, { recent, chatId: undefined, limit: shownAtMost });
    const hits = typed ? found : [...known, ...(answer.isAnswered ? people : [])].map(unmarked);
    const nobody = typed ? unmatched : nobodyYet({ searched: answer.searched, groups: groups.length });
    return { sections: [{ hits }], none: answer.isSettled ? nobody : unanswered(answer) };
  }
  if (typed) return { sections: [{ hits: found }], none: unmatched };
  const sections: Section[] = [
    { title: say.recent, hits: firstChoice(chats, { recent, chatId, limit: 7 }).map(unmarked) },
    { title: say.actions, hits: actions.map(unmarked) },
  ];
  return { sections: sections.filter(({ hits }) => hits.length > 0) };
}

/** What to say if there is nobody to write to in the searched groups, which may not be all. */
function nobodyYet({ searched, groups }: { searched: number; groups: number }) {
  const say = moreWords.switcher;
  if (searched < groups) return { title: say.nobodyIn(searched), body: say.nobodyInBody };
  return { title: say.nobody, body: say.nobodyBody };
}

/** What to say without an answer; undefined while it may still come. */
function unanswered({ hasFailed, error }: { hasFailed: boolean; error: unknown }) {
  return hasFailed ? { title: words.didNotLoad, body: sentenceOf(error) } : undefined;
}

/** Performs an entry: goes there, or runs the action. */
function useGo() {
  const { openDirect } = useOpenDirect();
  return (entry: SwitcherEntry) => {
    if (entry.kind === "action") return "to" in entry ? void navigate(entry.to) : entry.act();
    if (entry.kind === "person") return void openDirect(entry.user.id);
    if (entry.kind === "group") return void navigate(groupPath(where(), entry.group.id));
    const { groupId, id: chatId } = entry.chat;
    return void navigate(paths.chat({ groupId, chatId }));
  };
}
