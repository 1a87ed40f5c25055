"""A script."""
import sys
sys.path.append("."); import show
show.main(globals())
print(sys.argv)
