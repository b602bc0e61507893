"""The measuring stick: question sets, measures, run, report, baseline."""
