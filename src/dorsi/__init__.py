"""Dorsi measures how far an ankle bends, finds what probably limits it, and trains it.

    measure  ->  find  ->  train  ->  prove  ->  keep

A journal is the only truth; `review` and `plan` compute everything else from it:

    journal, knowledge, today = load_journal("me.json"), load_knowledge(), date.today()
    review(journal, knowledge, today).to_dict()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dorsi.version import __version__

if TYPE_CHECKING:
    from dorsi.compose import plan, review
    from dorsi.interop.journal_file import load_journal
    from dorsi.knowledge.load import load_knowledge
    from dorsi.video.analysis import analyse_lunge, analyse_squat

__all__ = [
    "__version__",
    "analyse_lunge",
    "analyse_squat",
    "load_journal",
    "load_knowledge",
    "plan",
    "review",
]

_HOME = {
    "analyse_lunge": "dorsi.video.analysis",
    "analyse_squat": "dorsi.video.analysis",
    "load_journal": "dorsi.interop.journal_file",
    "load_knowledge": "dorsi.knowledge.load",
    "plan": "dorsi.compose",
    "review": "dorsi.compose",
}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first used, so that importing dorsi stays quick."""
    if name not in _HOME:
        message = f"module 'dorsi' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
