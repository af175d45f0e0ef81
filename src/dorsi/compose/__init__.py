"""`review` and `plan`: one journal, one knowledge, one day, the whole answer.

Pure functions: same journal, same knowledge, same day, same answer.
"""

from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.both import review_and_plan
from dorsi.compose.planning import plan
from dorsi.compose.prescription import prescription
from dorsi.compose.reviewing import review

__all__ = ["Assessment", "assess", "plan", "prescription", "review", "review_and_plan"]
