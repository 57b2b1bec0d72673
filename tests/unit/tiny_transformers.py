"""Real transformers in folders, tiny and untrained, made without a download."""

import json
from pathlib import Path

CHARACTERS = "本镇收到申请公开渠道为什么少行政复议微信公众号query:passage: "


def _tiny_bert(folder: Path, **labels: int) -> None:
    """A folder with a tokenizer and the configuration of a BERT of two layers."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing
    from transformers import BertConfig, PreTrainedTokenizerFast

    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    words = list(dict.fromkeys([*marks, *sorted(set(CHARACTERS)), "query", "passage", ":"]))
    tokenizer = Tokenizer(WordPiece({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=64, **names)
    fast.save_pretrained(folder)
    BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        pad_token_id=0,
        **labels,
    ).save_pretrained(folder)


def embedding_model(folder: Path, seed: int = 1, prompts: dict[str, str] | None = None) -> Path:
    """A SentenceTransformer: a BERT with mean pooling, and the prompts in its configuration."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel

    base = folder.with_name(f"{folder.name}-base")
    _tiny_bert(base)
    torch.manual_seed(seed)
    BertModel(BertConfig.from_pretrained(base)).save_pretrained(base)
    body = Transformer(str(base))
    pooling = Pooling(body.get_embedding_dimension())
    model = SentenceTransformer(modules=[body, pooling], prompts=prompts, device="cpu")
    model.save(str(folder), create_model_card=False)
    return folder


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A CrossEncoder: a BERT with a head of so many labels."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    _tiny_bert(folder, num_labels=labels)
    torch.manual_seed(2)
    BertForSequenceClassification(BertConfig.from_pretrained(folder)).save_pretrained(folder)
    return folder


def change(file: Path, **settings: object) -> None:
    """Changes some values of a JSON file."""
    known = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(known | settings), encoding="utf-8")
