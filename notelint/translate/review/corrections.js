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

/** Corrections as a translation memory (TMX 1.4): Korean and English as they stand in the notes. */
function asTmx(rows) {
  const units = rows.map(
    (row) => `    <tu>
      <prop type="x-notelint-note">${xml(row.note)}</prop>
      <prop type="x-notelint-line">${row.line}</prop>
      <tuv xml:lang="ko"><seg>${xml(row.source)}</seg></tuv>
      <tuv xml:lang="en"><seg>${xml(row.translation)}</seg></tuv>
    </tu>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="notelint" creationtoolversion="1" segtype="sentence" o-tmf="notelint" adminlang="en" srclang="ko" datatype="plaintext"/>
  <body>
${units.join("\n")}
  </body>
</tmx>
`;
}

/** The same as JSON. */
function asJson(rows) {
  return `${JSON.stringify({ version: 1, corrections: rows }, null, 2)}\n`;
}
