// The command line of the server.
"use strict";

const DEFAULT = ["notelint", "server"];

// `configured` is the setting notelint.command, `language` notelint.language,
// `editor` the language of the editor ("ko", "en-us").
function serverCommand(configured, language, editor) {
  const command = configured && configured.length ? configured : DEFAULT;
  const chosen = language || (editor.toLowerCase().startsWith("ko") ? "ko" : "en");
  return [...command, "--lang", chosen];
}

module.exports = { serverCommand };
