__all__ = ["starred"]
starred = "star"
