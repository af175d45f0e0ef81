"""What a result rests on: readings, answers, rules and sources, as plain text and tables.

One level below the review: here probabilities and factors are shown.
"""
