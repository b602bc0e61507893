from llama_index.core.schema import QueryBundle

from rag.retrieval.hybrid import HybridRetriever, reciprocal_rank_fusion, to_hits


def test_fusion_by_hand():
    fused = reciprocal_rank_fusion([(1.0, [4, 2]), (0.5, [2])], k=60)
    assert fused == {4: 1 / 61, 2: 1 / 62 + 0.5 / 61}


def test_question_finds_its_paragraph_with_ranks_per_retriever(tiny_index):
    nodes = HybridRetriever(tiny_index).retrieve(QueryBundle("hoeveel ligplaatsen komen erbij?"))
    first = to_hits(nodes, tiny_index)[0]
    assert "1.200 ligplaatsen" in first.paragraph.text
    assert dict(first.ranks)["stems"] == 1
    assert {"stems", "ngrams", "dense"} >= dict(first.ranks).keys()


def test_scope_keeps_everything_else_out(tiny_index):
    allowed = frozenset(i for i, p in enumerate(tiny_index.paragraphs) if p.source_id == "nota-veerdienst")
    hits = to_hits(HybridRetriever(tiny_index, allowed).retrieve(QueryBundle("ligplaatsen in de haven")), tiny_index)
    assert hits
    assert {hit.paragraph.source_id for hit in hits} == {"nota-veerdienst"}
