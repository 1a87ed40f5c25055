import tabnanny
a, b = tabnanny.Whitespace("\t"), tabnanny.Whitespace("        ")
print(a.norm, b.norm, a.equal(b), a.not_equal_witness(b)[:2], tabnanny.format_witnesses(a.not_equal_witness(b)))
