"""The market's clock; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.market.use_cases import clock_work


@app.task(name="market_clock", queueing_lock="market_clock")
def market_clock(timestamp: int) -> None:
    """Accept silent deliveries, close expired jobs, reveal reviews, answer forgotten proposals."""
    clock_work.accept_silent_deliveries()
    clock_work.close_expired_jobs()
    clock_work.reveal_old_reviews()
    clock_work.answer_forgotten_proposals()
