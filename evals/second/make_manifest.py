"""Write pdf/manifest.toml from sources/*.json: ``python evals/second/make_manifest.py``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = "# Made by make_manifest.py from sources/*.json; every document here is invented.\n"


def main() -> None:
    """Describe every PDF of which there is a source; what a source leaves unknown is left out."""
    entries = [HEAD, '[collection]\nname = "Tweede toetscorpus"\n']
    for path in sorted((HERE / "sources").glob("*.json")):
        source = json.loads(path.read_text("utf-8"))
        pdf = HERE / "pdf" / f"{source['id']}.pdf"
        fields = {
            "id": source["id"],
            "file": pdf.name,
            "title": source["title"],
            "kind": source["kind"],
            "author": source["author"],
            "date": source["date"],
            "references": source["references"],
            "licence": "invented for this project",
            "sha256": hashlib.sha256(pdf.read_bytes()).hexdigest(),
        }
        # a JSON string or list of strings is the same in TOML
        lines = [
            f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value is not None
        ]
        entries.append("[[document]]\n" + "\n".join(lines) + "\n")
    (HERE / "pdf" / "manifest.toml").write_text("\n".join(entries), "utf-8")


if __name__ == "__main__":
    main()
