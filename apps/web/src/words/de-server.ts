import { limits } from "@parley/api/limits";
import type { ServerWords } from "./words.ts";

const number = new Intl.NumberFormat("de");

/** One visible line, such as a name: what the API says of it in English, and in German. `de` has its article. */
const line = (en: string, de: string, maxLength: number) => ({
  [`${en} is empty.`]: `${de} ist leer.`,
  ...tooLong(en, de, maxLength),
  [`${en} has control characters. Remove them.`]: `${de} enthält Steuerzeichen. Entferne sie.`,
  [`${en} has invisible characters. Type it instead of pasting it.`]: `${de} enthält unsichtbare Zeichen. Tippe neu, statt einzufügen.`,
});

const tooLong = (en: string, de: string, maxLength: number) => ({
  [`${en} has more than ${maxLength} characters.`]: `${de} hat mehr als ${maxLength} Zeichen.`,
});

const deadLink = "Dieser Link wurde benutzt oder ist abgelaufen. Lass dir einen neuen schicken.";
const usernameTaken = "Dieser Benutzername ist vergeben. Wähle einen anderen.";
const signedOut = "Du bist abgemeldet. Melde dich an, um weiterzumachen.";

/** What the server says, in German. */
export const deServer: ServerWords = {
  reasons: {
    INVALID_INPUT: "Etwas an dieser Anfrage ist nicht, wie es sein soll.",
    MESSAGE_EMPTY: "Schreib erst etwas: Diese Nachricht ist leer.",
    MESSAGE_TOO_LONG: `Diese Nachricht ist zu lang. Kürze sie auf ${number.format(limits.messageLength)} Zeichen.`,
    TEXT_NOT_STORABLE:
      "Dieser Text enthält Zeichen, die nicht gespeichert werden können. Entferne sie und versuche es noch einmal.",
    SIGNED_OUT: signedOut,
    NOT_FOUND: "Das gibt es nicht, oder du hast keinen Zugang.",
    FORBIDDEN: "Deine Rolle in dieser Gruppe erlaubt das nicht.",
    NOT_AUTHOR: "Nur wer diese Nachricht geschrieben hat, darf sie ändern.",
    NOT_CHAT_CREATOR: "Nur wer diesen Chat angelegt hat, Inhaber:innen und Admins dürfen ihn ändern.",
    ROLE_TOO_HIGH: "Eine Rolle über deiner eigenen kannst du weder geben noch nehmen.",
    LAST_OWNER:
      "Eine Gruppe braucht jemanden, dem sie gehört. Mach erst jemand anderen zur Inhaber:in oder lösche die Gruppe.",
    USERNAME_TAKEN: usernameTaken,
    PICTURE_KIND: "Dieses Bild lässt sich hier nicht verwenden. Nimm eine Datei im Format JPEG, PNG oder WebP.",
    PICTURE_TOO_LARGE: "Dieses Bild ist zu groß. Nimm eins mit höchstens 5 MB und 25 Megapixeln.",
    PICTURE_BROKEN:
      "Dieses Bild lässt sich nicht lesen. Speichere es in einem anderen Programm neu oder nimm ein anderes.",
    USER_NOT_FOUND: "Niemand hat diesen Benutzernamen. Prüfe ihn oder schick stattdessen einen Einladungslink.",
    DIRECT_WITH_ONESELF: "Das bist du. Wähle jemand anderen, um zu schreiben.",
    DIRECT_STAYS: "Ein Gespräch zu zweit kann man nicht verlassen. Schalte es stumm, um nichts mehr davon zu hören.",
    TOO_MANY_DIRECTS: "Mehr Gespräche zu zweit kann niemand haben. Schreib dieser Person in einer Gruppe.",
    PERSON_IN_MANY_GROUPS:
      "Diese Person ist in so vielen Gruppen, dass sie weiteren nur selbst beitritt. Schick stattdessen einen Einladungslink.",
    ALREADY_MEMBER: "Diese Person ist schon Mitglied.",
    CHAT_NAME_TAKEN: "Diese Gruppe hat schon einen Chat mit diesem Namen. Wähle einen anderen.",
    CHAT_ARCHIVED: "Dieser Chat ist archiviert. Stelle ihn wieder her, um darin zu schreiben.",
    CHAT_NOT_PRIVATE: "Dieser Chat ist für die ganze Gruppe offen; niemand muss hinzugefügt werden.",
    TOO_MANY_CHATS: "Mehr Chats fasst diese Gruppe nicht. Lösche erst einige.",
    TOO_MANY_GROUPS: "In mehr Gruppen kann niemand sein. Verlasse erst eine.",
    TOO_MANY_INVITES: "Diese Gruppe hat zu viele offene Einladungen. Widerrufe erst einige.",
    INVITE_INVALID: "Dieser Einladungslink stimmt nicht. Bitte um einen neuen.",
    INVITE_EXPIRED: "Diese Einladung ist abgelaufen. Bitte um eine neue.",
    INVITE_REVOKED: "Diese Einladung wurde widerrufen. Bitte um eine neue.",
    INVITE_USED_UP: "Diese Einladung ist aufgebraucht. Bitte um eine neue.",
    MESSAGE_ID_TAKEN:
      "Unter dieser Nummer wurde schon eine andere Nachricht gesendet. Sende deine mit einer neuen Nummer.",
    MESSAGE_DELETED: "Diese Nachricht wurde gelöscht.",
    RATE_LIMITED: "Das war zu schnell. Warte einen Moment und versuche es noch einmal.",
    TOO_MANY_STREAMS: `Du hast Parley an zu vielen Stellen offen. Schließe einige davon: ${limits.streamsPerPerson} sind erlaubt.`,
    SERVER_FULL: "Dieser Server hat gerade keinen Platz für mehr Leute. Warte einen Moment.",
    CANNOT_SAVE: "Der Server kann gerade nichts speichern. Versuche es später noch einmal.",
    DATABASE_DOWN: "Der Server kommt gerade nicht an seine Daten. Versuche es später noch einmal.",
    NO_SUCH_PROCEDURE: "Diesen Aufruf gibt es nicht.",
    BODY_TOO_LARGE: "Diese Anfrage ist zu groß. Sende weniger auf einmal.",
    BATCH_TOO_LARGE: `Zu viele Aufrufe auf einmal. Sende höchstens ${limits.batchSize}.`,
    BAD_ORIGIN: "Diese Anfrage kam von einer anderen Website und wurde abgelehnt.",
    INTERNAL:
      "Etwas ist schiefgegangen. Versuche es noch einmal; wenn es so bleibt, nenne deiner Administration die Anfragenummer.",
  },

  signIn: {
    INVALID_EMAIL_OR_PASSWORD:
      "Dieses Passwort gehört nicht zu diesem Konto. Prüfe beides oder wähle ein neues Passwort.",
    INVALID_PASSWORD: "Das bisherige Passwort stimmt nicht. Versuche es noch einmal.",
    CREDENTIAL_ACCOUNT_NOT_FOUND:
      "Dieses Konto hat noch kein Passwort. Lass dir einen Link schicken, um eins zu wählen.",
    INVALID_TOKEN: deadLink,
    USER_NOT_FOUND: deadLink,
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
      "Es gibt schon ein Konto mit dieser E-Mail-Adresse. Melde dich an oder wähle ein neues Passwort.",
    USERNAME_IS_ALREADY_TAKEN: usernameTaken,
    UNAUTHORIZED: signedOut,
  },

  fields: {
    ...line("The name", "Der Name", limits.nameLength),
    ...line("The name of the group", "Der Name der Gruppe", limits.nameLength),
    ...line("The name of the chat", "Der Name des Chats", limits.nameLength),
    ...tooLong("The bio", "Der Text über dich", limits.bioLength),
    ...tooLong("The topic", "Das Thema", limits.topicLength),
    ...tooLong("The search", "Die Suche", limits.searchLength),
    "This text has characters that cannot be stored. Remove them and try again.":
      "Dieser Text enthält Zeichen, die nicht gespeichert werden können. Entferne sie und versuche es noch einmal.",
    "A username has 2 to 32 letters a–z, digits, dots, dashes or underscores.":
      "Ein Benutzername hat 2 bis 32 Buchstaben a–z, Ziffern, Punkte, Binde- oder Unterstriche.",
    "This username is reserved for deleted accounts. Choose another.":
      "Dieser Benutzername ist für beendete Konten reserviert. Wähle einen anderen.",
    "This is not an email address.": "Das ist keine E-Mail-Adresse.",
    "This email address is too long.": "Diese E-Mail-Adresse ist zu lang.",
    "This address cannot receive email. Use another one.": "Diese Adresse kann keine Mails bekommen. Nimm eine andere.",
    [`A password has at least ${limits.passwordMinLength} characters.`]: `Ein Passwort hat mindestens ${limits.passwordMinLength} Zeichen.`,
    [`A password has at most ${limits.passwordLength} characters.`]: `Ein Passwort hat höchstens ${limits.passwordLength} Zeichen.`,
    "Enter your password.": "Gib dein Passwort ein.",
    "Enter your username.": "Gib deinen Benutzernamen ein.",
    "This link is incomplete. Open it from the email again, or request a new one.":
      "Dieser Link ist nicht vollständig. Öffne ihn noch einmal aus der Mail oder lass dir einen neuen schicken.",
    "A chat is either open or private.": "Ein Chat ist entweder offen oder privat.",
    "There is no such role.": "Diese Rolle gibt es nicht.",
    "An invite cannot make an owner. Invite as an admin, then make that person an owner.":
      "Eine Einladung kann niemanden zur Inhaber:in machen. Lade als Admin ein und ändere dann die Rolle.",
    "An invite must allow at least one person.": "Eine Einladung gilt für mindestens eine Person.",
    "An invite must be valid for at least one second.": "Eine Einladung gilt mindestens eine Sekunde.",
    "This is not an id.": "Das ist keine Kennung.",
  },
};
