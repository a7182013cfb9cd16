"""The wish to stop is remembered, and heard at once where somebody waits."""

import signal

import pytest

from yuiwork.launch import stopping as module
from yuiwork.launch.stopping import Interrupted, Stopping


def test_a_pause_ends_when_asked_to_stop() -> None:
    stopping = Stopping()
    stopping.ask()
    assert stopping.pause(3600)


def test_a_pause_that_nobody_ends_says_so() -> None:
    assert not Stopping().pause(0)


def test_two_signals_of_one_wish_are_not_haste() -> None:
    stopping = Stopping()
    stopping.ask(signal.SIGTERM)
    stopping.ask(signal.SIGTERM)
    assert stopping.asked
    assert not stopping.hurried


def test_asking_again_later_is_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SAME_WISH_SECONDS", -1.0)
    stopping = Stopping()
    stopping.ask(signal.SIGINT)
    stopping.ask(signal.SIGINT)
    assert stopping.hurried


def test_long_waits_of_others_are_interrupted() -> None:
    stopping = Stopping()
    with pytest.raises(Interrupted), stopping.interrupts():
        stopping.ask()
    assert stopping.asked


def test_a_wish_from_before_is_heard_at_the_next_wait() -> None:
    stopping = Stopping()
    stopping.ask()
    with pytest.raises(Interrupted), stopping.interrupts():
        pytest.fail("went on")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_ending_signal_is_heard(number: signal.Signals) -> None:
    before = {each: signal.getsignal(each) for each in module.ENDING}
    try:
        stopping = Stopping.on_signals()
        signal.raise_signal(number)
        assert stopping.asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def test_nohup_keeps_a_closed_terminal_from_stopping_us() -> None:
    before = {each: signal.getsignal(each) for each in module.ENDING}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        Stopping.on_signals()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
