/* What people did on the page: what they reviewed, what they corrected, and files of it. */

/** Marks and corrections by the number of the sentence, remembered by the browser. */
class Corrections {
  constructor(run, count) {
    this.name = `review:${run}`;
    this.reviewed = new Set();
    this.texts = new Map();
    try {
      const kept = JSON.parse(memory.get(this.name) ?? "{}");
      for (const number of kept.reviewed ?? []) if (number < count) this.reviewed.add(number);
      for (const [number, text] of kept.texts ?? []) if (number < count) this.texts.set(number, String(text));
    } catch {
      // What is remembered is not ours: begin anew.
    }
  }

  keep() {
    const nothing = this.reviewed.size === 0 && this.texts.size === 0;
    memory.set(this.name, nothing ? null : JSON.stringify({ reviewed: [...this.reviewed], texts: [...this.texts] }));
  }

  toggle(number) {
    if (!this.reviewed.delete(number)) this.reviewed.add(number);
    this.keep();
  }

  write(number, text) {
    this.texts.set(number, text);
    this.reviewed.add(number);
    this.keep();
  }

  revert(number) {
    this.texts.delete(number);
    this.keep();
  }
}

/** Characters that XML 1.0 cannot hold are left out. */
function xml(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]);
}

/**
 * A corrected sentence for a memory: with placeholders for what is protected, so that it fits
 * wherever the sentence stands; where one is lost, with both texts as they stand in the note.
 *
 * `pieces` are those of the source: words, and {text, kind}. Terms are words to people.
 */
function asUnit(pieces, translation) {
  const tokens = pieces.filter((piece) => typeof piece !== "string" && piece.kind !== "term");
  const found = withPlaceholders(translation, tokens);
  const whole = tokens.length > 0 && found === null;
  const source = pieces.map((piece) => {
    if (typeof piece === "string") return xml(piece);
    const number = tokens.indexOf(piece) + 1;
    return number === 0 || whole ? xml(piece.text) : placeholder(number, piece.kind);
  });
  return { whole, source: source.join(""), target: found ?? xml(translation) };
}

/** The text with a placeholder for each token, or null if it does not hold each of them. */
function withPlaceholders(text, tokens) {
  const left = tokens.map((token, place) => ({ ...token, number: place + 1 }));
  const out = [];
  let words = "";
  for (let at = 0; at < text.length; ) {
    // Of tokens with one text, as `**` and `**`, the first; of `*` and `**` the longer.
    const here = left.filter((token) => text.startsWith(token.text, at))
      .sort((a, b) => b.text.length - a.text.length || a.number - b.number)[0];
    if (here) {
      out.push(xml(words), placeholder(here.number, here.kind));
      words = "";
      left.splice(left.indexOf(here), 1);
      at += here.text.length;
    } else {
      words += text[at];
      at += 1;
    }
  }
  return left.length ? null : [...out, xml(words)].join("");
}

function placeholder(number, kind) {
  return `<ph x="${number}" type="x-notelint-${kind}"/>`;
}

/** Corrections as a translation memory (TMX 1.4). */
function asTmx(rows) {
  const units = rows.map((row) => {
    const unit = asUnit(row.pieces, row.translation);
    const facts = { origin: "human", review: "accepted", note: row.note };
    if (unit.whole) facts.context = row.kind;
    const properties = Object.entries(facts).map(
      ([name, value]) => `      <prop type="x-notelint-${name}">${xml(value)}</prop>\n`,
    );
    return `    <tu>
${properties.join("")}      <tuv xml:lang="ko"><seg>${unit.source}</seg></tuv>
      <tuv xml:lang="en"><seg>${unit.target}</seg></tuv>
    </tu>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="notelint" creationtoolversion="1" segtype="sentence" o-tmf="notelint" adminlang="en" srclang="ko" datatype="plaintext"/>
  <body>
${units.join("")}  </body>
</tmx>
`;
}

/** The same as JSON, both texts as they stand in the notes. */
function asJson(rows) {
  const corrections = rows.map(({ note, line, source, translation }) => ({ note, line, source, translation }));
  return `${JSON.stringify({ version: 1, corrections }, null, 2)}\n`;
}
