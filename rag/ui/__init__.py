"""The Gradio page: rendering is pure, wiring is apart, no answer logic."""
