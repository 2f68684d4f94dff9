def chain(a, b, x, y):
    return dict(
        t=(t := a * x + b * y), z=t**2,
        dz_dz=1.0, dz_dt=2 * t, dt_dx=a, dt_dy=b,
        dz_dx=2 * t * a, dz_dy=2 * t * b,
    )


expanded = lambda a, b, x, y: 2 * a * (a * x + b * y)
