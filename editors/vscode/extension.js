// Starts `notelint server` and asks for reasons; all else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { serverCommand } = require("./command.js");

// Files that govern notes: the server reads them again when they change.
const GOVERNING =
  "**/{.notelint.toml,notelint.toml,pyproject.toml,_config.yml,notelint-words.txt,notelint-baseline.json}";
const ACCEPT = "notelint.accept";

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("notelint");
  const [command, ...args] = serverCommand(
    settings.get("command"),
    settings.get("language"),
    vscode.env.language,
  );
  const files = vscode.workspace.createFileSystemWatcher(GOVERNING);
  client = new LanguageClient(
    "notelint",
    "notelint",
    { command, args },
    {
      documentSelector: [
        { scheme: "file", language: "markdown" },
        { scheme: "untitled", language: "markdown" },
      ],
      synchronize: { fileEvents: files },
      middleware: { executeCommand },
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const install = "pip install 'notelint[server]'";
    vscode.window.showErrorMessage(`notelint: ${command} did not start: ${error.message}. ${install}`);
  }
}

// A finding is accepted with a reason, which only the person at the keyboard knows.
async function executeCommand(command, args, next) {
  if (command !== ACCEPT) {
    return next(command, args);
  }
  const reason = await vscode.window.showInputBox({
    prompt: vscode.env.language.startsWith("ko")
      ? "받아들이는 이유(비워도 됩니다)"
      : "Why it is accepted (may be empty)",
  });
  if (reason === undefined) {
    return undefined;
  }
  return next(command, [{ ...args[0], reason }]);
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("notelint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("notelint")) {
        return restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop, executeCommand };
