"""All reference pages by file name."""

from collections.abc import Callable, Mapping
from typing import Final

from dorsi.domain.knowledge import Knowledge
from dorsi.report.reference.finding import findings_page, structures_page
from dorsi.report.reference.markdown import bullets, page
from dorsi.report.reference.measuring import groups_page, measures_page
from dorsi.report.reference.origins import claims_page, sources_page
from dorsi.report.reference.programme import programme_page
from dorsi.report.reference.rules import decisions_page, numbers_page, safety_page
from dorsi.report.reference.training import exercises_page

Page = Callable[[Knowledge], str]
PAGES: Final[Mapping[str, tuple[str, Page]]] = {
    "measures.md": ("ways to measure, with their errors", measures_page),
    "groups.md": ("groups to compare with", groups_page),
    "structures.md": ("what may limit the bend", structures_page),
    "findings.md": ("questions, and how much each answer shifts", findings_page),
    "safety.md": ("what makes Dorsi stop, refer or be careful", safety_page),
    "exercises.md": ("every exercise in full", exercises_page),
    "programme.md": ("phases, sports, accommodations", programme_page),
    "decisions.md": ("what a person's history leads to", decisions_page),
    "numbers.md": ("the numbers behind the formulas", numbers_page),
    "claims.md": ("claims refused or weakened, conflicts resolved", claims_page),
    "sources.md": ("what everything rests on", sources_page),
}


def reference_pages(knowledge: Knowledge, beside: Mapping[str, str]) -> Mapping[str, str]:
    """Render every page from knowledge.

    Args:
        knowledge: What is rendered.
        beside: Pages written elsewhere, with what each holds, for the list of pages.

    Returns:
        The text of each page by its file name.
    """
    contents = {**{name: holds for name, (holds, _) in PAGES.items()}, **beside}
    first = page(
        "Reference",
        "What Dorsi knows, where it comes from and how sure it is, rendered from the knowledge "
        f"files, version {knowledge.version}.",
        bullets(f"[{name}]({name}): {holds}" for name, holds in contents.items()),
    )
    return {"README.md": first, **{name: write(knowledge) for name, (_, write) in PAGES.items()}}
