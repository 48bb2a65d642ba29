import { pluralIn } from "./plural.ts";
import type { Words } from "./words.ts";

export { deMore } from "./de-more.ts";
export { deServer } from "./de-server.ts";

const plural = pluralIn("de");

/*
 * What an opened conversation says, in German, in the order of en.ts. It says "du", is short, and always uses the same word for the
 * same thing: Gruppe, Chat, Nachricht, Mitglied, Einladung.
 */
export const de: Words = {
  product: "Parley",
  close: "Schließen",
  back: "Zurück",
  copied: "Kopiert",
  copyRefused: "Der Browser lässt uns nicht kopieren. Markiere den Text und kopiere ihn selbst.",
  tryAgain: "Noch einmal versuchen",
  undo: "Rückgängig",
  loading: "Lädt …",
  unread: (count) => plural(count, { one: "# ungelesene Nachricht", other: "# ungelesene Nachrichten" }),
  notFound: "Hier ist nichts",
  didNotLoad: "Das konnte nicht geladen werden",
  offline: "Du bist offline. Verbinde dich mit dem Netz und versuche es noch einmal.",
  unreachable: "Parley ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.",
  requestId: (id) => `Anfragenummer: ${id}`,
  skipToConversation: "Zur Unterhaltung springen",

  connection: {
    offline: "Du bist offline. Nachrichten warten so lange.",
    unreachable: "Parley ist nicht erreichbar. Neuer Versuch …",
    connecting: "Verbinde wieder …",
    tryNow: "Jetzt versuchen",
  },

  version: {
    there: "Es gibt eine neue Version von Parley.",
    why: "Was du sehen willst, gehört dazu. Lade die Seite neu; was du geschrieben hast, bleibt.",
    reload: "Neu laden",
  },

  broken: {
    title: "Hier ist etwas schiefgegangen",
    body: "Das ist ein Fehler in Parley. Lade die Seite neu; was du geschrieben hast, bleibt.",
  },

  typing(names) {
    const [one = "", two = ""] = names;
    if (names.length === 1) return `${one} schreibt …`;
    return names.length === 2 ? `${one} und ${two} schreiben …` : "Mehrere schreiben …";
  },

  presence: { online: "Online", away: "Abwesend", offline: "Offline" },

  settings: {
    menuOf: (name) => `Du bist ${name}: Profil, Einstellungen, Abmelden`,
  },

  groups: {
    label: "Gruppen",
    addGroup: "Gruppe gründen oder beitreten",
    menu: (name) => `Menü von ${name}`,
  },

  members: {
    title: "Mitglieder",
  },

  people: {
    deleted: "Gelöschtes Konto",
  },

  invites: {
    title: "Einladungen",
  },

  chats: {
    label: "Chats",
    create: "Neuer Chat",
    createAction: "Chat anlegen",
    openChat: "Offener Chat",
    privateChat: "Privater Chat",
    none: "Noch keine Chats",
    noneBody: "Leg den ersten an: ein Thema, ein Projekt oder einfach einen Ort zum Reden.",
    noneGuest: "Es gibt keinen Chat, den du lesen kannst. Bitte ein Mitglied, einen anzulegen oder dich hinzuzufügen.",
    draft: "Entwurf",
    archived: "Archiviert",
    showArchived: (count) => plural(count, { one: "# archivierter Chat", other: "# archivierte Chats" }),
    details: "Über diesen Chat",
    restore: "Chat wiederherstellen",
    archivedNotice: "Dieser Chat ist archiviert. Man kann ihn lesen, aber nicht darin schreiben.",
    createdOn: (date) => `Seit ${date}`,
    menu: (name) => `Menü von ${name}`,
  },

  directs: {
    title: "Direktnachrichten",
    label: "Gespräche zu zweit",
    create: "Neue Nachricht",
    beginning: (name) => `Das ist zwischen dir und ${name}`,
  },

  mutes: {
    muted: "Stumm",
  },

  notifications: {
    missed: (count) => plural(count, { one: "# Nachricht für dich", other: "# Nachrichten für dich" }),
    mentions: (count) => plural(count, { one: "# Erwähnung", other: "# Erwähnungen" }),
  },

  markdown: {
    done: "Erledigt",
    open: "Nicht erledigt",
    copyCode: "Code kopieren",
    showSpoiler: "Verborgener Text. Zeigen",
  },

  composer: {
    suggestions: (count) => plural(count, { one: "# Vorschlag", other: "# Vorschläge" }),
    showFormatting: "Formatierung zeigen",
    hideFormatting: "Formatierung ausblenden",
    bold: "Fett",
    italic: "Kursiv",
    strike: "Durchgestrichen",
    link: "Link",
    bullets: "Liste",
    numbers: "Nummerierte Liste",
    quote: "Zitat",
    code: "Code",
    codeBlock: "Codeblock",
    spoiler: "Verborgener Text",
    emoji: "Emoji",
    listHint: (keys) => `Eingabe führt die Liste fort, ${keys} sendet`,
    codeHint: (keys) => `Eingabe macht im Code eine neue Zeile, ${keys} sendet`,
  },

  messages: {
    log: (chat) => `Nachrichten in ${chat}`,
    by: (name, time) => `${name}, ${time}`,
    write: (chat) => `Nachricht an ${chat}`,
    send: "Senden",
    edited: "bearbeitet",
    editedAt: (when) => `Bearbeitet ${when}. Frühere Fassungen zeigen`,
    deleted: "Nachricht gelöscht",
    deletedText: (start) => `Gelöscht: „${start}“`,
    new: "Neu",
    today: "Heute",
    yesterday: "Gestern",
    beginning: (chat) => `Hier beginnt ${chat}`,
    beginningBody: "Alles, was hier gesagt wird, bleibt hier. Sag unten hallo.",
    olderFailed: "Ältere Nachrichten konnten nicht geladen werden.",
    newerFailed: "Neuere Nachrichten konnten nicht geladen werden.",
    toLatest: "Zum Neuesten",
    toLatestNew: (count) => plural(count, { one: "Zum Neuesten · # neue", other: "Zum Neuesten · # neue" }),
    jumpToDate: "Zu einem Datum",
    jumpFrom: (day) => `${day}. Zu einem anderen Datum`,
    notHere: "Diese Nachricht ist nicht hier. Vielleicht ist sie in einem anderen Chat, oder es gab sie nie.",
    linkCopied: "Link kopiert",
    textCopied: "Text kopiert",
    undoTooLate: "Sie ist schon gelöscht und lässt sich nicht zurückholen.",
    sending: "Wird gesendet …",
    kept: "Der Server kann gerade nichts speichern. Deine Nachricht bleibt hier und wird gesendet, sobald es geht.",
    failed: "Nicht gesendet.",
    retry: "Noch einmal versuchen",
    discard: "Verwerfen",
    sendHelp: "Eingabe sendet, Umschalt+Eingabe macht eine neue Zeile",
    announce: (name, text) => `${name}: ${text}`,
    announceMany: (count) => plural(count, { one: "# neue Nachricht", other: "# neue Nachrichten" }),
  },

  switcher: {
    open: "Gehe zu …",
  },

  shortcuts: {
    keys: { Mod: "Strg", Shift: "Umschalt", Enter: "Eingabe", Escape: "Esc", Delete: "Entf", End: "Ende" },
  },
};
