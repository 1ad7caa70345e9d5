"""Long histories: whole in `poe lives`, as CI plays them, and shortened among all the other tests.

A test that is shortened is marked `long`; what it checks is the same, only fewer people live for fewer days.
"""

import os

WHOLE = "SUIFANG_WHOLE" in os.environ
