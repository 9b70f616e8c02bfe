// The extension without the editor: its two libraries are stood in for.
"use strict";

const assert = require("node:assert");
const Module = require("node:module");
const test = require("node:test");

const clients = [];
const shown = [];
const commands = {};
let typed;
let fails = false;
const settings = { command: ["notelint", "server"], language: "" };

class LanguageClient {
  constructor(id, name, server, client) {
    Object.assign(this, { server, client, running: false });
    clients.push(this);
  }
  async start() {
    if (fails) {
      throw new Error("ENOENT");
    }
    this.running = true;
  }
  async stop() {
    this.running = false;
  }
}

const libraries = {
  vscode: {
    env: { language: "ko" },
    workspace: {
      getConfiguration: () => ({ get: (name) => settings[name] }),
      createFileSystemWatcher: (glob) => ({ glob }),
      onDidChangeConfiguration: (listener) => ((commands.configured = listener), {}),
    },
    commands: { registerCommand: (name, run) => ((commands[name] = run), {}) },
    window: {
      showInputBox: async () => typed,
      showErrorMessage: (message) => shown.push(message),
    },
  },
  "vscode-languageclient/node": { LanguageClient },
};
const load = Module._load;
Module._load = (request, ...rest) => libraries[request] ?? load(request, ...rest);
const extension = require("../extension.js");

test("opening a note starts the server in the language of the editor", async () => {
  await extension.activate({ subscriptions: [] });
  const [client] = clients;
  assert.ok(client.running);
  assert.deepStrictEqual(client.server, { command: "notelint", args: ["server", "--lang", "ko"] });
  assert.match(client.client.synchronize.fileEvents.glob, /notelint-words\.txt/);
});

test("a changed setting starts it anew", async () => {
  settings.language = "en";
  await commands.configured({ affectsConfiguration: (name) => name === "notelint" });
  const [old, client] = clients;
  assert.ok(!old.running && client.running);
  assert.deepStrictEqual(client.server.args, ["server", "--lang", "en"]);
  await commands.configured({ affectsConfiguration: () => false });
  assert.strictEqual(clients.length, 2);
});

test("accepting asks for a reason, and nothing happens without an answer", async () => {
  const sent = [];
  const next = async (command, args) => (sent.push([command, args]), true);
  typed = "인용이다";
  assert.ok(await extension.executeCommand("notelint.accept", [{ uri: "a" }], next));
  typed = undefined;
  assert.strictEqual(await extension.executeCommand("notelint.accept", [{}], next), undefined);
  await extension.executeCommand("notelint.learn", [{ word: "파드" }], next);
  assert.deepStrictEqual(sent, [
    ["notelint.accept", [{ uri: "a", reason: "인용이다" }]],
    ["notelint.learn", [{ word: "파드" }]],
  ]);
});

test("a server that does not start is told with what to do", async () => {
  fails = true;
  await commands["notelint.restart"]();
  assert.match(shown[0], /notelint did not start: ENOENT.*pip install/);
  await extension.deactivate();
});
