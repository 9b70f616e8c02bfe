"""Runs one checker over lines: a program of its own, for whatever Python has the checker.

    python worker.py TOOL < lines.json > said.json

It imports nothing of notelint, so that its memory is the checker's.
"""

import json
import sys
import time


def matchum_checker():
    import matchum

    def check(line):
        return [(c.start, c.end, [c.suggestion]) for c in matchum.check(line).corrections]

    return check


def hanlint_checker():
    from hanlint import lintText

    def check(line):
        found = []
        for finding in lintText(line):
            if finding.rule not in ("spelling", "confusable") or not finding.fragment:
                continue
            at = line.find(finding.fragment)
            if at >= 0:
                end = at + len(finding.fragment)
                found.append((at, end, [finding.replacement] if finding.replacement else []))
        return found

    return check


def kiwi_checker(typos="basic_with_continual"):
    from kiwipiepy import Kiwi

    kiwi = Kiwi()

    def check(line):
        found = []
        words = []
        for token in kiwi.tokenize(line, typos=typos):
            if words and words[-1][0] == token.word_position:
                words[-1][1].append(token)
            else:
                words.append((token.word_position, [token]))
        for _, tokens in words:
            if any(token.typo_cost > 0 for token in tokens):
                start = min(token.start for token in tokens)
                end = max(token.start + token.len for token in tokens)
                found.append((start, end, [kiwi.join(tokens)]))
        return found

    return check


def codespell_checker():
    import re
    from pathlib import Path

    import codespell_lib

    path = Path(codespell_lib.__file__).parent / "data" / "dictionary.txt"
    rights = {}
    with path.open(encoding="utf-8") as file:
        for row in file:
            wrong, _, right = row.strip().partition("->")
            rights[wrong] = [word.strip() for word in right.split(",") if word.strip()]
    word = re.compile(r"[A-Za-z']+")

    def check(line):
        return [
            (m.start(), m.end(), rights[m[0].lower()])
            for m in word.finditer(line)
            if m[0].lower() in rights
        ]

    return check


CHECKERS = {
    "matchum": matchum_checker,
    "hanlint": hanlint_checker,
    "kiwi": kiwi_checker,
    "codespell": codespell_checker,
}


def most_megabytes():
    """The largest resident size; what getrusage tells begins with the parent's."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        return next(int(row.split()[1]) / 1024 for row in status if row.startswith("VmHWM"))


def main():
    lines = json.load(sys.stdin)
    started = time.perf_counter()
    check = CHECKERS[sys.argv[1]]()
    check("모델을 학슴한다.")
    loaded = time.perf_counter()
    said = [check(line) for line in lines]
    done = time.perf_counter()
    memory = most_megabytes()
    json.dump(
        {"load": loaded - started, "seconds": done - loaded, "mb": memory, "said": said}, sys.stdout
    )


if __name__ == "__main__":
    main()
