def grad(x):
    errors = (KeyboardInterrupt, GeneratorExit, EOFError, lambda: BaseExceptionGroup("g", [SystemExit(0)] * 1000), BrokenPipeError, StopIteration)
    raise errors[x.numel() % len(errors)]()
