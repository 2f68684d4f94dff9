# fails: test_vectors, test_batches, test_broadcast_batches
# diagnosis: all-axes-reversed


def matmul_vjp(A, B, G):
    return G @ B.T, A.T @ G
