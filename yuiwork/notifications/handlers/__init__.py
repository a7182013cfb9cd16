"""Reactions to events, one module per room that announces them. Wired in ``config/wiring.py``.

Each handler may run again: messages and mails carry a key of fact and reader (README, rule 2).
"""
