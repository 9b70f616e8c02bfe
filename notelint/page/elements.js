"use strict";

/* Making elements. Text goes in as text: there is no innerHTML anywhere. */

/** An element with properties (`class`, `on`, `data-x`, `aria-x`, others) and children. */
function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const event in value) element.addEventListener(event, value[event]);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/* Drawn here: fonts differ in which signs they have. Strokes on a field of 16 by 16. */
const ICONS = {
  edit: "M10.5 2.8l2.7 2.7-7.6 7.6-3.3.6.6-3.3z",
  copy: "M6 5.5V3h7v7h-2.5M3 6h7v7H3z",
  check: "M3 8.6l3.2 3.2L13 4.6",
  undo: "M6 3.5L3 6.5l3 3M3 6.5h6a3.5 3.5 0 010 7H7",
  auto: "M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM8 2.5v11M8 4.5h4M8 7h5M8 9.5h5M8 12h3",
  light: "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13",
  dark: "M13 9.6A5.6 5.6 0 016.4 3 5.6 5.6 0 1013 9.6z",
};

/** A picture for a button, which has its name itself. */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [key, value] of [["viewBox", "0 0 16 16"], ["class", "icon"], ["aria-hidden", "true"]]) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A message, what stands between backticks in it as code. */
function withCode(message) {
  return message.split("`").map((part, place) => (place % 2 ? el("code", null, part) : part));
}

const byId = (id) => document.getElementById(id);

/** What the page is about. */
function readData() {
  return JSON.parse(byId("data").textContent);
}

/** Text of notes with what cannot be seen, or turns the direction of writing, made visible. */
function visible(text) {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (char) => `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}

/** Put `text` on the clipboard; whether that worked. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "off-screen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Offer `text` as a file. */
function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** What the browser remembers for this page; nothing where it may not. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`notelint:${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`notelint:${name}`);
      else localStorage.setItem(`notelint:${name}`, value);
    } catch {
      // Private windows and full disks forget; the page works without.
    }
  },
};
