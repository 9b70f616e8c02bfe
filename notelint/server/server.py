"""The server: documents come, diagnostics go, and editors ask what can be done."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from notelint import __version__
from notelint.config.error import ConfigError
from notelint.config.files import CONFIG_FILES
from notelint.findings.finding import difference
from notelint.note.source import Source
from notelint.run.dictionary import add_word
from notelint.server.answers import (
    ACCEPT,
    FIX_ALL,
    LEARN,
    diagnostics,
    fix_all,
    quick_fixes,
    workspace_edit,
)
from notelint.server.judge import Judge, Judged
from notelint.server.page import page_for
from notelint.server.positions import Positions

# Seconds after the last key before a note is checked: less than one notices.
_DEBOUNCE = 0.15
# What governs notes: a change of one concerns all that are open.
_GOVERNING = (*CONFIG_FILES, "_config.yml", "notelint-words.txt", "notelint-baseline.json")
_log = logging.getLogger(__name__)


class NoteServer(LanguageServer):
    """Checks the notes open in one editor.

    Checks run in one thread of their own, so that the server answers
    meanwhile; a check is dropped when its text has changed again.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            "notelint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.language = language
        self.judge = Judge(language)
        self.checking = ThreadPoolExecutor(1, "notelint-check")
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.told = ""  # the configuration's error that the user knows of

    def version_of(self, uri: str) -> int | None:
        """The version of an open document; None if it is not open."""
        document = self.workspace.text_documents.get(uri)
        return document.version if document else None

    def text_of(self, uri: str) -> str | None:
        """The text of an open document; None if it is not open."""
        document = self.workspace.text_documents.get(uri)
        return document.source if document else None

    def positions(self, text: str) -> Positions:
        """The positions of a text, in the units agreed on."""
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Positions(Source(text), encoding)

    def soon(self, uri: str, wait: float = _DEBOUNCE) -> None:
        """Check the document once it rests."""
        if task := self.waiting.pop(uri, None):
            task.cancel()
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._check(uri, wait))

    def tidy(self) -> None:
        """Let go of what pygls (2.1) keeps of each change for good: 1.5 kB a key."""
        kept = getattr(self.protocol, "_request_futures", {})
        for number in [number for number, future in kept.items() if future.done()]:
            kept.pop(number, None)

    def recheck(self) -> None:
        """Check all open documents, with all that governs them read anew."""
        self.judge.forget()
        for uri in list(self.workspace.text_documents):
            self.soon(uri, 0)

    def forget(self, uri: str) -> None:
        """The document was closed."""
        if task := self.waiting.pop(uri, None):
            task.cancel()
        self._publish(uri, None, [])

    async def judged(self, uri: str) -> tuple[str, int | None, Judged]:
        """The text of a document now, its version, and what is found in it."""
        text, version = self.text_of(uri), self.version_of(uri)
        if text is None:
            return "", version, Judged()
        loop = asyncio.get_running_loop()
        try:
            judged = await loop.run_in_executor(self.checking, self.judge.look, uri, text)
        except ConfigError as error:
            self._tell(str(error))
            return text, version, Judged()
        self.told = ""
        return text, version, judged

    async def _check(self, uri: str, wait: float) -> None:
        await asyncio.sleep(wait)
        text, version, judged = await self.judged(uri)
        if self.version_of(uri) == version and self.text_of(uri) is not None:
            self._publish(uri, version, diagnostics(judged, self.positions(text)))

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version=version)
        )

    def _tell(self, error: str) -> None:
        """Tell the user of a broken configuration, once."""
        if error != self.told:
            self.told = error
            message = types.ShowMessageParams(types.MessageType.Error, f"notelint: {error}")
            self.window_show_message(message)


def make_server(language: str) -> NoteServer:
    """A server that puts findings into `language` ("ko", "en")."""
    server = NoteServer(language)
    _listen(server)
    _answer(server)
    return server


def _listen(server: NoteServer) -> None:
    """Take note of what happens in the editor."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        await _watch_files(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.tidy()
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        # Files may have come meanwhile, such as the image that the note shows.
        server.recheck()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.recheck()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(_: types.DidChangeConfigurationParams) -> None:
        server.recheck()


def _answer(server: NoteServer) -> None:
    """Say what is asked, do what is wanted."""
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await _actions(server, params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        text, _, judged = await server.judged(params.text_document.uri)
        positions = server.positions(text)
        return page_for(judged, positions.offset(params.position), positions, server.language)

    @server.command(ACCEPT)
    async def accept(place: dict[str, Any]) -> bool:
        return await _accept(server, place)

    @server.command(LEARN)
    async def learn_word(about: dict[str, Any]) -> bool:
        _, _, judged = await server.judged(str(about["uri"]))
        learnt = judged.found is not None and add_word(judged.found.settings, str(about["word"]))
        server.recheck()
        return learnt


async def _actions(server: NoteServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    text, version, judged = await server.judged(uri)
    positions = server.positions(text)
    wanted = params.context.only
    actions: list[types.CodeAction] = []
    if not wanted or any(types.CodeActionKind.QuickFix.startswith(kind) for kind in wanted):
        span = positions.span(params.range)
        actions += quick_fixes(judged, span, uri, version, positions, server.language)
    if wanted and any(FIX_ALL.startswith(kind) for kind in wanted):
        loop = asyncio.get_running_loop()
        fixed = await loop.run_in_executor(server.checking, server.judge.fixed, judged)
        if fixed is not None:
            edits = [difference(text, fixed)]
            actions.append(fix_all(edits, uri, version, positions, server.language))
    return actions


async def _accept(server: NoteServer, place: dict[str, Any]) -> bool:
    """Write a comment that accepts the finding at `place`; whether it could be."""
    uri = str(place["uri"])
    text, version, judged = await server.judged(uri)
    wanted = (place["code"], place["start"], place["end"])
    chosen = next((f for f in judged.findings if (f.code, *f.span) == wanted), None)
    if chosen is None:
        return False
    reason = " ".join(str(place.get("reason", "")).split())
    loop = asyncio.get_running_loop()
    new = await loop.run_in_executor(server.checking, server.judge.accepted, judged, chosen, reason)
    if new is None:
        return False
    edits = [difference(text, new)]
    edit = workspace_edit(edits, uri, version, server.positions(text))
    result = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit))
    return result.applied


async def _watch_files(server: NoteServer) -> None:
    """Ask the editor to tell of changes of what governs notes, if it can."""
    workspace = server.client_capabilities.workspace
    can = workspace and workspace.did_change_watched_files
    if not can or not can.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in _GOVERNING]
    options = types.DidChangeWatchedFilesRegistrationOptions(list(watchers))
    registration = types.Registration(
        "notelint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
    )
    # Some editors say that they can, and refuse (Eglot where it has no watcher of files).
    with suppress(JsonRpcException):
        await server.client_register_capability_async(types.RegistrationParams([registration]))


def serve(language: str) -> None:
    """Speak with an editor over standard input and output until it ends."""
    logging.basicConfig(level=logging.WARNING)
    make_server(language).start_io()
