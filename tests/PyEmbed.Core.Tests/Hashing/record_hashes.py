"""Records hashes of CPython 3.11, each seed in a process of its own."""
import os, subprocess, sys
HERE = os.path.dirname(os.path.abspath(__file__))
if len(sys.argv) > 1:
    seed = sys.argv[1]
    texts = ["", "a", "abc", "abcdefg", "abcdefgh", "abcdefghi", "x" * 255, "x" * 256, "x" * 257, "y" * 1000, "\xe9", "\xff" * 9, "\u20ac", "a\u20ac" * 5, "\U0001F600", "a\U0001F600b\xe9", "\ud800", "__init__"]
    for t in texts:
        print("str", seed, " ".join("%X" % ord(c) for c in t) or "-", hash(t), sep="\t")
        b = t.encode("utf-8", "surrogatepass")
        print("bytes", seed, b.hex() or "-", hash(b), sep="\t")
    if seed == "0":
        import math, random
        random.seed(1)
        for _ in range(60):
            items = [random.choice([random.randrange(-5, 100), random.randrange(-2**63, 2**63), -1]) for _ in range(random.randrange(0, 9))]
            print("tuple", " ".join(map(str, map(hash, items))) or "-", hash(tuple(items)), sep="\t")
            print("frozenset", " ".join(map(str, map(hash, set(items)))) or "-", hash(frozenset(items)), sep="\t")
        for c in [1j, 1 + 2j, -1 - 1j, 0.5 - 1e300j, complex(math.inf, 1), -1 + 0j, complex(0, -1)]:
            print("complex", f"{hash(c.real)} {hash(c.imag)}", hash(c), sep="\t")
else:
    with open(os.path.join(HERE, "hashes.tsv"), "wb") as out:
        for seed in "0", "1", "42", "4294967295":
            out.write(subprocess.run([sys.executable, __file__, seed], env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True).stdout)
