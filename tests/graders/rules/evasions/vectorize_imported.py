# rule: no-loop
# outcome: forbidden
from numpy import vectorize as lift

f = lift(lambda v: 3 * v**2)  # <-
