#!/usr/bin/env python3
"""Does every golden unit stand on its page of the extracted text, in order? (pypdf; own test, not a reader)

Both sides are stripped of white space and hyphens; footnote markers are put in at their offsets.
Units that run over a page or column end are looked up by their first and last words.
"""
import hashlib, json, os, re, sys
import pypdf
HERE = os.path.dirname(os.path.abspath(__file__))


def norm(s):
    return re.sub(r"[\s\-\u00a0]", "", s.replace("s¸", "ş").replace("S¸", "Ş"))


bad = 0
for name in sys.argv[1:] or sorted(f[:-5] for f in os.listdir(os.path.join(HERE, "sources"))):
    src = json.load(open(os.path.join(HERE, "sources", name + ".json"), encoding="utf-8"))
    gold = [json.loads(x) for x in open(os.path.join(HERE, "golden", name + ".jsonl"), encoding="utf-8")]
    path = os.path.join(HERE, "pdf", name + ".pdf")
    raw = [p.extract_text() for p in pypdf.PdfReader(path).pages]
    pages = [norm(t) for t in raw]
    whole = "".join(pages)
    first = src["layout"].get("first_page") or 1
    miss, at = [], {}
    for u in gold:
        t = u["text"]
        for m in sorted(u["markers"], key=lambda m: -m["offset"]):
            t = t[:m["offset"]] + m["note"] + t[m["offset"]:]
        if u["kind"] == "metadata":
            t = t.split(": ", 1)[-1]
        if u["kind"] == "table_row":
            parts = [t.split(" — ")[0].split()[0]]
        else:
            n = norm(t)
            parts = [n] if n in whole else [n[:22], n[-14:]]
        p = None if u["page"] is None else u["page"] - first
        for k, part in enumerate(parts):
            where = whole if p is None else (pages[p] if k == 0 and len(parts) > 1 else "".join(pages[p:p + 2]))
            if norm(part) not in where:
                miss.append((u["kind"], u["page"], part[:60]))
        if p is not None and len(parts) == 1 and norm(parts[0])[:18] not in pages[p]:
            miss.append((u["kind"], u["page"], "not on its page: " + parts[0][:50]))
    hy = len(re.findall(r"\w-\n\w", "\n".join(raw)))
    print("%-42s %3d units, %d not found, %2d hyphens at line ends, %6.1f KB, %s" % (
        name, len(gold), len(miss), hy, os.path.getsize(path) / 1024,
        hashlib.sha1(open(path, "rb").read()).hexdigest()[:8]))
    for m in miss:
        bad += 1
        print("     ", m)
sys.exit(1 if bad else 0)
