from __future__ import annotations

import pytest

from rag.errors import RagError
from rag.ui.access import Limiter, Users, check_password, demand_users, hash_password


def basic(name, password):
    import base64

    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def test_beyond_loopback_users_or_a_flag_are_demanded():
    demand_users("127.0.0.1", {}, False)
    demand_users("::1", {}, False)
    demand_users("0.0.0.0", {}, True)
    demand_users("0.0.0.0", {"anna": "x"}, False)
    for host in ("0.0.0.0", "192.168.1.4", "vraagbaak.example"):
        with pytest.raises(RagError, match="--open"):
            demand_users(host, {}, False)


def test_users_are_let_in_by_name_and_password_only():
    users = Users({"anna": hash_password("correct paard")})
    assert users.name(basic("anna", "correct paard")) == "anna"
    assert users.name(basic("anna", "correct paard")) == "anna"
    for wrong in (
        basic("anna", "fout"),
        basic("piet", "correct paard"),
        "Basic %%%",
        "Bearer x",
        "",
        basic("anna", ""),
    ):
        assert users.name(wrong) is None


def test_a_hash_that_is_not_ours_is_an_error_of_the_operator():
    with pytest.raises(RagError, match="--user"):
        check_password("x", "plain")
    assert hash_password("x") != hash_password("x")


def test_limiter_counts_per_key_in_a_sliding_minute():
    now = [0.0]
    limiter = Limiter(2, lambda: now[0])
    assert [limiter.allow("a"), limiter.allow("a"), limiter.allow("a"), limiter.allow("b")] == [True, True, False, True]
    now[0] = 60.0
    assert limiter.allow("a")
