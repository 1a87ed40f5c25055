import sys
frame = sys._getframe()
while frame:
    print(frame.f_code.co_filename.rpartition("/")[2], frame.f_code.co_name, frame.f_lineno)
    frame = frame.f_back
