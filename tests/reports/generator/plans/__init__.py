"""Which reports are written: body, year, form, file format, and what is odd about each.

Between them the plans hold every breakage of the design notes and every kind of finding; the
plans without `off`, `below`, `said`, an empty `shown` or another year are consistent reports.
"""

from .counties import COUNTIES
from .liuqiao import LIUQIAO
from .others import OTHERS
from .towns import TOWNS

PLANS = LIUQIAO + TOWNS + COUNTIES + OTHERS
