import faulthandler as f
print(f.is_enabled(), f.enable(), f.is_enabled(), f.disable(), f.disable())
for bad in lambda: f.dump_traceback(-1), lambda: f.dump_traceback_later(0), lambda: f.dump_traceback_later(1e20), lambda: f.dump_traceback('x'):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
f.dump_traceback_later(1000); f.cancel_dump_traceback_later(); f.cancel_dump_traceback_later()
