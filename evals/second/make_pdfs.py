#!/usr/bin/env python3
"""Render sources/*.json to pdf/<id>.pdf and golden/<id>.jsonl (see FORMAT.md).

    python make_pdfs.py            every source
    python make_pdfs.py ID [ID…]   only these
Deterministic: two runs give byte-identical files.
"""
import json
import os
import re
import sys
import traceback

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HERE = os.path.dirname(os.path.abspath(__file__))
A4W, A4H = 595.276, 841.89

# ------------------------------------------------------------------ fonts
FONT_DIRS = [os.path.join(HERE, "fonts"), "/usr/share/fonts/truetype/dejavu"]
FAMILIES = {
    "sans": {"r": "DejaVuSansCondensed", "b": "DejaVuSansCondensed-Bold", "i": "DejaVuSansCondensed-Oblique"},
    "sans-wide": {"r": "DejaVuSans", "b": "DejaVuSans-Bold", "i": "DejaVuSans-Oblique"},
    "serif": {"r": "DejaVuSerifCondensed", "b": "DejaVuSerifCondensed-Bold", "i": "DejaVuSerifCondensed-Italic"},
}
STANDARD = {
    "sans": {"r": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique"},
    "serif": {"r": "Times-Roman", "b": "Times-Bold", "i": "Times-Italic"},
}
STANDARD["sans-wide"] = STANDARD["sans"]


def load_family(name, source="ttf"):
    """Register the family's faces anew for every document: subsets stay deterministic."""
    if source == "standard":
        return STANDARD[name]
    faces = FAMILIES[name]
    for face in faces.values():
        for d in FONT_DIRS:
            p = os.path.join(d, face + ".ttf")
            if os.path.exists(p):
                pdfmetrics.registerFont(TTFont(face, p))
                break
        else:
            print("  font %s not found, standard font used" % face, file=sys.stderr)
            return STANDARD[name]
    return faces


def sw(text, font, size):
    return pdfmetrics.stringWidth(text, font, size)


# ------------------------------------------------------------------ text
NOTE = re.compile(r"\{\{note:([^}]+)\}\}")


def split_notes(text):
    """'a{{note:1}} b' -> [('t','a'),('n','1'),('t',' b')]"""
    out, pos = [], 0
    for m in NOTE.finditer(text):
        if m.start() > pos:
            out.append(("t", text[pos:m.start()]))
        out.append(("n", m.group(1).strip()))
        pos = m.end()
    if pos < len(text):
        out.append(("t", text[pos:]))
    return out


def clean(text):
    """Text without markers, plus the markers with their offsets in it."""
    buf, marks = "", []
    for kind, val in split_notes(text):
        if kind == "t":
            buf += val.replace("\u00a0", " ")
        else:
            marks.append({"offset": len(buf), "note": val})
    return buf, marks


VOWELS = set("aeiouyáàäâéèëêíïîóöôúüûAEIOUYÉÈËÖÜÏ")
STOPS = set("bcdfgkptv")


def soft_points(word):
    """Offsets in a letters-only word where it may be hyphenated."""
    if len(word) < 9 or word.isupper():
        return []
    low = word.lower()

    def vowel(k):
        return low[k] in VOWELS or (low[k] == "j" and k > 0 and low[k - 1] == "i")

    pts = []
    for k in range(3, len(word) - 2):
        if not (vowel(k - 2) and not vowel(k - 1) and not vowel(k) and vowel(k + 1)):
            continue
        a, b = low[k - 1], low[k]
        if (a, b) in {("c", "h"), ("t", "h"), ("p", "h"), ("s", "j"), ("t", "j"), ("k", "w"), ("q", "u"), ("g", "n")}:
            continue
        if b in "lr" and a in STOPS:
            continue
        if low[k - 3:k] in {"bes", "ges", "oes"} and b in "ptk":     # aan-besteding, toe-stemming
            continue
        pts.append(k)
    return pts


def break_points(text):
    """[(offset, soft)] for a token text; soft=True adds a hyphen glyph that is not in the text."""
    pts = []
    if "://" in text or text.startswith("www."):
        return [(m.end(), False, True) for m in re.finditer(r"[/]", text) if 8 < m.end() < len(text) - 2]
    for m in re.finditer(r"[^\W\d_]+", text):
        for k in soft_points(m.group()):
            pts.append((m.start() + k, True, False))
    for m in re.finditer(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{3})", text):
        pts.append((m.end(), False, False))
    return sorted(pts)


class Style:
    def __init__(self, doc, face, size, leading=None, color=(0, 0, 0)):
        self.font = doc.faces[face]
        self.face = face
        self.size = size
        self.leading = leading or round(size * 1.36, 2)
        self.color = color


class Line:
    __slots__ = ("tokens", "width", "soft", "last")

    def __init__(self, tokens, width, soft=False, last=False):
        self.tokens, self.width, self.soft, self.last = tokens, width, soft, last


# ------------------------------------------------------------------ flow items
class Item:
    def __init__(self, h, draw, pre=0, notes=(), keep=False, unit=None, soft=False,
                 box=None, kind="line", thead=None, row=None, pad_top=0, pad_bot=0):
        self.h, self.draw, self.pre = h, draw, pre
        self.notes, self.keep, self.unit, self.soft = list(notes), keep, unit, soft
        self.box, self.kind, self.thead, self.row = box, kind, thead, row
        self.pad_top, self.pad_bot = pad_top, pad_bot

    @property
    def full(self):
        return self.h + self.pad_top + self.pad_bot


BLOCKS = {
    "metadata": {"pairs"}, "addressee": {"text"}, "heading": {"level", "text"}, "paragraph": {"text"},
    "list": {"style", "items"}, "question": {"numbers", "text"}, "answer": {"numbers", "paragraphs"},
    "table": {"head", "rows"}, "box": {"paragraphs"}, "caption": {"text"}, "signature": {"lines"},
    "pagebreak": set(),
}
LAYOUT_KEYS = {
    "columns", "header", "footer", "page_numbers", "font", "footnote_style", "hyphenate", "first_page",
    "qa_style", "justify", "font_size", "font_source", "heading_sizes", "heading_color", "table_style",
    "metadata_style", "letterhead", "footnote_place", "hyphen_at_page_break", "split_diacritics",
    "span_blocks", "header_align", "footer_align", "header_first_page", "furniture_first", "box_style",
    "pdf_title", "paragraph_indent", "margins",
}
KINDS = {"kamerbrief", "antwoorden", "agenda", "nota", "rapport", "besluit"}


def validate(src, name):
    err, warn = [], []
    for k in ("id", "title", "kind", "author", "date", "references", "layout", "blocks", "footnotes"):
        if k not in src:
            err.append("key %r missing" % k)
    if err:
        return err, warn
    if src["id"] != name:
        err.append("id %r is not the file name %r" % (src["id"], name))
    if src["kind"] not in KINDS:
        err.append("kind %r" % src["kind"])
    for k in src["layout"]:
        if k not in LAYOUT_KEYS:
            err.append("layout key %r unknown" % k)
    L = src["layout"]
    if L.get("footer") and "{page" in L["footer"] and not L.get("page_numbers"):
        err.append("footer has {page} but page_numbers is false")
    used = []

    def walk(o):
        if isinstance(o, str):
            used.extend(x.strip() for x in NOTE.findall(o))
            if re.search(r"\s\{\{note:", o):
                warn.append("white space before a note marker: …%s…" % o[max(0, o.find("{{note") - 25):][:45])
            if "{{" in NOTE.sub("", o):
                err.append("odd {{ in: %s" % o[:60])
            if "  " in o or o != o.strip() or "\n" in o:
                warn.append("double/outer white space or newline in: %r" % o[:60])
        elif isinstance(o, list):
            for x in o:
                walk(x)
        elif isinstance(o, dict):
            for x in o.values():
                walk(x)

    for n, b in enumerate(src["blocks"]):
        t = b.get("type")
        if t not in BLOCKS:
            err.append("block %d: type %r unknown" % (n, t))
            continue
        miss = BLOCKS[t] - set(b)
        if miss:
            err.append("block %d (%s): %s missing" % (n, t, ", ".join(sorted(miss))))
            continue
        if t == "table":
            for r in b["rows"]:
                if len(r) != len(b["head"]):
                    err.append("block %d: a table row has %d cells, the head %d" % (n, len(r), len(b["head"])))
        walk(b)
    for u in used:
        if u not in src["footnotes"]:
            err.append("note %s has no text in footnotes" % u)
    for f in src["footnotes"]:
        if f not in used:
            warn.append("footnote %s is never marked, so not printed" % f)
    order = [int(u) for u in dict.fromkeys(used) if u.isdigit()]
    if order != sorted(order):
        warn.append("notes are not marked in ascending order: %s" % order)
    return err, warn


def join_nl(nums):
    return nums[0] if len(nums) == 1 else ", ".join(nums[:-1]) + " en " + nums[-1]


# ------------------------------------------------------------------ document
class Doc:
    def __init__(self, src, narrow=0.0):
        self.src = src
        L = self.L = dict(src["layout"])
        self.cols = int(L.get("columns") or 1)
        self.faces = load_family(L.get("font") or "sans", L.get("font_source", "ttf"))
        serif = L.get("font") == "serif"
        size = float(L.get("font_size") or (8.6 if self.cols == 2 else 9.4))
        self.size = size
        self.loose = L.get("footnote_style") == "loose"
        self.hyph = bool(L.get("hyphenate"))
        self.justify = bool(L.get("justify", True))
        self.split_names = list(L.get("split_diacritics") or [])
        self.first = int(L.get("first_page") or 1)
        self.numbered = bool(L.get("page_numbers"))
        self.qa_style = L.get("qa_style") or "vraag"
        m = L.get("margins") or {}
        self.meta_margin = L.get("metadata_style") == "margin"
        self.left = m.get("left", 68 if self.cols == 1 else 52)
        self.right = m.get("right", (158 if self.meta_margin else 68) if self.cols == 1 else 52)
        self.top = A4H - m.get("top", 76)
        self.bottom = m.get("bottom", 66)
        self.gap = 20
        self.right += narrow
        self.full_w = A4W - self.left - self.right
        self.col_w = self.full_w if self.cols == 1 else (self.full_w - self.gap) / 2
        color = tuple(L.get("heading_color") or (0, 0, 0))
        hs = L.get("heading_sizes") or ([15, 12, 10] if self.cols == 1 else [14, 11, 9.2])
        self.body = Style(self, "r", size)
        self.bold = Style(self, "b", size)
        self.ital = Style(self, "i", size)
        self.heads = [Style(self, "b", s, round(s * 1.25, 2), color) for s in hs]
        self.small = Style(self, "r", size - 1.6, round((size - 1.6) * 1.3, 2))
        self.cell = Style(self, "r", size - 0.9, round((size - 0.9) * 1.28, 2))
        self.cellb = Style(self, "b", size - 0.9, round((size - 0.9) * 1.28, 2))
        self.capt = Style(self, "i", size - 0.8, round((size - 0.8) * 1.3, 2))
        self.pgap = 0 if L.get("paragraph_indent") else round(size * 0.62, 2)
        self.pindent = 12 if L.get("paragraph_indent") else 0
        # golden
        self.units = []
        self.path = []          # [(level, text)]
        self.counter = {}       # heading instance -> running paragraph
        self.head_id = 0
        self.note_unit = {}
        self.margin_meta = []
        self.box_n = 0
        self.in_box = False
        self.qa = None          # [qa_number, answer paragraphs so far] after an answer

    # ---------------------------------------------------------- golden units
    def hpath(self):
        return [t for _, t in self.path]

    def unit(self, kind, text, number=None, path=None, qa=None, speaker=None):
        txt, marks = clean(text)
        if self.qa and qa is None and kind in ("list_item", "table_row", "caption", "paragraph"):
            qa, speaker = self.qa[0], "answerer"
            if kind == "paragraph" and not self.in_box:
                self.qa[1] += 1
                kind, number = "answer", self.qa[1]
        for mk in marks:
            self.note_unit.setdefault(mk["note"], len(self.units))
        self.units.append({"kind": kind, "heading_path": self.hpath() if path is None else path,
                           "number": number, "page": None, "qa_number": qa, "speaker": speaker,
                           "text": txt, "markers": marks, "_page": None})
        return len(self.units) - 1

    def count(self):
        self.counter[self.head_id] = self.counter.get(self.head_id, 0) + 1
        return self.counter[self.head_id]

    # ---------------------------------------------------------- line breaking
    def piece_width(self, piece, st):
        kind, val = piece
        if kind == "n":
            w = sw(val, st.font, st.size * (0.7 if self.loose else 0.6))
            return w + (sw(" ", st.font, st.size) if self.loose else 0)
        for name in self.split_names:
            if name in val:
                val = val.replace(name, name.replace("ş", "s").replace("Ş", "S"))
        return sw(val, st.font, st.size)

    def tok_width(self, tok, st):
        return sum(self.piece_width(p, st) for p in tok)

    def tokens(self, text):
        toks, cur = [], []
        for kind, val in split_notes(text):
            if kind == "n":
                if not cur and toks:
                    toks[-1].append(("n", val))
                else:
                    cur.append(("n", val))
                continue
            parts = val.split(" ")
            for k, part in enumerate(parts):
                if k > 0 and cur:
                    toks.append(cur)
                    cur = []
                if part:
                    part = part.replace("\u00a0", " ")
                    cur.append(("t", part))
        if cur:
            toks.append(cur)
        out = []
        for t in toks:   # "€ 3,2" and "nr. 7" stay together
            if out and out[-1][-1] in (("t", "€"), ("t", "(€"), ("t", "nr."), ("t", "(nr.")) and t[0][0] == "t":
                out[-1] = out[-1][:-1] + [("t", out[-1][-1][1] + " " + t[0][1])] + t[1:]
            else:
                out.append(t)
        return out

    def wrap(self, text, width, st, hyph=False, first_indent=0.0):
        toks = [list(t) for t in self.tokens(text)]
        sp = sw(" ", st.font, st.size)
        lines, cur, w, run = [], [], 0.0, 0
        k = 0
        while k < len(toks):
            avail = width - (first_indent if not lines else 0)
            t = toks[k]
            tw = self.tok_width(t, st)
            add = tw + (sp if cur else 0)
            if w + add <= avail + 0.01:
                cur.append(t)
                w += add
                k += 1
                continue
            gap = avail - w
            best = None
            head = t[0]
            can = head[0] == "t"
            if can:
                room = gap - (sp if cur else 0)
                for off, soft, _ in break_points(head[1]):
                    if soft and cur and not (hyph and gap > 0.035 * avail and run < 2 and k < len(toks) - 1):
                        continue
                    left = head[1][:off] + ("-" if soft else "")
                    lw = self.piece_width(("t", left), st)
                    if lw <= room:
                        best = (off, soft, left, lw)
            if best is None and not cur:      # longer than a line: cut anyway
                txt = head[1]
                off = len(txt) - 1
                while off > 1 and self.piece_width(("t", txt[:off] + "-"), st) > avail:
                    off -= 1
                if off <= 1 or len(txt) < 4:
                    cur.append(t)
                    w += add
                    k += 1
                    continue
                left = txt[:off] + "-"
                best = (off, True, left, self.piece_width(("t", left), st))
            if best:
                off, soft, left, lw = best
                w += lw + (sp if cur else 0)
                cur.append([("t", left)])
                lines.append(Line(cur, w, soft=soft))
                run = run + 1 if soft else 0
                toks[k] = [("t", head[1][off:])] + t[1:]
            else:
                lines.append(Line(cur, w))
                run = 0
            cur, w = [], 0.0
        if cur or not lines:
            lines.append(Line(cur, w, last=True))
        else:
            lines[-1].last = True
        return lines

    # ---------------------------------------------------------- drawing text
    def out_text(self, t, text, st):
        """textOut, with the diacritics of the names in split_diacritics drawn as loose glyphs."""
        for name in self.split_names:
            at = text.find(name)
            if at >= 0:
                self.out_text(t, text[:at], st)
                buf = ""
                for ch in name:
                    if ch in "şŞ":
                        base = "s" if ch == "ş" else "S"
                        ws, wc = sw(base, st.font, st.size), sw("¸", st.font, st.size)
                        t.textOut(buf)
                        t.setCharSpace(-(ws + wc) / 2)
                        t.textOut(base)
                        t.setCharSpace((ws - wc) / 2)
                        t.textOut("¸")
                        t.setCharSpace(0)
                        buf = ""
                    else:
                        buf += ch
                t.textOut(buf)
                self.out_text(t, text[at + len(name):], st)
                return
        if text:
            t.textOut(text)

    def draw_line(self, c, x, y, line, st, width=None, align="left", indent=0.0, label=None, label_st=None,
                  label_dx=0.0):
        """y = baseline; label stands label_dx to the left of x, in the same text object"""
        spaces = len(line.tokens) - 1
        for tok in line.tokens:
            for kind, val in tok:
                spaces += val.count(" ") if kind == "t" else (1 if self.loose else 0)
        ws = 0
        if align == "justify" and not line.last and spaces > 0:
            ws = (width - indent - line.width) / spaces
            if ws > st.size * 0.95:
                ws = 0
        x += indent
        if align == "right":
            x += width - line.width
        elif align == "center":
            x += (width - line.width) / 2
        t = c.beginText()
        if label:
            ls = label_st or st
            t.setTextOrigin(x - label_dx, y)
            t.setFont(ls.font, ls.size)
            t.setFillColorRGB(*ls.color)
            t.textOut(label + " ")
            t.setXPos(label_dx)
        else:
            t.setTextOrigin(x, y)
        t.setFont(st.font, st.size)
        t.setFillColorRGB(*st.color)
        t.setWordSpace(ws)
        self.emit(t, line, st)
        t.setWordSpace(0)
        c.drawText(t)

    def emit(self, t, line, st):
        """The words and note markers of a line at the text object's position."""
        for k, tok in enumerate(line.tokens):
            buf = " " if k else ""
            for kind, val in tok:
                if kind == "t":
                    buf += val
                    continue
                if self.loose:
                    buf += " "
                self.out_text(t, buf, st)
                buf = ""
                if self.loose:
                    t.setFont(st.font, st.size * 0.7)
                    t.textOut(val)
                    t.setFont(st.font, st.size)
                else:
                    t.setFont(st.font, st.size * 0.6)
                    t.setRise(st.size * 0.36)
                    t.textOut(val)
                    t.setRise(0)
                    t.setFont(st.font, st.size)
            self.out_text(t, buf, st)

    @staticmethod
    def line_notes(line):
        return [v for tok in line.tokens for k, v in tok if k == "n"]

    def text_items(self, text, st, width, unit=None, pre=0.0, indent=0.0, label=None, label_st=None,
                   align=None, hyph=None, keep_last=False, keep_all=False, box=None, first_indent=0.0):
        """One Item per line. indent: hanging; label drawn at the left of the first line."""
        align = align or ("justify" if self.justify else "left")
        hyph = self.hyph if hyph is None else hyph
        lines = self.wrap(text, width - indent, st, hyph, first_indent)
        items = []
        n = len(lines)
        for k, ln in enumerate(lines):
            keep = keep_all and k < n - 1
            if n > 1 and (k == 0 or k == n - 2):
                keep = True
            if k == n - 1:
                keep = keep_last

            def draw(c, x, y, ln=ln, k=k):
                base = y - st.size * 0.96
                self.draw_line(c, x + indent, base, ln, st, width - indent, align, first_indent if k == 0 else 0,
                               label if k == 0 else None, label_st, indent)

            items.append(Item(st.leading, draw, pre if k == 0 else 0, self.line_notes(ln), keep,
                              unit if k == 0 else None, ln.soft and k < n - 1, box))
        return items

    # ---------------------------------------------------------- blocks to items
    def build(self):
        span = int(self.L.get("span_blocks") or 0)
        self.span_items, self.items = [], []
        prev = None
        blocks = self.src["blocks"]
        for n, b in enumerate(blocks):
            self.next = blocks[n + 1] if n + 1 < len(blocks) else None
            self.prev = prev
            t = b["type"]
            if t in ("heading", "question", "signature") or t == "paragraph" and (
                    prev and prev["type"] == "answer" or self.next and self.next["type"] == "signature"):
                self.qa = None          # what follows is no longer part of the answer
            w = self.full_w if n < span else self.col_w
            out = getattr(self, "b_" + b["type"])(b, w)
            (self.span_items if n < span else self.items).extend(out)
            if t == "answer":
                self.qa = [", ".join(str(x) for x in b["numbers"]), len(b["paragraphs"])]
            if t != "pagebreak":
                prev = b

    def b_pagebreak(self, b, w):
        return [Item(0, None, kind="break")]

    def b_heading(self, b, w):
        lv = int(b["level"])
        self.path = [p for p in self.path if p[0] < lv]
        u = self.unit("heading", b["text"])
        self.path.append((lv, clean(b["text"])[0]))
        self.head_id += 1
        st = self.heads[min(lv, len(self.heads)) - 1]
        if b.get("size"):
            st = Style(self, "b", float(b["size"]), round(float(b["size"]) * 1.2, 2), st.color)
        pre = {1: 20, 2: 15}.get(lv, 11)
        if self.prev and self.prev["type"] == "heading":
            pre = 7
        items = self.text_items(b["text"], st, w, u, pre=pre, align="left", hyph=False, keep_last=True, keep_all=True)
        items[-1].pad_bot = {1: 5, 2: 2}.get(lv, 1)
        return items

    def b_paragraph(self, b, w):
        u = self.unit("paragraph", b["text"], None if self.qa else self.count())
        keep = bool(self.next and self.next["type"] in ("list", "table") and b["text"].rstrip().endswith(":"))
        if self.next and self.next["type"] == "signature" and len(b["text"]) < 60:
            keep = True
        first = self.pindent if (self.prev and self.prev["type"] == "paragraph") else 0
        return self.text_items(b["text"], self.body, w, u, pre=self.pgap, keep_last=keep, first_indent=first)

    def b_addressee(self, b, w):
        u = self.unit("metadata", b["text"])
        its = self.text_items(b["text"], self.body, min(w, 250), u, pre=10, align="left", hyph=False, keep_all=True)
        its[-1].pad_bot = 14
        return its

    def b_metadata(self, b, w):
        style = self.L.get("metadata_style") or "table"
        items = []
        if style == "margin":
            for lab, val in b["pairs"]:
                u = self.unit("metadata", "%s: %s" % (lab, val))
                self.margin_meta.append((lab, val, u))
            return []
        lw = max([sw(p[0], self.bold.font, self.bold.size) for p in b["pairs"]] + [60]) + 14
        for k, (lab, val) in enumerate(b["pairs"]):
            u = self.unit("metadata", "%s: %s" % (lab, val))
            pre = 6 if k == 0 else 1.5
            if style == "stacked":
                items += self.text_items(lab, Style(self, "b", self.size - 1.4), w, u, pre=5, align="left",
                                         hyph=False, keep_last=True)
                items += self.text_items(val, self.body, w, None, align="left", hyph=False)
            else:
                items += self.text_items(val, self.body, w, u, pre=pre, indent=lw, label=lab, label_st=self.bold,
                                         align="left", hyph=False, keep_all=True)
        if items:
            items[-1].pad_bot = 8
        return items

    def b_list(self, b, w):
        items = []
        st = b.get("style") or "bullet"
        n = len(b["items"])
        for k, text in enumerate(b["items"]):
            u = self.unit("list_item", text, k + 1)
            lab = {"bullet": "•", "dash": "–", "number": "%d." % (k + 1), "letter": "%s." % chr(97 + k)}[st]
            ind = max(13.0, sw(lab, self.body.font, self.body.size) + 6)
            if st == "number" and n > 9:
                ind = max(ind, sw("88.", self.body.font, self.body.size) + 6)
            items += self.text_items(text, self.body, w, u, pre=self.pgap * (0.9 if k == 0 else 0.45) or 2,
                                     indent=ind, label=lab)
        return items

    def b_question(self, b, w):
        nums = [str(x) for x in b["numbers"]]
        lab = join_nl(nums)
        if self.qa_style == "vraag":
            lab = "Vraag " + lab
        items = self.text_items(lab, self.bold if self.qa_style == "vraag" else self.body, w, None, pre=16,
                                align="left", hyph=False, keep_last=True)
        u = self.unit("question", b["text"], 1, qa=", ".join(nums), speaker="asker")
        return items + self.text_items(b["text"], self.body, w, u, pre=0)

    def b_answer(self, b, w):
        nums = [str(x) for x in b["numbers"]]
        same = self.prev and self.prev["type"] == "question" and [str(x) for x in self.prev["numbers"]] == nums
        if self.qa_style == "vraag":
            lab = ("Antwoord " if same else "Antwoord op vraag ") + join_nl(nums)
        else:
            lab = "Antwoord" if same else "Antwoord op vragen " + join_nl(nums)
        items = self.text_items(lab, self.bold if self.qa_style == "vraag" else self.body, w, None, pre=9,
                                align="left", hyph=False, keep_last=True)
        for k, p in enumerate(b["paragraphs"]):
            u = self.unit("answer", p, k + 1, qa=", ".join(nums), speaker="answerer")
            keep = bool(k == len(b["paragraphs"]) - 1 and self.next and self.next["type"] in ("list", "table")
                        and p.rstrip().endswith(":"))
            items += self.text_items(p, self.body, w, u, pre=0 if k == 0 else (self.pgap or 4), keep_last=keep)
        return items

    def b_signature(self, b, w):
        u = self.unit("signature", " ".join(b["lines"]))
        items = []
        n = len(b["lines"])
        for k, ln in enumerate(b["lines"]):
            pre = 16 if k == 0 else 0
            its = self.text_items(ln, self.body, w, u if k == 0 else None, pre=pre, align="left", hyph=False,
                                  keep_last=k < n - 1, keep_all=True)
            if n > 1 and k == n - 1:
                its[0].pad_top = 30
            items += its
        return items

    def b_box(self, b, w):
        self.box_n += 1
        bid = self.box_n
        pad = 8.0
        saved, saved_id = list(self.path), self.head_id
        self.in_box = True
        items = []
        if b.get("title"):
            lv = (self.path[-1][0] if self.path else 0) + 1
            u = self.unit("heading", b["title"])
            self.path.append((lv, clean(b["title"])[0]))
            self.head_id = "box%d" % bid
            items += self.text_items(b["title"], Style(self, "b", self.size + 0.3, None, self.heads[0].color), w - 2 * pad, u,
                                     align="left", hyph=False, keep_last=True, keep_all=True)
        for k, p in enumerate(b["paragraphs"]):
            u = self.unit("paragraph", p, self.count())
            items += self.text_items(p, self.body, w - 2 * pad, u, pre=3 if k == 0 else (self.pgap or 4))
        self.path, self.head_id = saved, saved_id
        self.in_box = False
        for it in items:
            it.box = bid
            it.keep = True
            d = it.draw
            it.draw = (lambda c, x, y, d=d: d(c, x + pad, y))
        items[0].pre, items[0].pad_top = 11, pad
        items[-1].pad_bot = pad
        items[-1].keep = False
        tall = sum(i.full + i.pre for i in items)
        if tall > 0.45 * (self.top - self.bottom):       # too tall to keep whole
            for it in items[3:-3]:
                it.keep = False
        # some air after the box
        items.append(Item(5, lambda c, x, y: None, kind="space"))
        return items

    def b_caption(self, b, w):
        items = []
        fig = b.get("figure")
        if fig is None and re.match(r"(?i)fig", b["text"]):
            fig = {"type": "photo"}
        if fig:
            h = float(fig.get("height", 92 if fig["type"] != "photo" else 84))
            items.append(Item(h, lambda c, x, y: self.draw_figure(c, x, y, w, h, fig), pre=10, keep=True))
        u = self.unit("caption", b["text"])
        its = self.text_items(b["text"], self.capt, w, u, pre=3, align="left", hyph=False, keep_all=True)
        its[-1].pad_bot = 7
        return items + its

    def draw_figure(self, c, x, y, w, h, fig):
        c.saveState()
        if fig["type"] == "bars":
            vals, labs = fig["values"], fig["labels"]
            base = y - h + 14
            mx = max(vals)
            step = w / len(vals)
            c.setStrokeGray(0.4)
            c.setLineWidth(0.6)
            c.line(x, base, x + w, base)
            fs = self.size - 2.2
            for k, (v, lab) in enumerate(zip(vals, labs)):
                bh = (h - 32) * v / mx
                c.setFillColorRGB(0.30, 0.49, 0.62)
                c.rect(x + k * step + step * 0.2, base, step * 0.6, bh, stroke=0, fill=1)
                c.setFillGray(0)
                c.setFont(self.faces["r"], fs)
                c.drawCentredString(x + (k + 0.5) * step, base - 9, lab)
                c.drawCentredString(x + (k + 0.5) * step, base + bh + 3, ("%g" % v).replace(".", ","))
        else:                                           # a grey 'photo': sky, sea, dike
            c.setFillGray(0.86)
            c.rect(x, y - h, w, h, stroke=0, fill=1)
            c.setFillGray(0.70)
            c.rect(x, y - h, w, h * 0.46, stroke=0, fill=1)
            p = c.beginPath()
            p.moveTo(x, y - h)
            p.lineTo(x, y - h * 0.62)
            p.curveTo(x + w * 0.2, y - h * 0.60, x + w * 0.3, y - h * 0.80, x + w * 0.75, y - h)
            p.close()
            c.setFillGray(0.48)
            c.drawPath(p, stroke=0, fill=1)
        c.restoreState()

    # ---------------------------------------------------------- tables
    def b_table(self, b, w):
        items = []
        path = self.hpath()
        caption = b.get("caption")
        if caption:
            u = self.unit("caption", caption)
            path = path + [clean(caption)[0]]
            items += self.text_items(caption, self.capt, w, u, pre=10, align="left", hyph=False, keep_last=True,
                                     keep_all=True)
            items[-1].pad_bot = 2
        for h in b["head"]:
            for mk in clean(h)[1]:
                self.note_unit.setdefault(mk["note"], len(self.units))
        style = b.get("rules") or self.L.get("table_style") or "ruled"
        head, rows = b["head"], b["rows"]
        nc = len(head)
        px, py = 4.0, 2.6
        numeric = []
        for k in range(nc):
            cells = [clean(r[k])[0] for r in rows]
            numeric.append(k > 0 and all(re.fullmatch(r"[€\d\s.,%–+<>±×−\-]*|(circa |ca\. |€ )?\d[\d.,]*( [a-zé²³]+)?", x) for x in cells))

        def natural(text, st):
            return sum(self.tok_width(t, st) for t in self.tokens(text)) + \
                sw(" ", st.font, st.size) * max(0, len(self.tokens(text)) - 1)

        def longest(text, st):
            return max([self.tok_width(t, st) for t in self.tokens(text)] + [4])

        nat = [max([natural(head[k], self.cellb)] + [natural(r[k], self.cell) for r in rows]) + 2 * px + 1 for k in range(nc)]
        mn = [max([longest(head[k], self.cellb)] + [longest(r[k], self.cell) for r in rows]) + 2 * px + 1 for k in range(nc)]
        if sum(nat) <= w:
            extra = w - sum(nat)
            widths = [x + extra / nc for x in nat]
        else:
            if sum(mn) > w:
                mn = [x * w / sum(mn) for x in mn]
            widths, todo, room = [0.0] * nc, list(range(nc)), w
            while todo:                      # narrow columns keep their natural width
                share = room / len(todo)
                fit = [k for k in todo if nat[k] <= share or mn[k] >= share]
                if not fit:
                    for k in todo:
                        widths[k] = share
                    break
                big = [k for k in fit if mn[k] >= share]
                for k in big or fit:
                    widths[k] = mn[k] if k in big and nat[k] > share else nat[k]
                    room -= widths[k]
                    todo.remove(k)
            widths = [x * w / sum(widths) for x in widths]

        def row_item(cells, st, unit, header=False, last=False, index=0):
            wrapped = [self.wrap(cells[k], widths[k] - 2 * px, st) for k in range(nc)]
            h = max(len(x) for x in wrapped) * st.leading + 2 * py
            notes = [v for x in wrapped for ln in x for v in self.line_notes(ln)]

            def draw(c, x, y):
                c.saveState()
                if style == "ruled":
                    if header:
                        c.setFillGray(0.90)
                        c.rect(x, y - h, sum(widths), h, stroke=0, fill=1)
                    c.setStrokeGray(0.45)
                    c.setLineWidth(0.5)
                    xx = x
                    for k in range(nc):
                        c.rect(xx, y - h, widths[k], h, stroke=1, fill=0)
                        xx += widths[k]
                c.restoreState()
                xx = x
                if style == "plain":
                    for j in range(max(len(q) for q in wrapped)):
                        t = c.beginText()
                        t.setFillColorRGB(0, 0, 0)
                        at, left = None, 0.0
                        for k in range(nc):
                            if j < len(wrapped[k]):
                                ln = wrapped[k][j]
                                to = left + px + (widths[k] - 2 * px - ln.width if numeric[k] else 0)
                                if at is None:
                                    t.setTextOrigin(x + to, y - py - j * st.leading - st.size * 0.96)
                                else:
                                    t.setXPos(to - at)
                                at = to
                                t.setFont(st.font, st.size)
                                self.emit(t, ln, st)
                            left += widths[k]
                        c.drawText(t)
                    return
                for k in range(nc):
                    for j, ln in enumerate(wrapped[k]):
                        self.draw_line(c, xx + px, y - py - j * st.leading - st.size * 0.96, ln, st,
                                       widths[k] - 2 * px, "right" if numeric[k] else "left")
                    xx += widths[k]

            return Item(h, draw, notes=notes, unit=unit, row=index)

        hd = row_item(head, self.cellb, None, header=True, index=0)
        hd.pre = 0 if caption else 10
        hd.keep = True
        items.append(hd)
        for n, r in enumerate(rows):
            parts = []
            for k in range(1, nc):
                parts.append("%s: %s" % (clean(head[k])[0], r[k]))
            text = r[0] + (" — " + "; ".join(parts) if parts else "")
            u = self.unit("table_row", text, None, path=path)
            it = row_item(r, self.cell, u, index=n + 1)
            it.thead = hd
            it.keep = n == 0 and len(rows) > 1 or n == len(rows) - 2
            items.append(it)
        items[-1].pad_bot = 9
        return items

    # ---------------------------------------------------------- footnotes
    def note_lines(self, num, width):
        text = self.src["footnotes"][num]
        st = self.small
        lab_w = max(10.0, sw(num, st.font, st.size) + 4)
        return self.wrap(text, width - lab_w, st, self.hyph), lab_w

    def notes_height(self, nums, width):
        if not nums:
            return 0
        h = 14
        for n in nums:
            h += len(self.note_lines(n, width)[0]) * self.small.leading + 1.2
        return h

    def draw_notes(self, c, nums, x, width, floor):
        st = self.small
        y = floor + self.notes_height(nums, width) - 5
        c.saveState()
        c.setLineWidth(0.5)
        c.setStrokeGray(0)
        c.line(x, y, x + min(110, width * 0.4), y)
        c.restoreState()
        y -= 5
        for n in nums:
            lines, lab_w = self.note_lines(n, width)
            for k, ln in enumerate(lines):
                base = y - st.size * 0.96
                if k == 0:
                    t = c.beginText()
                    t.setTextOrigin(x, base)
                    t.setFillColorRGB(0, 0, 0)
                    if self.loose:
                        t.setFont(st.font, st.size)
                        t.textOut(n + " ")
                    else:
                        t.setFont(st.font, st.size * 0.66)
                        t.setRise(st.size * 0.33)
                        t.textOut(n)
                        t.setRise(0)
                        t.setFont(st.font, st.size)
                        t.textOut(" ")
                    t.setXPos(lab_w)
                    t.setFont(st.font, st.size)
                    self.emit(t, ln, st)
                    c.drawText(t)
                    y -= st.leading
                    continue
                self.draw_line(c, x + lab_w, base, ln, st, width - lab_w, "left")
                y -= st.leading
            y -= 1.2

    # ---------------------------------------------------------- pagination
    def fill(self, i, page, R):
        """Fill one page from item i. Returns (next i, columns, notes per column or page)."""
        items = self.items
        top = self.top
        by_col = self.L.get("footnote_place") == "column" and self.cols > 1
        nw = self.col_w if by_col else self.full_w
        span, notes = [], []
        if page == 0:
            if self.L.get("letterhead"):
                top -= 62
            for it in self.span_items:
                pre = it.pre if span else 0
                top -= pre
                span.append((it, top - it.pad_top))
                top -= it.full
                notes += it.notes
            if self.span_items:
                top -= 12
        cols, ended = [], False
        seen = set(self.printed)
        col_notes = []
        first_h = 0
        for col in range(self.cols):
            y = top
            placed = []
            if by_col:
                notes = []
            start = i
            while i < len(items) and not ended:
                it = items[i]
                if it.kind == "break":
                    i += 1
                    if placed or col > 0:
                        ended = True
                    continue
                if it.kind == "space" and not placed:
                    i += 1
                    continue
                j = i
                while items[j].keep and j + 1 < len(items) and items[j + 1].kind != "break":
                    j += 1
                group = items[i:j + 1]

                def measure(group):
                    need, new = 0, []
                    for k, g in enumerate(group):
                        need += g.full + (g.pre if (placed or k) else 0)
                        for nn in g.notes:
                            if nn not in seen and nn not in notes and nn not in new:
                                new.append(nn)
                    if not placed and group[0].thead is not None:
                        need += group[0].thead.h
                    return need, new

                def room(new):
                    return y - (self.bottom + max(R, self.notes_height(notes + new, nw)))

                need, new = measure(group)
                if need > room(new):
                    if placed:
                        break
                    group = [it]
                    need, new = measure(group)
                    if need > room(new) and (col < self.cols - 1 and placed):
                        break
                if not placed and it.thead is not None:
                    placed.append((it.thead, y, i, True))
                    y -= it.thead.h
                for g in group:
                    if placed:
                        y -= g.pre
                    placed.append((g, y - g.pad_top, i, False))
                    y -= g.full
                    i += 1
                notes += new
            cols.append(placed)
            col_notes.append(list(notes))
            if col == 0:
                first_h = self.notes_height(notes, nw)
            if by_col:
                seen |= set(notes)
        # end the page on a hyphenated line, if one is near
        if self.L.get("hyphen_at_page_break") and i < len(items) and not ended:
            last = cols[-1]
            floor = self.bottom + self.notes_height(col_notes[-1], nw)
            for back in range(0, 7):
                if len(last) - back < 8:
                    break
                g, gy = last[len(last) - 1 - back][:2]
                if gy - g.h - floor > 7.5 * self.body.leading:
                    break
                if g.soft and not g.keep:
                    if back:
                        i = last[len(last) - back][2]
                        drop = {nn for p in last[len(last) - back:] for nn in p[0].notes}
                        del last[len(last) - back:]
                        left = {nn for cc in cols for p in cc for nn in p[0].notes}
                        for cn in col_notes:
                            cn[:] = [nn for nn in cn if nn not in drop or nn in left]
                    break
        total = col_notes if by_col else [col_notes[-1]]
        ok = by_col or self.cols == 1 or self.notes_height(total[0], nw) <= max(R, first_h) + 0.01
        return i, span, cols, total, ok, by_col

    def paginate(self):
        self.printed = set()
        pages, i = [], 0
        while i < len(self.items) or not pages:
            R = 0.0
            for _ in range(12):
                res = self.fill(i, len(pages), R)
                if res[4]:
                    break
                R = max(R + 1, self.notes_height(res[3][0], self.full_w))
            if self.cols > 1 and res[4] and (res[0] >= len(self.items) or self.items[res[0] - 1].kind == "break"):
                # last page, or one that ends on a pagebreak: level the columns
                bal = R
                while bal < 600:
                    bal += 6
                    alt = self.fill(i, len(pages), bal)
                    if alt[0] != res[0] or not alt[4] or \
                            any(p[1] - p[0].h < self.bottom for c in alt[2] for p in c):
                        break
                    res = alt
            nxt, span, cols, notes, ok, by_col = res
            if not ok:
                raise RuntimeError("footnotes do not fit on page %d" % (len(pages) + 1))
            for group in notes:
                self.printed |= set(group)
            if nxt == i:
                raise RuntimeError("no progress on page %d" % (len(pages) + 1))
            pages.append((span, cols, notes, by_col))
            i = nxt
            if all(x.kind in ("break", "space") for x in self.items[i:]):
                break
        # a unit's page, a note's page
        self.note_page = {}
        for n, (span, cols, notes, by_col) in enumerate(pages):
            for it, _ in span:
                if it.unit is not None:
                    self.units[it.unit]["_page"] = n
            for col in cols:
                for it, _, _, repeated in col:
                    if it.unit is not None and not repeated:
                        self.units[it.unit]["_page"] = n
            for g in notes:
                for nn in g:
                    self.note_page[nn] = n
        for _, _, u in self.margin_meta:
            self.units[u]["_page"] = 0
        self.soft_ends = []
        for n, (span, cols, notes, by_col) in enumerate(pages[:-1]):
            last = [p for p in cols[-1] if p[0].kind == "line"]
            if last and last[-1][0].soft:
                self.soft_ends.append("%d%s" % (self.first + n, " (with notes)" if any(notes) else ""))
        self.pages = pages
        return pages

    # ---------------------------------------------------------- page furniture
    def header(self, c, n):
        text = self.L.get("header")
        if not text or (n == 0 and (self.L.get("letterhead") or self.L.get("header_first_page") is False)):
            return
        st = Style(self, "r", 7.4, None, (0.25, 0.25, 0.25))
        self.tabbed(c, text, A4H - 46, st, self.L.get("header_align") or "left")
        c.saveState()
        c.setLineWidth(0.4)
        c.setStrokeGray(0.6)
        if self.L.get("header_align") != "right":
            c.line(self.left, A4H - 52, A4W - min(self.right, 68), A4H - 52)
        c.restoreState()

    def tabbed(self, c, text, y, st, align):
        x0, x1 = self.left, A4W - min(self.right, 68)
        c.setFont(st.font, st.size)
        c.setFillColorRGB(*st.color)
        if "\t" in text:
            a, b = text.split("\t", 1)
            c.drawString(x0, y, a.strip())
            c.drawRightString(x1, y, b.strip())
        elif align == "left":
            c.drawString(x0, y, text)
        elif align == "right":
            c.drawRightString(x1, y, text)
        else:
            c.drawCentredString((x0 + x1) / 2, y, text)
        c.setFillColorRGB(0, 0, 0)

    def footer(self, c, n, total):
        st = Style(self, "r", 7.4, None, (0.15, 0.15, 0.15))
        text = self.L.get("footer")
        page = str(self.first + n)
        align = self.L.get("footer_align") or "center"
        y = 34
        if text:
            had = "{page}" in text
            text = text.replace("{pages}", str(self.first + total - 1)).replace("{page}", page)
            if self.numbered and not had:
                text = text + "\t" + page
            self.tabbed(c, text, y, st, align)
        elif self.numbered:
            self.tabbed(c, page, y, st, align)

    def letterhead(self, c):
        text = self.L.get("letterhead")
        if not text:
            return
        c.saveState()
        c.setFillColorRGB(0.08, 0.26, 0.45)
        c.rect(A4W / 2 - 13, A4H - 74, 26, 74, stroke=0, fill=1)
        c.setFillGray(1)
        c.circle(A4W / 2, A4H - 56, 8, stroke=0, fill=1)
        c.restoreState()
        c.setFont(self.faces["r"], 9)
        words, line, y = text.split(), "", A4H - 58
        for wd in words + [None]:
            if wd is None or sw(line + " " + wd, self.faces["r"], 9) > 170:
                c.drawString(A4W / 2 + 20, y, line)
                y -= 11
                line = wd or ""
            else:
                line = (line + " " + wd).strip()

    def draw_margin_meta(self, c):
        x = A4W - self.right + 22
        width = self.right - 22 - 24
        y = self.top - 62
        lab = Style(self, "b", 6.8, 8.8)
        val = Style(self, "r", 6.8, 8.8)
        for label, value, _ in self.margin_meta:
            for text, st in ((label, lab), (value, val)):
                for ln in self.wrap(text, width, st):
                    self.draw_line(c, x, y, ln, st, width)
                    y -= st.leading
            y -= 5

    # ---------------------------------------------------------- output
    def draw(self, path):
        pages = self.pages
        c = canvas.Canvas(path, pagesize=(A4W, A4H), invariant=1, pageCompression=1)
        c.setTitle(self.L.get("pdf_title") or self.src["title"])
        c.setAuthor(self.src["author"] or "")
        c.setSubject("")
        c.setCreator("")
        total = len(pages)
        for n, (span, cols, notes, by_col) in enumerate(pages):
            if self.L.get("furniture_first"):
                self.footer(c, n, total)
            self.header(c, n)
            if n == 0:
                self.letterhead(c)
                if self.margin_meta:
                    self.draw_margin_meta(c)
            for it, y in span:
                it.draw(c, self.left, y)
            for k, col in enumerate(cols):
                x = self.left + k * (self.col_w + self.gap)
                self.draw_boxes(c, x, col)
                for it, y, _, _ in col:
                    if it.draw:
                        it.draw(c, x, y)
                if by_col and notes[k]:
                    self.draw_notes(c, notes[k], x, self.col_w, self.bottom - 6)
            if not by_col and notes[0]:
                self.draw_notes(c, notes[0], self.left, self.full_w, self.bottom - 6)
            if not self.L.get("furniture_first"):
                self.footer(c, n, total)
            c.showPage()
        c.save()
        return total

    def draw_boxes(self, c, x, col):
        k = 0
        while k < len(col):
            bid = col[k][0].box
            if bid is None:
                k += 1
                continue
            j = k
            while j + 1 < len(col) and col[j + 1][0].box == bid:
                j += 1
            a, b = col[k], col[j]
            y1 = a[1] + (a[0].pad_top or 5)
            y0 = b[1] - b[0].h - (b[0].pad_bot or 5)
            c.saveState()
            c.setFillColorRGB(0.925, 0.945, 0.96)
            c.setStrokeColorRGB(0.35, 0.47, 0.58)
            c.setLineWidth(0.7)
            style = self.L.get("box_style") or "both"
            c.rect(x, y0, self.col_w, y1 - y0, stroke=style in ("both", "border"), fill=style in ("both", "background"))
            c.restoreState()
            k = j + 1

    def golden(self):
        out = []
        pending = dict(sorted(self.note_page.items(), key=lambda kv: (kv[1], int(kv[0]) if kv[0].isdigit() else 0)))

        def emit_notes(upto):
            for nn in [k for k, p in pending.items() if p < upto]:
                p = pending.pop(nn)
                un = self.units[self.note_unit[nn]]
                out.append({"kind": "footnote", "heading_path": un["heading_path"],
                            "number": int(nn) if nn.isdigit() else nn,
                            "page": self.first + p if self.numbered else None, "qa_number": None,
                            "speaker": None, "text": clean(self.src["footnotes"][nn])[0], "markers": []})

        for u in self.units:
            p = u.pop("_page")
            if p is None:
                raise RuntimeError("unit not placed: %s" % u["text"][:60])
            emit_notes(p)
            u["page"] = self.first + p if self.numbered else None
            out.append(u)
        emit_notes(10 ** 9)
        return out


def run(name):
    path = os.path.join(HERE, "sources", name + ".json")
    with open(path, encoding="utf-8") as f:
        src = json.load(f)
    err, warn = validate(src, name)
    for w in warn:
        print("  %s: warning: %s" % (name, w))
    if err:
        for e in err:
            print("  %s: ERROR: %s" % (name, e))
        return False
    # a few slightly narrower type areas, where pages have to end on a hyphen
    best = None
    for narrow in ([float(k) for k in range(25)] if src["layout"].get("hyphen_at_page_break") else [0.0]):
        d = Doc(src, narrow)
        d.build()
        d.paginate()
        score = (len(d.pages), -len([x for x in d.soft_ends if "notes" in x]), -len(d.soft_ends), narrow)
        if best is None or score < best[0]:
            best = (score, narrow)
    d = Doc(src, best[1])
    d.build()
    d.paginate()
    pdf = os.path.join(HERE, "pdf", name + ".pdf")
    pages = d.draw(pdf)
    gold = d.golden()
    with open(os.path.join(HERE, "golden", name + ".jsonl"), "w", encoding="utf-8") as f:
        for g in gold:
            f.write(json.dumps(g, ensure_ascii=False) + "\n")
    words = sum(len(u["text"].split()) for u in gold)
    size = os.path.getsize(pdf)
    print("%-42s %2d pages %4d units %5d words %6.1f KB  page ends on '-': %s%s" % (
        name, pages, len(gold), words, size / 1024, ", ".join(d.soft_ends) or "none",
        "  TOO LARGE" if size > 150 * 1024 else ""))
    return True


def main():
    os.makedirs(os.path.join(HERE, "pdf"), exist_ok=True)
    os.makedirs(os.path.join(HERE, "golden"), exist_ok=True)
    names = sys.argv[1:] or sorted(f[:-5] for f in os.listdir(os.path.join(HERE, "sources")) if f.endswith(".json"))
    bad = 0
    for n in names:
        try:
            bad += not run(n)
        except Exception:
            bad += 1
            print("  %s: FAILED" % n)
            traceback.print_exc()
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
