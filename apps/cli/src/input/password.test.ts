import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ask, readPasswordLine } from "./password.ts";

function createTerminal() {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  });
  return { stdin, stderr: new PassThrough({ encoding: "utf8" }), modes };
}

test("a password is read without echo, and the terminal mode is restored", async () => {
  const { stdin, stderr, modes } = createTerminal();
  const asked = ask({ stdin, stderr, prompt: "Password: ", echo: false });
  for (const key of ["s", "x", "\x7f", " ü", "t ", "\r"]) stdin.write(key);
  expect(await asked).toBe("s üt ");
  expect(stderr.read()).toBe("Password: \n");
  expect(modes).toEqual([true, false]);
});

test("a username is echoed", async () => {
  const { stdin, stderr } = createTerminal();
  const asked = ask({ stdin, stderr, prompt: "Username: ", echo: true });
  stdin.write("ada\r");
  expect(await asked).toBe("ada");
  expect(stderr.read()).toMatch(/Username: .*ada/s);
});

test.each([
  ["Ctrl+C", "\x03"],
  ["Ctrl+D", "\x04"],
])("%s ends the command and restores the terminal mode", async (_, key) => {
  const { stdin, stderr, modes } = createTerminal();
  const asked = ask({ stdin, stderr, prompt: "Password: ", echo: false });
  stdin.write(key);
  await expect(asked).rejects.toMatchObject({ code: 130 });
  expect(modes).toEqual([true, false]);
});

test("a piped password is exactly the first line, even if the pipe stays open", async () => {
  const stdin = new PassThrough();
  stdin.write(" two wo");
  stdin.write("rds \r\nmore");
  expect(await readPasswordLine(stdin)).toBe(" two words ");
  const last = new PassThrough();
  last.end("no end of line");
  expect(await readPasswordLine(last)).toBe("no end of line");
});
