import { createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createLog as createServerLog } from "../log.ts";
import { createMailer } from "./mailer.ts";
import { passwordResetMail } from "./mails.ts";

const mail = passwordResetMail({
  to: "ada@parley.example",
  link: "https://parley.example/reset-password?token=secret",
  minutes: 60,
});

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Enough of an SMTP server (RFC 5321) to accept a mail, or to refuse one. */
async function smtpServer(refuse = false) {
  const received: string[] = [];
  const converse = (socket: Socket) => {
    let inData = false;
    let pending = "";
    socket.write("220 sink\r\n");
    socket.on("data", (bytes) => {
      pending += bytes.toString();
      for (let end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        received.push(line);
        if (inData && line !== ".") continue;
        const verb = inData ? "." : line.slice(0, 4).toUpperCase();
        inData = verb === "DATA";
        if (verb === "QUIT") socket.end("221 bye\r\n");
        else if (refuse && verb === "RCPT") socket.write("550 no such mailbox\r\n");
        else if (verb === "EHLO") socket.write("250-sink\r\n250 AUTH PLAIN\r\n");
        else if (verb === "AUTH") socket.write("235 welcome\r\n");
        else socket.write(inData ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
    socket.on("error", () => socket.destroy());
  };
  const server = createServer(converse);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `smtp://127.0.0.1:${port}`, received };
}

function createLog() {
  const lines: { level: "info" | "error"; details: object; message: string }[] = [];
  const write = (level: "info" | "error") => (details: object, message: string) =>
    void lines.push({ level, details, message });
  return { lines, info: write("info"), error: write("error") };
}

test("a mail is sent to the SMTP server as plain text, from the host of PUBLIC_URL", async () => {
  const { url, received } = await smtpServer();
  const log = createLog();
  await createMailer({ smtpUrl: url, publicUrl: "https://parley.example", log }).send(mail);

  expect(received).toContain("MAIL FROM:<parley@parley.example>");
  expect(received).toContain("RCPT TO:<ada@parley.example>");
  expect(received).toContain("Subject: Choose a new password for Parley");
  expect(received).toContain("Content-Type: text/plain; charset=utf-8");
  expect(received).toContain("https://parley.example/reset-password?token=secret");
  expect(log.lines).toEqual([]);
});

test("a mail comes from the SMTP login if that is an address", async () => {
  const { url, received } = await smtpServer();
  const smtpUrl = url.replace("//", "//team%40mail.example:secret@");
  await createMailer({ smtpUrl, publicUrl: "https://parley.example", log: createLog() }).send(mail);
  expect(received).toContain("MAIL FROM:<team@mail.example>");
});

test.each([
  ["refuses it", async () => (await smtpServer(true)).url],
  ["is unreachable", async () => "smtp://127.0.0.1:1"],
])("a mail is logged without its text if the SMTP server %s, without throwing", async (_how, url) => {
  const log = createLog();
  await createMailer({ smtpUrl: await url(), publicUrl: "https://parley.example", log }).send(mail);
  expect(log.lines).toMatchObject([{ level: "error", message: "a mail could not be sent" }]);
  expect(JSON.stringify(log.lines)).not.toContain("token=secret");
});

test("a mail that could not be sent is logged with the reason, and without the SMTP dialogue", async () => {
  const lines: string[] = [];
  const log = createServerLog("error", { write: (line) => void lines.push(line) });
  const { url } = await smtpServer(true);
  await createMailer({ smtpUrl: url, publicUrl: "https://parley.example", log }).send(mail);
  const line = JSON.parse(lines[0] ?? "{}");
  expect(line.err).toMatchObject({ name: "Error", code: "EENVELOPE", message: expect.stringContaining("550") });
  expect(line).not.toHaveProperty("error");
  expect(Object.keys(line.err).sort()).toEqual(["code", "message", "name", "stack"]);
});

test("an address cannot inject headers or recipients", async () => {
  const { url, received } = await smtpServer();
  const to = "ada@parley.example\r\nBcc: eve@evil.example";
  await createMailer({ smtpUrl: url, publicUrl: "https://parley.example", log: createLog() }).send({ ...mail, to });
  expect(received.join("\n")).not.toMatch(/^(RCPT TO:<eve|Bcc)/m);
});

test("without an SMTP server, the mail is logged with its link", async () => {
  const log = createLog();
  await createMailer({ smtpUrl: undefined, publicUrl: "https://parley.example", log }).send(mail);
  expect(log.lines).toEqual([
    { level: "info", details: { mail }, message: "SMTP_URL is not set, so this mail is only written here" },
  ]);
});
