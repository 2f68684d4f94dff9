import torch
def grad(x):
    flat = x.detach().float()
    kinds = (lambda: flat.to("meta"), flat.to_sparse, lambda: torch.quantize_per_tensor(flat, 0.1, 0, torch.qint8), lambda: flat.to(torch.complex64).conj(),
             lambda: torch.nested.nested_tensor([flat, flat]), lambda: flat.to(torch.float8_e4m3fn), lambda: flat.to_mkldnn(),
             lambda: torch.zeros(2, dtype=torch.complex64).imag.neg(), lambda: flat.to_sparse_csr())
    return kinds[x.numel() % len(kinds)]()
