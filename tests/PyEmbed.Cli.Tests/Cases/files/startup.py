import os
started = "yes", os.path.basename(__file__)
