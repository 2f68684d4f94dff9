# fails: test_broadcast_batches, test_vectors
# diagnosis: unsummed-broadcast


def matmul_vjp(A, B, G):
    if A.ndim == 1 and B.ndim == 1:
        return G * B, G * A
    rows = A[None, :] if A.ndim == 1 else A
    columns = B[:, None] if B.ndim == 1 else B
    upstream = G.reshape((rows @ columns).shape)
    gA, gB = upstream @ columns.swapaxes(-1, -2), rows.swapaxes(-1, -2) @ upstream
    if A.ndim == 1:
        gA = gA.squeeze(-2)
    if B.ndim == 1:
        gB = gB.squeeze(-1)
    return gA, gB
