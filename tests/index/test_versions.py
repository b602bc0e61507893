import json

import numpy as np
import pytest

from rag.errors import RagError
from rag.index.build import build_version
from rag.index.opened import open_index
from rag.index.versions import (
    clean,
    ingest_lock,
    list_versions,
    promote,
    read_pointer,
    rollback,
    version_folder,
)
from tests.conftest import build_live


def test_live_version_is_complete_and_its_manifest_counts(tiny_settings):
    version = build_live(tiny_settings)
    index = open_index(tiny_settings)
    assert index.version == version
    assert len(index.paragraphs) == version.paragraphs == index.vectors.shape[0]
    assert version.encoded == len(set(index.texts))


def test_unchanged_text_is_not_encoded_twice(tiny_settings):
    build_live(tiny_settings)
    assert build_live(tiny_settings).encoded == 0


def test_encoder_is_not_loaded_when_nothing_is_new(tiny_settings):
    from rag.ingest import read_collection

    first = build_live(tiny_settings)
    collection, documents = read_collection(tiny_settings, lambda _: None)

    def never():
        raise AssertionError("encoder was loaded")

    second = build_version(tiny_settings, collection, documents, never, first.encoder)
    old, new = (np.load(version_folder(tiny_settings.index, v.id) / "vectors.npy") for v in (first, second))
    assert np.array_equal(old, new)


def test_damaged_file_is_refused(tiny_settings):
    version = build_live(tiny_settings)
    path = version_folder(tiny_settings.index, version.id) / "paragraphs.jsonl"
    path.write_text(path.read_text("utf-8").replace("1.200", "1.300"), encoding="utf-8")
    with pytest.raises(RagError, match=r"damaged \(paragraphs.jsonl\).*ingest"):
        open_index(tiny_settings)


def test_torn_build_is_no_version_and_is_cleaned(tiny_settings):
    version = build_live(tiny_settings)
    torn = tiny_settings.index / "versions" / "20200101T000000-torn"
    torn.mkdir()
    (torn / "paragraphs.jsonl").write_text("{")
    assert list_versions(tiny_settings.index) == [version.id]
    with pytest.raises(RagError, match="not complete"):
        promote(tiny_settings.index, torn.name)
    assert clean(tiny_settings.index) == [torn.name]
    assert not torn.exists()
    assert open_index(tiny_settings).version == version


def test_rollback_goes_one_back_and_only_then_says_there_is_none(tiny_settings):
    first, second = build_live(tiny_settings), build_live(tiny_settings)
    assert read_pointer(tiny_settings.index).live == second.id
    assert rollback(tiny_settings.index).live == first.id
    assert open_index(tiny_settings).version == first
    with pytest.raises(RagError, match="no earlier version"):
        rollback(tiny_settings.index)


def test_second_ingest_says_so_and_stops(tiny_settings):
    with (
        ingest_lock(tiny_settings.index),
        pytest.raises(RagError, match="another ingest"),
        ingest_lock(tiny_settings.index),
    ):
        pass


def test_no_index_and_damaged_pointer_say_what_to_do(tiny_settings):
    with pytest.raises(RagError, match=r"python ingest\.py"):
        open_index(tiny_settings)
    tiny_settings.index.mkdir()
    (tiny_settings.index / "live.json").write_text(json.dumps({"lives": 3}))
    with pytest.raises(RagError, match="damaged"):
        open_index(tiny_settings)


def test_other_encoder_than_the_index_was_built_with_is_refused(tiny_settings, tmp_path):
    from tests.conftest import NOTE, write_static_model

    build_live(tiny_settings)
    other = write_static_model(tmp_path / "other", [NOTE])
    changed = tiny_settings.model_copy(
        update={"encoder": tiny_settings.encoder.model_copy(update={"model": str(other)})}
    )
    with pytest.raises(RagError, match="was built with encoder"):
        _ = open_index(changed).encoder
