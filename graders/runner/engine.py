"""Questions about differentiation that the judge can put to student code; reached as the root "engine"."""

from typing import Any

import torch

from .trace import trace

__all__ = ["UnfitError", "fetch", "plain", "raw_backward", "trace", "vjp"]


class UnfitError(Exception):
    """Say, in both languages, why the student's value does not fit the question; `kind` is unfit or cut."""

    def __init__(self, en: str, ja: str, kind: str = "unfit") -> None:
        super().__init__(en)
        self.en, self.ja, self.kind = en, ja, kind


def fetch(value: Any) -> Any:
    """Return a kept value, so that it is sent."""
    return value


def plain(value: Any) -> Any:
    """Return the built-in tuple, dict, text or number that an object of a derived class is; else the object itself."""
    if isinstance(value, str):
        return str.__str__(value)  # an Enum's own __str__ gives its name
    kinds: tuple[Any, ...] = (tuple, list, dict, int, float)
    return next((kind(value) for kind in kinds if isinstance(value, kind)), value)


def vjp(function: Any, arguments: list[Any], cotangents: list[torch.Tensor] | None) -> tuple[Any, list[Any]]:
    """Return the outputs of `function` and the gradients of its floating-point tensor arguments.

    `cotangents` holds one tensor per output (None: ones). A gradient that never arrives is None.
    """
    inputs = [fresh_leaf(argument) for argument in arguments]
    outputs = output_tensors(function(*inputs))
    wanted = [leaf for leaf in inputs if isinstance(leaf, torch.Tensor) and leaf.requires_grad]
    upstream = match_cotangents(outputs, cotangents)
    live = [(output, v) for output, v in zip(outputs, upstream, strict=True) if output.requires_grad]
    if not live:
        raise UnfitError(
            "The result is cut off from the input: no operation was recorded (it has no grad_fn).",
            "結果が入力から切り離されています（演算が記録されておらず grad_fn がありません）。",
            kind="cut",
        )
    gradients = torch.autograd.grad([y for y, _ in live], wanted, [v for _, v in live], allow_unused=True)
    return tuple(output.detach() for output in outputs), list(gradients)


def raw_backward(function: Any, arguments: list[Any], cotangents: list[torch.Tensor]) -> Any:
    """Return what a custom Function's own backward gives, before the engine sums or casts it."""
    inputs = [fresh_leaf(argument) for argument in arguments]
    node = output_tensors(function(*inputs))[0].grad_fn
    function_class = getattr(type(node), "_forward_cls", None)
    if function_class is None:
        raise UnfitError(
            "The result was not made by a torch.autograd.Function.",
            "結果が torch.autograd.Function で作られていません。",
        )
    return function_class.backward(node, *cotangents)


def fresh_leaf(argument: Any) -> Any:
    """Return a leaf that records, for a floating-point tensor; anything else as it is."""
    if isinstance(argument, torch.Tensor) and argument.is_floating_point():
        return argument.detach().clone().requires_grad_()
    return argument


def output_tensors(outputs: Any) -> list[torch.Tensor]:
    """Return the outputs as a list of tensors."""
    found = list(outputs) if isinstance(outputs, tuple | list) else [outputs]
    for output in found:
        if not isinstance(output, torch.Tensor):
            name = type(output).__name__
            raise UnfitError(
                f"The result should be a tensor that autograd can follow, not {name}.",
                f"結果は自動微分できるテンソルのはずですが、{name} です。",
            )
    return found


def match_cotangents(outputs: list[torch.Tensor], cotangents: list[torch.Tensor] | None) -> list[torch.Tensor]:
    """Return one cotangent of the same shape for each output."""
    if cotangents is None:
        return [torch.ones_like(output) for output in outputs]
    if len(outputs) != len(cotangents):
        raise UnfitError(
            f"The function should return {len(cotangents)} outputs, not {len(outputs)}.",
            f"出力は {len(cotangents)} 個のはずですが、{len(outputs)} 個あります。",
        )
    for number, (output, v) in enumerate(zip(outputs, cotangents, strict=True), 1):
        if output.shape != v.shape:
            raise UnfitError(
                f"Output {number} should have the shape {tuple(v.shape)}, not {tuple(output.shape)}.",
                f"{number} 番目の出力の形は {tuple(v.shape)} のはずですが、{tuple(output.shape)} です。",
            )
    return cotangents
