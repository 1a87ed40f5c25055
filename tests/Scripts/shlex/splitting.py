import shlex

for text in ("a 'b c' d\\ e", 'x"y z"w', "it's", 'a # comment', '"open', 'end\\', "''"):
    for posix in (True, False):
        try:
            print(text, shlex.split(text, comments=True, posix=posix))
        except ValueError as error:
            print(text, error)
print(list(shlex.shlex('a && b; c>d (e)', punctuation_chars=True)), shlex.quote("it's"), shlex.quote(''), shlex.join(['a b', 'c']))
