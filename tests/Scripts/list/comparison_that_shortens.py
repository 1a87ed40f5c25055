# Comparing items may run code that changes the lists: where one has become too short the lengths decide.
class Clears:
    def __init__(self, victim): self.victim = victim
    def __eq__(self, other):
        self.victim.clear()
        return NotImplemented

left, right = [], []
left.append(Clears(right)); right.append(Clears(left))
print(left == right, left, right)
alone = []
alone.append(Clears(alone))
print(alone == [1], alone != [1])
