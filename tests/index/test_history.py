from rag.index.history import FILE, Happened, note, read_history


def test_a_line_cut_short_is_passed_over_and_does_not_spoil_the_next(tmp_path):
    note(tmp_path, "v1", Happened.PROMOTED, "first version")
    with (tmp_path / FILE).open("a") as out:
        out.write('{"when": "2031')
    note(tmp_path, "v2", Happened.REFUSED, "questions turned wrong (1)", scores={"right": 0.5})
    assert [(one.version, one.what) for one in read_history(tmp_path)] == [
        ("v1", Happened.PROMOTED),
        ("v2", Happened.REFUSED),
    ]
