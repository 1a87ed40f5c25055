"""A script."""
import sys
import show
show.main(globals())
print(sys.argv)
