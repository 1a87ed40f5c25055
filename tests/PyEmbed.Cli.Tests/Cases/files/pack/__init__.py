print("pack", __name__)
