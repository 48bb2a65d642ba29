import { Caller, type Line, request } from "./clients/caller.ts";
import { Follower } from "./clients/follower.ts";
import type { Participant } from "./clients/participant.ts";
import { SdkClient } from "./clients/sdk-client.ts";
import { Writer } from "./clients/writer.ts";
import type { Actor, History } from "./history/history.ts";
import type { Random } from "./random.ts";

/** A person's session. */
export interface Session {
  readonly by: Actor;
  readonly email: string;
  readonly token: string;
}

export interface SceneOptions {
  readonly history: History;
  readonly random: Random;
  /** Direct to the server, because the set-up must succeed. */
  readonly straight: Line;
  /** A proxy that cuts no connections by itself. */
  readonly calm: Line;
  /** A proxy that keeps cutting connections. */
  readonly rough: Line;
  readonly pauseMs: readonly [number, number];
  /** How many more clients only follow a stream. */
  readonly audience: number;
  /** Whether Sam, who uses the SDK, takes part. */
  readonly sdk: boolean;
}

/** A group with its chats and its people, all of them online. */
export interface Scene {
  readonly groupId: string;
  /** The hall and the yard are open, the den is private. */
  readonly chatIds: { readonly hall: string; readonly yard: string; readonly den: string };
  /** Owns everything, stays in every chat, and uses the reliable proxy. */
  readonly ada: Follower;
  readonly owner: Session;
  /** Is an admin at times. */
  readonly cleo: Follower;
  /** Loses and regains access. */
  readonly eve: Follower;
  /** Signs out and in repeatedly. */
  readonly finn: Session;
  /** Stops reading for a while. */
  readonly gus: Follower;
  readonly sam: SdkClient | undefined;
  /** All following clients, including those that join later. */
  readonly participants: Participant[];
  readonly writers: readonly Writer[];
  join(session: Session, line: Line): Follower;
}

export const passwordOf = (name: string) => `the words of ${name}`;

/** Sets the scene. Usernames contain the seed, so that one database can hold several scenes. */
export async function setScene(options: SceneOptions): Promise<Scene> {
  const { history, random, straight, calm, rough } = options;
  const participants: Participant[] = [];
  const join = (session: Session, line: Line): Follower => {
    const own = random.fork(`follower ${session.by.client}`);
    const follower = new Follower(history, { ...session, line, random: own });
    participants.push(follower);
    return follower;
  };

  const mark = random.seed.toString(36);
  const people = ["ada", "ben", "cleo", "eve", "finn", "gus", "sam", ...audienceNames(options.audience)];
  const sessions = new Map<string, Session>();
  for (const name of people) sessions.set(name, await signUp(straight, name, mark));
  const sessionOf = (name: string): Session => {
    const session = sessions.get(name);
    if (!session) throw new Error(`There is no person called ${name}.`);
    return session;
  };

  const owner = new Caller(history, { ...sessionOf("ada"), line: straight });
  const { id: groupId } = await owner.insist("groups.create", { name: "Everybody" });
  for (const name of people.slice(1)) {
    await owner.insist("members.add", { groupId, username: sessionOf(name).by.username });
  }
  const make = async (name: string, visibility: "open" | "private") =>
    (await owner.insist("chats.create", { groupId, name, visibility })).id;
  const chatIds = {
    hall: await make("hall", "open"),
    yard: await make("yard", "open"),
    den: await make("den", "private"),
  };
  for (const name of ["ben", "eve", "gus", "sam"]) {
    await owner.insist("chats.addMember", { chatId: chatIds.den, userId: sessionOf(name).by.userId });
  }

  const ada = join(sessionOf("ada"), calm);
  const ben = join(sessionOf("ben"), rough);
  const cleo = join(sessionOf("cleo"), calm);
  const eve = join(sessionOf("eve"), calm);
  const gus = join(sessionOf("gus"), calm);
  join(await signIn(straight, sessionOf("ada"), { client: "ada-phone", password: passwordOf("ada") }), rough);
  for (const [index, name] of audienceNames(options.audience).entries())
    join(sessionOf(name), index % 2 ? rough : calm);

  const { hall, yard, den } = chatIds;
  let sam: SdkClient | undefined;
  if (options.sdk) {
    sam = new SdkClient(history, {
      ...sessionOf("sam"),
      line: rough,
      random: random.fork("sam"),
      chatIds: [hall, yard, den],
    });
    participants.push(sam);
    await sam.start();
  }
  const writer = ({ by, caller }: Follower, chats: readonly string[]) =>
    new Writer({ caller, chatIds: chats, random: random.fork(`writer ${by.client}`), pauseMs: options.pauseMs });
  const writers = [
    writer(ada, [hall, yard, den]),
    writer(ben, [hall, yard, den]),
    writer(cleo, [hall, yard]),
    writer(eve, [hall, den]),
  ];
  return {
    groupId,
    chatIds,
    ada,
    owner: sessionOf("ada"),
    cleo,
    eve,
    finn: sessionOf("finn"),
    gus,
    sam,
    participants,
    writers,
    join,
  };
}

const audienceNames = (count: number) => Array.from({ length: count }, (_, index) => `guest-${index + 1}`);

async function signUp(line: Line, name: string, mark: string): Promise<Session> {
  const username = `${name}-${mark}`;
  const email = `${username}@parley.example`;
  const input = { name, username, email, password: passwordOf(name) };
  const result = await request(line, { path: "sign-up/email", input });
  if (result.outcome !== "ok") throw new Error(`${name} could not sign up: ${JSON.stringify(result)}`);
  const { token, user } = result.data;
  return { by: { client: name, userId: user.id, username, session: name }, email, token };
}

/** Starts another session of the same person. @throws if the password is refused or there is no response. */
export async function signIn(
  line: Line,
  { by, email }: Session,
  { client, password }: { client: string; password: string },
): Promise<Session> {
  const result = await request(line, { path: "sign-in/email", input: { email, password } });
  if (result.outcome !== "ok") throw new Error(`${client} could not sign in: ${JSON.stringify(result)}`);
  return { by: { ...by, client, session: client }, email, token: result.data.token };
}
