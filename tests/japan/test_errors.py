"""Errors carry a code and facts, and survive a trip to another process."""

import pickle

from yuiwork.japan.errors import CodeError, JapanError


def test_an_error_is_its_code_and_its_facts() -> None:
    error = CodeError("MUNICIPALITY_UNKNOWN", code="99999")
    assert isinstance(error, JapanError)
    assert isinstance(error, ValueError)
    assert (error.code, error.params) == ("MUNICIPALITY_UNKNOWN", {"code": "99999"})
    assert str(error) == "MUNICIPALITY_UNKNOWN (code='99999')"
    assert str(JapanError("EMPTY")) == "EMPTY"


def test_an_error_survives_a_trip_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(CodeError("MUNICIPALITY_UNKNOWN", code="99999")))
    assert type(error) is CodeError
    assert (error.code, error.params) == ("MUNICIPALITY_UNKNOWN", {"code": "99999"})
