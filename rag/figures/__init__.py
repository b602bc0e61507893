"""Figures: found, kept whole, compared and checked."""
