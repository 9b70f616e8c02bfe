"use strict";

const assert = require("node:assert");
const test = require("node:test");
const { serverCommand } = require("../command.js");

test("the default command speaks the language of the editor", () => {
  assert.deepStrictEqual(serverCommand([], "", "ko"), ["notelint", "server", "--lang", "ko"]);
  assert.deepStrictEqual(serverCommand(undefined, "", "de"), ["notelint", "server", "--lang", "en"]);
});

test("settings overrule both", () => {
  const command = ["uvx", "notelint[server]", "server"];
  assert.deepStrictEqual(serverCommand(command, "en", "ko"), [...command, "--lang", "en"]);
});
