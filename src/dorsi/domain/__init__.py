"""The nouns of Dorsi: what a journal holds, what knowledge holds, what an answer looks like.

Frozen dataclasses only. Nothing here computes a clinical result, touches a file or knows the time.
"""
