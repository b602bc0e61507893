"""Start the chat: build the index if there is none, say where the page is, serve. ``python app.py --help``."""

from rag.serve import main

if __name__ == "__main__":
    raise SystemExit(main())
