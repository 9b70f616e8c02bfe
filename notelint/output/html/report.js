/* The report. */

const data = readData();
const words = new Words(WORDS, data.language);
const t = (key, values) => words.t(key, values);

/* The places of a row's values. */
const PATH = 0, LINE = 1, COLUMN = 2, RULE = 3, SEVERITY = 4, MESSAGE = 5, EXCERPT = 6, SUGGESTIONS = 7, FIX = 8, SEEN = 9;
const FOLDER = 1, MONTH = 2;
const SEVERITIES = ["error", "warning", "info"];
const TONES = { error: "bad", warning: "warn", info: "info" };
const findings = data.findings;
const pathOf = (number) => data.paths[findings[number][PATH]];
const fixOf = (number) => findings[number][FIX]?.[0] ?? "none";
const index = new SearchIndex(findings.length, (number) => {
  const row = findings[number];
  const rule = data.rules[row[RULE]];
  return [rule.code, rule.name, row[MESSAGE], row[EXCERPT].join(""), pathOf(number)[0]].join("\n");
});

const tally = (keyOf) => {
  const counts = new Map();
  for (let number = 0; number < findings.length; number += 1) {
    const key = keyOf(number);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
const ranked = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/* Filters */

/** A facet whose values show how large they are beside each other. */
class Bars extends Facet {
  box(value) {
    const item = super.box(value);
    const share = el("span", { class: "share", "aria-hidden": "true" });
    share.style.width = `${(92 * value.count) / this.values[0].count}%`;
    item.firstChild.append(share);
    return item;
  }
}

const severityCounts = tally((number) => findings[number][SEVERITY]);
const severities = new Facet(
  byId("severities"),
  SEVERITIES.flatMap((name, place) => severityCounts.has(place)
    ? [{ id: place, tone: TONES[name], count: severityCounts.get(place), label: () => t(name) }]
    : []),
  words,
  show,
);
const rules = new Bars(
  byId("rules"),
  ranked(tally((number) => findings[number][RULE])).map(([place, count]) => ({
    id: place, count, label: () => data.rules[place].name, note: () => `${data.rules[place].code} ${data.rules[place].family}`,
  })),
  words,
  show,
  { most: 10 },
);
const fixCounts = tally(fixOf);
const fixes = new Facet(
  byId("fixes"),
  ["safe", "unsafe", "display", "none"].flatMap((name) => fixCounts.has(name)
    ? [{ id: name, count: fixCounts.get(name), label: () => t(name) }]
    : []),
  words,
  show,
);
const folders = new Bars(
  byId("folders"),
  ranked(tally((number) => pathOf(number)[FOLDER])).map(([folder, count]) => ({
    id: folder, count, label: () => (folder ? visible(folder) : t("top")),
  })),
  words,
  show,
  { most: 10, fewest: 2 },
);
const paths = new Bars(
  byId("paths"),
  ranked(tally((number) => findings[number][PATH])).map(([place, count]) => ({
    id: place, count,
    label: () => visible(data.paths[place][0].split("/").at(-1)),
    note: () => visible(data.paths[place][0]),
  })),
  words,
  show,
  { most: 10 },
);
const facets = [severities, rules, fixes, folders, paths];
const months = new Set();

function fits(number) {
  const row = findings[number];
  return (
    severities.allows(row[SEVERITY]) &&
    rules.allows(row[RULE]) &&
    fixes.allows(fixOf(number)) &&
    folders.allows(pathOf(number)[FOLDER]) &&
    paths.allows(row[PATH]) &&
    (months.size === 0 || months.has(pathOf(number)[MONTH]))
  );
}

/* Pictures */

function drawMonths() {
  const counts = tally((number) => pathOf(number)[MONTH]);
  counts.delete("");
  const shown = monthsBetween([...counts.keys()].sort());
  byId("months-box").hidden = shown.length < 2;
  const most = Math.max(...counts.values());
  byId("months").replaceChildren(...shown.map((month, place) => {
    const count = counts.get(month) ?? 0;
    const column = el("span", { class: "column", "aria-hidden": "true" });
    column.style.height = `${Math.round((70 * count) / most)}px`;
    const name = t("month", { month, count: words.number(count) });
    const choose = () => {
      if (!months.delete(month)) months.add(month);
      drawMonths();
      show();
      byId("months").children[place].firstChild.focus();
    };
    return el("li", null, el("button",
      { type: "button", title: name, "aria-label": name, "aria-pressed": String(months.has(month)), on: { click: choose } },
      column,
      place === 0 || month.endsWith("-01") ? el("span", { class: "year", "aria-hidden": "true" }, month.slice(0, 4)) : null));
  }));
}

/** All months from the first to the last, at most ten years of them, else those that there are. */
function monthsBetween(known) {
  if (known.length === 0) return known;
  const toNumber = (month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
  const [first, last] = [toNumber(known[0]), toNumber(known.at(-1))];
  if (last - first > 120) return known;
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const number = first + place;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}

function sums() {
  const hit = data.paths.length;
  const sum = (key, count, tone, more) =>
    el("div", { class: `sum ${count && tone ? tone : ""}` }, el("dt", null, t(key)),
      el("dd", null, words.number(count), more ? el("small", null, ` ${more}`) : null));
  const share = data.notes ? `${Math.round((100 * hit) / data.notes)} %` : "";
  byId("sums").replaceChildren(
    sum("sum-notes", data.notes),
    sum("sum-hit", hit, "", share),
    ...SEVERITIES.map((name, place) => sum(`sum-${name}`, severityCounts.get(place) ?? 0, TONES[name])),
    sum("sum-fixable", fixCounts.get("safe") ?? 0, "good"));
}

/* The list */

const list = new LongList(byId("list"), {
  draw: drawFinding,
  groupOf: (number) => findings[number][PATH],
  drawGroup: (path, count) => el("h2", null, visible(data.paths[path][0]),
    el("span", { class: "more-about" }, t("group-count", { count: words.number(count) }))),
});

function show() {
  showFound(list, index, words, fits, findings.length ? "nothing" : "clean");
}

function drawFinding(number) {
  const row = findings[number];
  const severity = SEVERITIES[row[SEVERITY]];
  const rule = data.rules[row[RULE]];
  const message = withCode(visible(row[MESSAGE])).map((part) =>
    typeof part === "string" ? el("span", null, searched(part)) : part);
  return el("li", { class: severity },
    el("div", { class: "finding" },
      el("div", { class: "where" },
        el("span", { class: `tag ${TONES[severity]}` }, t(severity)),
        el("span", { class: "line-number" }, t("place", { line: row[LINE], column: row[COLUMN] }))),
      el("p", { class: "message" }, message),
      el("button",
        { type: "button", class: "rule-button", "aria-label": t("explain", { code: rule.code }), disabled: !rule.text,
          on: { click: () => explain(row[RULE]) } },
        `${rule.code} ${rule.name}`),
      drawLines(row),
      row[SEEN] ? drawSeen(row[SEEN]) : null,
      drawAdvice(row)));
}

/** The line with what is meant marked, and below it the line as the fix would have it. */
function drawLines(row) {
  const [before, marked, after] = row[EXCERPT];
  if (!before && !marked && !after) return null;
  const fixed = row[FIX]?.[2] ?? [];
  const line = (sign, name, ...parts) => el("p", null,
    el("span", { class: "sign", "aria-hidden": "true" }, sign),
    el("span", { class: "code" }, el("span", { class: "off-screen" }, `${name}: `), parts));
  return el("div", { class: "lines" },
    line(fixed.length ? "−" : " ", t("before"),
      searched(visible(before)), el("mark", null, visible(marked)), searched(visible(after))),
    fixed.length
      ? line("+", t("after"), fixed.map((piece) =>
          typeof piece === "string" ? visible(piece) : el("ins", null, visible(piece[0]))))
      : null);
}

/* Tags that readers' blocks are made of; nothing else comes to be, and nothing has attributes. */
const SEEN_TAGS = new Set(["p", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "th", "td", "dl", "dt", "dd",
  "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "kbd", "u", "sub", "sup", "mark", "br"]);

/** The block around a finding as readers see it. Headings look like ones, but are none of this page. */
function drawSeen(seen) {
  const draw = (part) => {
    if (typeof part === "string") return visible(part);
    const [tag, ...children] = part;
    const heading = /^h[1-6]$/.test(tag);
    const name = SEEN_TAGS.has(tag) && !heading ? tag : heading ? "p" : "span";
    return el(name, { class: name === tag ? null : tag }, children.map(draw));
  };
  return el("div", { class: "seen" }, el("p", { class: "caption" }, t("seen")), draw(seen));
}

function drawAdvice(row) {
  const [kind, message, fixed] = row[FIX] ?? [];
  const suggestions = fixed?.length ? [] : row[SUGGESTIONS];
  const parts = [
    suggestions.length
      ? el("span", null, t("suggestion"), " ",
          suggestions.flatMap((text, place) => [place ? ", " : "", el("code", null, visible(text))]))
      : null,
    kind ? el("span", null, t(kind), message ? [": ", withCode(visible(message))] : null) : null,
  ].filter(Boolean);
  return parts.length ? el("p", { class: "advice" }, parts) : null;
}

/** Text with what is searched for marked. */
function searched(text) {
  return withMarks(text, byId("search").value, "searched");
}

/* The rule book */

function explain(place) {
  const rule = data.rules[place];
  if (!rule.text) return;
  byId("rule-title").textContent = `${rule.code} ${rule.name}`;
  byId("rule-text").replaceChildren(...drawText(rule.text));
  byId("rule").showModal();
}

/** Paragraphs, headings, lists and code of a rule's page; it is written by the project. */
function drawText(text) {
  return text.split(/\n{2,}/).filter((block) => block.trim()).map((block) => {
    if (/^#+ /.test(block)) return el("h3", null, withCode(block.replace(/^#+ /, "")));
    if (/^(~~~|```)/.test(block)) return el("pre", null, block.replace(/^(~~~|```).*\n?/gm, ""));
    if (/^[-*] /.test(block)) {
      return el("ul", null, block.split(/\n(?=[-*] )/).map((item) => el("li", null, withCode(item.slice(2)))));
    }
    return el("p", null, withCode(block));
  });
}

/* Setting up */

function clearAll() {
  for (const facet of facets) facet.clear();
  months.clear();
  byId("search").value = "";
  drawMonths();
  show();
}

const keys = [
  { key: "j", code: "KeyJ", show: "j", about: "key-next", run: () => list.go(1) },
  { key: "k", code: "KeyK", show: "k", about: "key-previous", run: () => list.go(-1) },
  { key: "/", code: "Slash", show: "/", about: "key-search", run: () => byId("search").select() },
  { key: "f", code: "KeyF", show: "f", about: "key-errors",
    run: () => severities.choose(...(severities.chosen.has(0) ? [] : [0])) },
  { key: "e", code: "KeyE", show: "e", about: "key-explain",
    run: () => list.number !== undefined && explain(findings[list.number][RULE]) },
  { key: "?", show: "?", about: "key-help", run: () => showHelp() },
];
const showHelp = helpDialog(words, keys);

writeWords(words, document);
if (data.suppressed || data.accepted) {
  byId("about").textContent = t("left", { suppressed: words.number(data.suppressed), accepted: words.number(data.accepted) });
}
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
byId("rule").addEventListener("click", (event) => {
  if (event.target === byId("rule")) byId("rule").close();
});
if (matchMedia("(max-width: 900px)").matches) byId("filters").open = false;
sums();
drawMonths();
show();
