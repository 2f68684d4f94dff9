# rule: no-literals
# exercise: gd-third-problem
# defines: area
# statement: 3.14159
def area(r):
    return 3.14159 * r**2 / 2**10 * 1024


print("about 0.3517337 is what others get", float("0.25"), float("1e-4"), float("inf"))
