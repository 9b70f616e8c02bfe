/* Finding text while it is typed, Korean syllables half-way included. */

const COMPATIBLE = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const HANGUL = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/;
/* Final consonants, and the initial ones that they become when a vowel follows. */
const FINALS = {
  "\u11a8": "\u1100", "\u11a9": "\u1101", "\u11aa": "\u11a8\u1109", "\u11ab": "\u1102",
  "\u11ac": "\u11ab\u110c", "\u11ad": "\u11ab\u1112", "\u11ae": "\u1103", "\u11af": "\u1105",
  "\u11b0": "\u11af\u1100", "\u11b1": "\u11af\u1106", "\u11b2": "\u11af\u1107",
  "\u11b3": "\u11af\u1109", "\u11b4": "\u11af\u1110", "\u11b5": "\u11af\u1111",
  "\u11b6": "\u11af\u1112", "\u11b7": "\u1106", "\u11b8": "\u1107", "\u11b9": "\u11b8\u1109",
  "\u11ba": "\u1109", "\u11bb": "\u110a", "\u11bc": "\u110b", "\u11bd": "\u110c",
  "\u11be": "\u110e", "\u11bf": "\u110f", "\u11c0": "\u1110", "\u11c1": "\u1111",
  "\u11c2": "\u1112",
};

/** Text as it is compared: lower case, Hangul in its letters, white space as one space. */
function folded(text) {
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  return HANGUL.test(lower) ? lower.normalize("NFD") : lower;
}

/**
 * Whether a folded text holds what is searched for, as a function.
 *
 * While a syllable is being composed its last letter may belong to the next
 * one: `각` is on the way to `가구`, `ㄱ` to everything that begins with it.
 */
function matcher(query) {
  const spelled = query.replace(/[ㄱ-ㅎ]/g, (letter) => {
    const place = COMPATIBLE.indexOf(letter);
    return place < 0 ? letter : String.fromCharCode(0x1100 + place);
  });
  const wanted = folded(spelled).trim();
  if (!wanted) return () => true;
  const moved = FINALS[wanted.at(-1)];
  const other = moved ? wanted.slice(0, -1) + moved : null;
  return (text) => text.includes(wanted) || (other !== null && text.includes(other));
}

/** Text in pieces, with what is searched for in marks where it stands there letter by letter. */
function withMarks(text, wanted, name) {
  const [lower, needle] = [text.toLowerCase(), wanted.trim().toLowerCase()];
  if (!needle || lower.length !== text.length) return [text];
  const out = [];
  let at = 0;
  for (let found = lower.indexOf(needle); found >= 0; found = lower.indexOf(needle, at)) {
    const end = found + needle.length;
    out.push(text.slice(at, found), el("mark", { class: name }, text.slice(found, end)));
    at = end;
  }
  return [...out, text.slice(at)];
}

/** An index of texts that is made when the first search needs it. */
class SearchIndex {
  constructor(count, textOf) {
    this.count = count;
    this.textOf = textOf;
    this.texts = null;
  }

  /** Whether the text with that number matches, as a function. */
  finder(query) {
    if (!query.trim()) return () => true;
    this.texts ??= Array.from({ length: this.count }, (_, number) => folded(this.textOf(number)));
    const matches = matcher(query);
    return (number) => matches(this.texts[number]);
  }

  /** A text has changed. */
  renew(number) {
    if (this.texts) this.texts[number] = folded(this.textOf(number));
  }
}
