/* A long list that is drawn as far as it is looked at. */

/**
 * Draws the items with the numbers given, in groups, some at a time.
 *
 * `draw(number)` makes an item's element, `groupOf(number)` names its group
 * and `drawGroup(group, count)` makes its heading. The rest is drawn as the
 * reader comes near it, and all of it for the printer.
 */
class LongList {
  constructor(container, { draw, groupOf, drawGroup, step = 80 }) {
    this.container = container;
    this.drawItem = draw;
    this.groupOf = groupOf;
    this.drawGroup = drawGroup;
    this.step = step;
    this.numbers = [];
    this.drawn = 0;
    this.current = -1;
    this.elements = new Map();
    this.end = el("div", { class: "list-end", "aria-hidden": "true" });
    this.watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.more(),
      { rootMargin: "1200px" },
    );
    this.watcher.observe(this.end);
    addEventListener("beforeprint", () => this.more(Infinity));
  }

  /** Show these items from the top. */
  show(numbers) {
    this.numbers = numbers;
    this.drawn = 0;
    this.current = -1;
    this.group = null;
    this.elements.clear();
    this.counts = new Map();
    for (const number of numbers) {
      const group = this.groupOf(number);
      this.counts.set(group, (this.counts.get(group) ?? 0) + 1);
    }
    this.container.replaceChildren(this.end);
    this.more();
  }

  more(count = this.step) {
    const until = Math.min(this.numbers.length, this.drawn + count);
    if (until === this.drawn) return;
    const added = document.createDocumentFragment();
    for (; this.drawn < until; this.drawn += 1) {
      const number = this.numbers[this.drawn];
      const group = this.groupOf(number);
      if (group !== this.group) {
        this.group = group;
        this.items = el("ol", { class: "items" });
        added.append(
          el("section", { class: "group" }, this.drawGroup(group, this.counts.get(group)), this.items),
        );
      }
      const element = this.drawItem(number);
      element.tabIndex = -1;
      element.addEventListener("focusin", () => this.mark(number));
      this.elements.set(number, element);
      this.items.append(element);
    }
    this.end.before(added);
    // Still in sight: the watcher tells of changes alone.
    this.watcher.unobserve(this.end);
    this.watcher.observe(this.end);
  }

  /** Draw an item again. */
  renew(number) {
    const old = this.elements.get(number);
    if (!old) return;
    const element = this.drawItem(number);
    element.tabIndex = -1;
    element.addEventListener("focusin", () => this.mark(number));
    if (old.hasAttribute("aria-current")) element.setAttribute("aria-current", "true");
    old.replaceWith(element);
    this.elements.set(number, element);
  }

  mark(number) {
    const before = this.elements.get(this.numbers[this.current]);
    before?.removeAttribute("aria-current");
    this.current = this.numbers.indexOf(number);
    this.elements.get(number)?.setAttribute("aria-current", "true");
  }

  /** Go `step` items on. */
  go(step) {
    if (this.numbers.length === 0) return;
    const next = Math.max(0, Math.min(this.numbers.length - 1, this.current + step));
    this.goTo(next);
  }

  goTo(place) {
    while (this.drawn <= place) this.more();
    const element = this.elements.get(this.numbers[place]);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  /** The number of the item that the reader is at, or undefined. */
  get number() {
    return this.numbers[this.current];
  }
}

/**
 * Show in `list` those of all numbers of `index` that are chosen (`fits`) and found by the search,
 * and tell how many; `empty` is the key of the words for none.
 */
function showFound(list, index, words, fits, empty) {
  const finds = index.finder(byId("search").value);
  const numbers = [];
  for (let number = 0; number < index.count; number += 1) {
    if (fits(number) && finds(number)) numbers.push(number);
  }
  list.show(numbers);
  const all = numbers.length === index.count;
  byId("found").textContent = words.t(all ? "found-all" : "found", {
    count: words.number(numbers.length), all: words.number(index.count),
  });
  byId("clear").hidden = all;
  if (numbers.length === 0) byId("list").prepend(el("p", { class: "empty" }, words.t(empty)));
}
