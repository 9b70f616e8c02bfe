/* The review page. */

const data = readData();
const words = new Words(WORDS, memory.get("language") ?? data.language);
const t = (key, values) => words.t(key, values);

/* The places of a row's values. */
const NOTE = 0, LINE = 1, KIND = 2, SOURCE = 3, TRANSLATION = 4, RUNG = 5, DOUBTS = 6, OLD = 7, SUGGESTION = 8;
const DOUBT_CODE = 0, DOUBT_EN = 1, DOUBT_KO = 2;
const segments = data.segments;
const plain = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
const corrections = new Corrections(data.run, segments.length);
const translationOf = (number) => corrections.texts.get(number) ?? plain(segments[number][TRANSLATION]);
const isChanged = (number) => segments[number][OLD] !== "";
const isDoubtful = (number) =>
  segments[number][DOUBTS].length > 0 || isChanged(number) || data.rungs[segments[number][RUNG]].last;
const index = new SearchIndex(
  segments.length,
  (number) => `${plain(segments[number][SOURCE])}\n${translationOf(number)}`,
);
let editing = -1;

const tally = (keysOf) => {
  const counts = new Map();
  segments.forEach((segment, number) => {
    for (const key of new Set(keysOf(segment, number))) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
};

/* Filters */

const changedCount = segments.filter((segment) => segment[OLD] !== "").length;
const stateCounts = () => {
  const doubtful = segments.filter((_, number) => isDoubtful(number)).length;
  return [
    { id: "doubtful", label: () => t("state-doubtful"), count: doubtful, tone: "warn" },
    { id: "changed", label: () => t("state-changed"), count: changedCount, tone: "warn" },
    { id: "open", label: () => t("state-open"), count: segments.length - corrections.reviewed.size },
    { id: "edited", label: () => t("state-edited"), count: corrections.texts.size, tone: "good" },
  ].filter((state) => state.id !== "changed" || changedCount > 0);
};

const doubtCounts = tally((segment) => segment[DOUBTS].map((doubt) => data.doubts[doubt][DOUBT_CODE]));
const rungCounts = tally((segment) => [segment[RUNG]]);
const noteCounts = tally((segment) => [segment[NOTE]]);
const doubtfulByNote = new Map();
segments.forEach((segment, number) => {
  if (isDoubtful(number)) doubtfulByNote.set(segment[NOTE], (doubtfulByNote.get(segment[NOTE]) ?? 0) + 1);
});

/** The name of a note, with its folder where several have that name. */
const names = new Map();
for (const [path] of data.notes) names.set(path.split("/").at(-1), (names.get(path.split("/").at(-1)) ?? 0) + 1);
function shortPath(path) {
  const name = path.split("/").at(-1);
  return visible(names.get(name) > 1 ? path : name);
}

const states = new Facet(byId("state"), stateCounts(), words, show);
const doubts = new Facet(
  byId("doubts"),
  [...doubtCounts].sort((a, b) => b[1] - a[1]).map(([code, count]) => ({
    id: code, count, label: () => data.codes[code][words.language], note: () => code,
  })),
  words,
  show,
);
const rungs = new Facet(
  byId("rungs"),
  data.rungs.flatMap((rung, number) => rungCounts.has(number)
    ? [{ id: number, tone: rung.tone || "none", count: rungCounts.get(number),
         label: () => rung[words.language][0], note: () => rung[words.language][1] }]
    : []),
  words,
  show,
);
const notes = new Facet(
  byId("notes"),
  data.notes
    .map(([path], number) => ({ id: number, count: doubtfulByNote.get(number) ?? 0, label: () => shortPath(path), note: () => visible(path) }))
    .sort((a, b) => b.count - a.count || a.id - b.id),
  words,
  show,
  { most: 12 },
);
const facets = [states, doubts, rungs, notes];

function fits(number) {
  const segment = segments[number];
  const chosen = states.chosen;
  return (
    (!chosen.has("doubtful") || isDoubtful(number)) &&
    (!chosen.has("changed") || isChanged(number)) &&
    (!chosen.has("open") || !corrections.reviewed.has(number)) &&
    (!chosen.has("edited") || corrections.texts.has(number)) &&
    rungs.allows(segment[RUNG]) &&
    notes.allows(segment[NOTE]) &&
    (doubts.chosen.size === 0 || segment[DOUBTS].some((doubt) => doubts.chosen.has(data.doubts[doubt][DOUBT_CODE])))
  );
}

/* The list */

const list = new LongList(byId("list"), {
  draw: drawSentence,
  groupOf: (number) => segments[number][NOTE],
  drawGroup: (note, count) => {
    const [path, edition] = data.notes[note];
    return el("h2", null, visible(path), el("span", { class: "more-about" },
      edition ? `→ ${visible(edition)} · ` : null, t("found-all", { all: words.number(count) })));
  },
});

function show() {
  editing = -1;
  showFound(list, index, words, fits, segments.length ? "nothing" : "nothing-at-all");
}

function drawSentence(number) {
  const segment = segments[number];
  const rung = data.rungs[segment[RUNG]];
  const classes = [
    segment[KIND],
    rung.id === "kept" ? "lost" : isDoubtful(number) && "doubtful",
    corrections.reviewed.has(number) && "reviewed",
    corrections.texts.has(number) && "edited",
  ];
  const kind = `kind-${segment[KIND]}`;
  return el("li", { class: classes.filter(Boolean).join(" ") },
    el("div", { class: "sentence" },
      el("div", { class: "where" },
        el("span", { class: "line-number" }, t("line", { line: segment[LINE] }),
          WORDS.en[kind] ? ` · ${t(kind)}` : null),
        el("span", { class: `tag ${rung.tone}`, title: rung[words.language][1] }, rung[words.language][0])),
      el("div", { class: "source", lang: "ko" }, el("p", { class: "text" }, drawPieces(segment[SOURCE]))),
      el("div", { class: "translation", lang: "en" }, editing === number ? drawEditor(number) : drawTranslation(number)),
      drawButtons(number),
      drawReasons(segment),
      isChanged(number) ? drawChanged(number) : null));
}

function drawTranslation(number) {
  const text = corrections.texts.get(number);
  const pieces = text === undefined ? segments[number][TRANSLATION] : [text];
  return el("p", { class: "text" }, drawPieces(pieces));
}

function drawPieces(pieces) {
  const wanted = byId("search").value;
  return pieces.flatMap((piece) => {
    if (typeof piece === "string") return withMarks(visible(piece), wanted);
    const kind = data.kinds[piece[1]];
    return el("span", { class: `kept ${kind}` }, withMarks(visible(piece[0]), wanted));
  });
}

function drawReasons(segment) {
  if (segment[DOUBTS].length === 0) return null;
  const place = words.language === "ko" ? DOUBT_KO : DOUBT_EN;
  return el("ul", { class: "reasons", "aria-label": t("doubts") }, segment[DOUBTS].map((doubt) =>
    el("li", null, withCode(visible(data.doubts[doubt][place])), " ",
      el("span", { class: "code" }, data.doubts[doubt][DOUBT_CODE]))));
}

/** What a person's translation was of, and what the engine makes of the sentence as it is now. */
function drawChanged(number) {
  const [old, suggestion] = [segments[number][OLD], segments[number][SUGGESTION]];
  const take = () => {
    corrections.write(number, suggestion);
    tell("told-saved");
    index.renew(number);
    changed(number);
  };
  return el("dl", { class: "changed" },
    el("div", null, el("dt", null, t("old-source")), el("dd", { lang: "ko" }, visible(old))),
    suggestion
      ? el("div", null, el("dt", null, t("suggestion")), el("dd", { lang: "en" }, visible(suggestion), " ",
          el("button", { type: "button", class: "quiet", on: { click: take } }, t("take"))))
      : null);
}

function drawButtons(number) {
  const reviewed = corrections.reviewed.has(number);
  const button = (sign, key, act, more) =>
    el("button", { type: "button", title: t(key), "aria-label": t(key), on: { click: () => act(number) }, ...more }, icon(sign));
  return el("div", { class: "buttons" },
    corrections.texts.has(number) ? button("undo", "revert", revert) : null,
    button("edit", "edit", edit),
    button("copy", "copy", copy),
    button("check", "review", review, { "aria-pressed": String(reviewed) }));
}

/* What a reader does with a sentence */

function tell(key) {
  byId("told").textContent = t(key);
}

async function copy(number) {
  tell((await copyText(translationOf(number))) ? "copied" : "not-copied");
}

function review(number) {
  corrections.toggle(number);
  tell(corrections.reviewed.has(number) ? "told-reviewed" : "told-open");
  changed(number, "button[aria-pressed]");
}

function revert(number) {
  corrections.revert(number);
  index.renew(number);
  changed(number);
}

function edit(number) {
  const before = editing;
  editing = number;
  if (before >= 0 && before !== number) list.renew(before);
  list.renew(number);
  const area = list.elements.get(number).querySelector("textarea");
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
}

function drawEditor(number) {
  const area = el("textarea", { class: "edit", "aria-label": t("edit-label", { line: segments[number][LINE] }) });
  area.value = translationOf(number);
  const missing = el("span", { class: "missing", role: "status" });
  const check = () => {
    const lost = lostPieces(segments[number][SOURCE], area.value);
    missing.textContent = lost.length ? t("missing", { what: lost.map(visible).join(", ") }) : "";
  };
  const close = () => {
    editing = -1;
    changed(number);
  };
  const save = () => {
    const text = area.value.replace(/\s*\n\s*/g, " ").trim();
    if (text && text !== plain(segments[number][TRANSLATION])) {
      corrections.write(number, text);
      tell("told-saved");
    }
    index.renew(number);
    close();
  };
  area.addEventListener("input", check);
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  return el("div", null, area,
    el("div", { class: "edit-foot" },
      el("button", { type: "button", class: "main", on: { click: save } }, t("save")),
      el("button", { type: "button", on: { click: close } }, t("cancel")),
      missing));
}

/** What of the source is protected and no longer in the translation; terms have other words there. */
function lostPieces(source, translation) {
  return source
    .filter((piece) => typeof piece !== "string" && !["term", "break"].includes(data.kinds[piece[1]]))
    .map((piece) => piece[0])
    .filter((text) => !translation.includes(text));
}

function changed(number, focused) {
  list.renew(number);
  const element = list.elements.get(number);
  (focused ? element?.querySelector(focused) : element)?.focus({ preventScroll: true });
  sums();
  states.values = stateCounts();
  states.draw();
}

/* Sums and files */

function sums() {
  const doubtful = stateCounts()[0].count;
  const share = segments.length ? Math.round((1000 * doubtful) / segments.length) / 10 : 0;
  const sum = (key, count, tone, more) =>
    el("div", { class: `sum ${tone ?? ""}` }, el("dt", null, t(key)),
      el("dd", null, words.number(count), more ? el("small", null, ` ${more}`) : null));
  byId("sums").replaceChildren(
    sum("sum-notes", data.notes.length),
    sum("sum-sentences", segments.length),
    sum("sum-doubtful", doubtful, doubtful ? "warn" : "good", `${words.number(share)} %`),
    sum("sum-reviewed", corrections.reviewed.size),
    sum("sum-edited", corrections.texts.size));
  const used = data.rungs.map((rung, number) => [rung, rungCounts.get(number) ?? 0]).filter(([, count]) => count);
  byId("parts").replaceChildren(...used.map(([rung, count]) => {
    const part = el("span", { class: `part ${rung.tone || "kept-as-is"}`, title: `${rung[words.language][0]}: ${words.number(count)}` });
    part.style.flexGrow = count;
    return part;
  }));
  byId("parts").setAttribute("aria-label", t("parts", {
    what: used.map(([rung, count]) => `${rung[words.language][0]} ${words.number(count)}`).join(", "),
  }));
  for (const id of ["export-tmx", "export-json"]) byId(id).disabled = corrections.texts.size === 0;
}

function correctedRows() {
  return [...corrections.texts].sort((a, b) => a[0] - b[0]).map(([number, translation]) => ({
    note: data.notes[segments[number][NOTE]][0],
    line: segments[number][LINE],
    kind: segments[number][KIND],
    source: plain(segments[number][SOURCE]),
    pieces: segments[number][SOURCE].map((piece) =>
      typeof piece === "string" ? piece : { text: piece[0], kind: data.kinds[piece[1]] }),
    translation,
  }));
}

/* Setting up */

function goToDoubtful() {
  const next = list.numbers.findIndex((number, place) => place > list.current && isDoubtful(number));
  if (next >= 0) list.goTo(next);
}

function atCurrent(act) {
  return () => {
    if (list.number !== undefined) act(list.number);
  };
}

function clearAll() {
  for (const facet of facets) facet.clear();
  byId("search").value = "";
  show();
}

function toggleDoubtful() {
  states.choose(...(states.chosen.has("doubtful") ? [] : ["doubtful"]));
}

const keys = [
  { key: "j", code: "KeyJ", show: "j", about: "key-next", run: () => list.go(1) },
  { key: "k", code: "KeyK", show: "k", about: "key-previous", run: () => list.go(-1) },
  { key: "n", code: "KeyN", show: "n", about: "key-next-doubtful", run: goToDoubtful },
  { key: "/", code: "Slash", show: "/", about: "key-search", run: () => byId("search").select() },
  { key: "f", code: "KeyF", show: "f", about: "key-doubtful", run: toggleDoubtful },
  { key: "e", code: "KeyE", show: "e", about: "key-edit", run: atCurrent(edit) },
  { key: "r", code: "KeyR", show: "r", about: "key-review", run: atCurrent(review) },
  { key: "c", code: "KeyC", show: "c", about: "key-copy", run: atCurrent(copy) },
  { key: "?", show: "?", about: "key-help", run: () => showHelp() },
];
const showHelp = helpDialog(words, keys);

function draw() {
  writeWords(words, document);
  document.title = `${t("title")} – notelint`;
  byId("about").textContent = data.engine ? t("engine", { engine: visible(data.engine) }) : "";
  sums();
  for (const facet of facets) facet.draw();
  show();
}

languageButtons(words, draw);
themeButton(words);
listenToKeys(keys);
byId("search").addEventListener("input", soon(show, 80));
byId("search").addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.target.value = "";
    show();
    event.target.blur();
  } else if (event.key === "Enter") list.go(1);
});
byId("clear").addEventListener("click", clearAll);
byId("export-tmx").addEventListener("click", () => saveFile("corrections.tmx", "application/xml", asTmx(correctedRows())));
byId("export-json").addEventListener("click", () => saveFile("corrections.json", "application/json", asJson(correctedRows())));
if (matchMedia("(max-width: 900px)").matches) byId("filters").open = false;
draw();
