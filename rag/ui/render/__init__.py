"""Pure functions from answers, paragraphs, figures and verdicts to HTML. Everything from outside is escaped."""
