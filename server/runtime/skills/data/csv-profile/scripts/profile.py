"""Prints what is in a CSV or TSV file, a line per column. Python 3, nothing else; reads row by row."""

import argparse
import csv
import re
import sys

UNIQUE_MAX = 10_000
DATE = re.compile(r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$")


def kind_of(cell):
    """The narrowest type that a cell reads as."""
    try:
        int(cell)
        return "integer"
    except ValueError:
        pass
    try:
        float(cell)
        return "number"
    except ValueError:
        return "date" if DATE.match(cell) else "text"


class Column:
    """What was seen of one column."""

    def __init__(self, name):
        self.name = name
        self.cells = 0
        self.empty = 0
        self.kinds = {}
        self.values = set()
        self.low = None
        self.high = None

    def take(self, cell):
        cell = cell.strip()
        self.cells += 1
        if not cell:
            self.empty += 1
            return
        kind = kind_of(cell)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if len(self.values) <= UNIQUE_MAX:
            self.values.add(cell)
        key = (0, float(cell), cell) if kind in ("integer", "number") else (1, 0.0, cell)
        self.low = key if self.low is None else min(self.low, key)
        self.high = key if self.high is None else max(self.high, key)

    def line(self):
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items())) or "nothing"
        unique = f"over {UNIQUE_MAX}" if len(self.values) > UNIQUE_MAX else str(len(self.values))
        ends = "" if self.low is None else f"; from {self.low[2][:40]!r} to {self.high[2][:40]!r}"
        return f"{self.name}: {kinds}; empty {self.empty} of {self.cells}; different {unique}{ends}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--delimiter", help="one character; guessed from the first lines without it")
    parser.add_argument("--encoding", default="utf-8-sig")
    asked = parser.parse_args()
    with open(asked.file, newline="", encoding=asked.encoding, errors="replace") as file:
        head = file.read(65536)
        file.seek(0)
        delimiter = asked.delimiter
        if not delimiter:
            try:
                delimiter = csv.Sniffer().sniff(head, ",;\t|").delimiter
            except csv.Error:
                delimiter = ","
        rows = csv.reader(file, delimiter=delimiter)
        header = next(rows, None)
        if header is None:
            print("the file is empty")
            return 1
        columns = [Column(name.strip() or f"column {at}") for at, name in enumerate(header, 1)]
        count, ragged, repeated = 0, 0, 0
        for row in rows:
            count += 1
            ragged += len(row) != len(columns)
            repeated += row == header
            for column, cell in zip(columns, row):
                column.take(cell)
    print(f"{count} rows, {len(columns)} columns, delimiter {delimiter!r}")
    if "\ufffd" in head:
        print("warning: some bytes are not of this encoding, try --encoding")
    if len({column.name for column in columns}) < len(columns):
        print("warning: two columns have one name")
    if ragged:
        print(f"warning: {ragged} rows have another number of cells than the header")
    if repeated:
        print(f"warning: the header appears {repeated} times more")
    for column in columns:
        print(column.line())
    return 0


if __name__ == "__main__":
    sys.exit(main())
