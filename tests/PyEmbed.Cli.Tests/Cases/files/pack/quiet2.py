print("imported from", __file__)
