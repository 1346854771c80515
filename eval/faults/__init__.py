"""The faults of an answer, found from the answer, the pages and what is known of the papers alone.

:func:`find_faults` judges the answers of any system. It is not the assistant's own gate
(``assistant/gate/``): it compares words, figures and names its own way, so that what the gate
lets through in error shows here.
"""

from eval.faults.fault import FAULT_KINDS, SAID, Fault, FaultKind
from eval.faults.find import find_faults

__all__ = ["FAULT_KINDS", "SAID", "Fault", "FaultKind", "find_faults"]
