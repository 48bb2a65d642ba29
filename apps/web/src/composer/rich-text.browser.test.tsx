import { expect, it } from "vitest";
import { fromRichText } from "./rich-text.ts";

it.each([
  ["<p>make <b>it</b> <em>so</em></p>", "make **it** _so_"],
  ["<p>one</p><p>two <s>three</s></p>", "one\n\ntwo ~~three~~"],
  ['<a href="https://a.example/b">words</a>', "[words](https://a.example/b)"],
  ["<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>", "- one\n- two\n  - deep"],
  ['<ol start="3"><li>three</li><li>four</li></ol>', "3. three\n4. four"],
  ["<p>run <code>npm</code></p><pre>a\n  b\n</pre>", "run `npm`\n\n```\na\n  b\n```"],
  ["<blockquote><p>said</p></blockquote><p>done</p>", "> said\n\ndone"],
  ["<h2>Title</h2><p>a <b>b</b></p>", "**Title**\n\na **b**"],
  ['<span style="font-weight:700">bold</span> <span style="font-style:italic">slanted</span>', "**bold** _slanted_"],
  ['<b style="font-weight:normal"><p>a document with one <b>bold</b></p></b>', "a document with one **bold**"],
  ["<p><b> spaced </b>out</p>", "**spaced** out"],
  ["<p><b>2*3</b></p>", "**2\\*3**"],
])("%s is pasted as %j", (html, markdown) => {
  expect(fromRichText(html)).toBe(markdown);
});

it.each([
  ["plain text", "<p>nothing <span>special</span></p>"],
  ["code with colours", '<div style="white-space:pre"><span style="color:red">let</span> a;</div>'],
  ["a table", "<table><tr><td><b>a</b></td></tr></table>"],
  ["a picture", '<p><b>a</b><img src="x"></p>'],
  ["a script", "<script>alert(1)</script>"],
  ["a link to nowhere", '<a href="javascript:alert(1)">x</a>'],
])("%s is pasted as plain text", (_, html) => {
  expect(fromRichText(html)).toBeUndefined();
});
