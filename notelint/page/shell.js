/* What every page has around its list: language, theme, help, keys, filters. */

/** The words of a page in both languages; `t` gives them in the one that is shown. */
class Words {
  constructor(tables, language) {
    this.tables = tables;
    this.language = tables[language] ? language : "en";
  }

  t(key, values) {
    const text = this.tables[this.language][key] ?? this.tables.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values?.[name] ?? ""));
  }

  number(value) {
    return value.toLocaleString(this.language);
  }
}

/** Write the words of all elements that name theirs in `data-t` or `data-t-label`. */
function writeWords(words, root) {
  for (const element of root.querySelectorAll("[data-t]")) {
    element.textContent = words.t(element.dataset.t);
  }
  for (const element of root.querySelectorAll("[data-t-label]")) {
    const text = words.t(element.dataset.tLabel);
    element.setAttribute("aria-label", text);
    if (element.matches("button, select")) element.title = text;
    if (element.matches("input[type=search]")) element.placeholder = text;
  }
  document.documentElement.lang = words.language;
}

/** The buttons that choose the language. */
function languageButtons(words, changed) {
  const buttons = [...document.querySelectorAll("button[data-language]")];
  const show = () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.language === words.language));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      words.language = button.dataset.language;
      memory.set("language", words.language);
      show();
      changed();
    });
  }
  show();
}

/** The button that goes from the system's theme to light, to dark, and back. */
function themeButton(words) {
  const order = ["auto", "light", "dark"];
  const button = byId("theme");
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    button.replaceChildren(icon(theme));
    button.dataset.tLabel = `theme-${theme}`;
    button.setAttribute("aria-label", words.t(`theme-${theme}`));
    button.title = words.t(`theme-${theme}`);
  };
  let theme = memory.get("theme");
  if (!order.includes(theme)) theme = "auto";
  show(theme);
  button.addEventListener("click", () => {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    memory.set("theme", theme === "auto" ? null : theme);
    show(theme);
  });
}

/** The list of keys, in a dialog. */
function helpDialog(words, keys) {
  const dialog = byId("help");
  const show = () => {
    if (dialog.open) {
      dialog.close();
      return;
    }
    const rows = keys
      .filter((key) => key.about)
      .map((key) => el("div", null, el("dt", null, el("kbd", null, key.show)), el("dd", null, words.t(key.about))));
    byId("keys").replaceChildren(...rows);
    dialog.showModal();
  };
  byId("help-button").addEventListener("click", show);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return show;
}

/**
 * Listen to keys: each is {key, code, about, run}.
 *
 * Letters are known by their place on the keyboard too: with a Korean input
 * method on, the key J gives `ㅓ`. Where text is typed nothing is caught.
 */
function listenToKeys(keys) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input[type=search], textarea, select");
    if (typing || document.querySelector("dialog[open]")) {
      if (event.key === "?" && !typing) keys.find((each) => each.key === "?")?.run();
      return;
    }
    const found = keys.find((each) => each.key === event.key) ??
      (event.shiftKey ? undefined : keys.find((each) => each.code === event.code));
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

/** Run `act` a moment after the last call. */
function soon(act, milliseconds) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

/**
 * A group of check boxes that narrow what is shown; none checked shows all.
 *
 * `values` are {id, label, count, note, tone}; labels are functions, so that
 * they follow the language. Beyond `most` they come when asked for; a group
 * with fewer than `fewest` is not shown.
 */
class Facet {
  constructor(fieldset, values, words, changed, { most = Infinity, fewest = 1 } = {}) {
    this.chosen = new Set();
    this.fieldset = fieldset;
    this.values = values;
    this.words = words;
    this.changed = changed;
    this.most = most;
    this.fewest = fewest;
    this.draw();
  }

  draw() {
    const shown = this.values.slice(0, this.most);
    const rest = this.values.length - shown.length;
    const list = el("ul", null, shown.map((value) => this.box(value)));
    const more = rest > 0
      ? el("button", { type: "button", class: "quiet more", on: { click: () => this.showAll() } },
          this.words.t("show-all", { count: this.words.number(this.values.length) }))
      : null;
    for (const old of this.fieldset.querySelectorAll("ul, .more")) old.remove();
    this.fieldset.append(list, ...(more ? [more] : []));
    this.fieldset.hidden = this.values.length < this.fewest;
  }

  box(value) {
    const toggle = (event) => {
      if (event.target.checked) this.chosen.add(value.id);
      else this.chosen.delete(value.id);
      this.changed();
    };
    const input = el("input", { type: "checkbox", checked: this.chosen.has(value.id), on: { change: toggle } });
    return el("li", null,
      el("label", { title: value.note?.() ?? null },
        input,
        value.tone ? el("span", { class: `dot ${value.tone}`, "aria-hidden": "true" }) : null,
        el("span", { class: "name" }, value.label()),
        el("span", { class: "count" }, this.words.number(value.count))));
  }

  showAll() {
    this.most = Infinity;
    this.draw();
    this.fieldset.querySelectorAll("input")[0]?.focus();
  }

  /** Choose these alone. */
  choose(...ids) {
    this.chosen = new Set(ids);
    for (const id of ids) {
      if (this.values.findIndex((value) => value.id === id) >= this.most) this.most = Infinity;
    }
    this.draw();
    this.changed();
  }

  clear() {
    this.chosen.clear();
    this.draw();
  }

  allows(id) {
    return this.chosen.size === 0 || this.chosen.has(id);
  }
}
