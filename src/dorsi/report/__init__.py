"""Text for people: quantities, sentences, explanations, the terminal, and reference pages."""
