"""The embedding model compiled by OpenVINO: more texts a second, once there are many to embed."""

import sys
import warnings
from typing import TYPE_CHECKING, Any

import numpy
import torch
from sentence_transformers import SentenceTransformer
from transformers import PretrainedConfig
from transformers.modeling_outputs import BaseModelOutput

if TYPE_CHECKING:  # only a load of many papers needs it
    from openvino import CompiledModel, Core

# All that a transformer of plain texts needs; texts by themselves have no token types.
INPUTS = ("input_ids", "attention_mask")
# What the compiled model makes of these must be what the plain one makes of them.
TRIED = [
    "A text.",
    "A longer text, to see that neither its length nor the shorter one is held fixed.",
]
ALIKE = 0.99


def compiled(folder: str, threads: int) -> SentenceTransformer | None:
    """The sentence-transformers model in ``folder`` with its transformer compiled.

    Compiling takes some seconds. The model may use so many ``threads``, and computes in 16-bit
    brain floats where the processor has them. None where OpenVINO is not installed, cannot take
    the model or makes other vectors of it (a cosine under ALIKE): the plain one serves.
    """
    # OpenVINO reports its use to its makers as soon as it is imported, unless the package that
    # does so is missing. Nothing leaves this machine, so it is.
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    try:
        from openvino import Core, convert_model
    except ImportError:
        return None
    model = SentenceTransformer(folder, device="cpu")
    plain = model.encode(TRIED, normalize_embeddings=True, show_progress_bar=False)
    transformer: Any = model[0]
    try:
        tokens = transformer.tokenizer(TRIED, padding=True, return_tensors="pt")
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the tracer's, about lengths it might hold fixed
            graph = convert_model(
                _LastState(transformer.model.eval()),
                example_input={name: tokens[name] for name in INPUTS},
            )
        core = Core()
        how = {
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": _precision(core),
        }
        ready = core.compile_model(graph, "CPU", how)
        transformer.model = _Compiled(ready, transformer.model.config)
        made = model.encode(TRIED, normalize_embeddings=True, show_progress_bar=False)
    except Exception:  # whatever a model of another make does to a tracer, the plain one serves
        return None
    return model if float((plain * made).sum(axis=1).min()) > ALIKE else None


def _precision(core: "Core") -> str:
    return "bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


class _LastState(torch.nn.Module):
    """A transformer that gives its last hidden state alone, as a tracer wants it."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        state = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        assert isinstance(state, torch.Tensor)  # noqa: S101
        return state


class _Compiled(torch.nn.Module):
    """A compiled transformer in the place of the plain one. Safe to share between threads."""

    def __init__(self, ready: "CompiledModel", config: PretrainedConfig) -> None:
        super().__init__()
        self.config = config
        self._ready = ready

    def forward(self, **given: torch.Tensor) -> BaseModelOutput:
        request = self._ready.create_infer_request()
        request.infer({name: given[name].numpy() for name in INPUTS})
        state = numpy.array(request.get_output_tensor(0).data, dtype=numpy.float32)
        return BaseModelOutput(last_hidden_state=torch.from_numpy(state))
