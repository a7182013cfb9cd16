"""Rules and data of Japan: dates, names, addresses, codes. No Django, no tables, no message wording.

Import the modules directly (``from yuiwork.japan.dates import day_n``); this file stays empty on purpose,
so that a job which needs one date rule does not load the postal data.
"""
