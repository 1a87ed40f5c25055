import os
import sys
print(os.path.dirname(__file__) in sys.path, any(p.endswith('pack') for p in sys.path))
