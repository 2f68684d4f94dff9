# rule: no-torch
# exercise: sym-diff-tree
# defines: diff
import re
import string

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")
LETTERS = string.ascii_lowercase


def tokens(text):
    for number, operator in TOKEN.findall(text):
        yield ("num", float(number)) if number else ("op", operator)


def diff(text):
    return [t for t in tokens(text) if t[1] in LETTERS or t[0] == "num"]
