import filecmp
print(filecmp.cmpfiles("/none1", "/none2", ["a"]))
