import re
re.compile(r'(?i:a)(b|cd)+?[^x-z\d](?P<n>e*)(?<!f)(?(n)g|h)$', re.DEBUG)
