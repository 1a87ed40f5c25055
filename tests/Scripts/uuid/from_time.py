import uuid, _uuid
made, safe = _uuid.generate_time_safe()
print(len(made), safe in (0, -1), _uuid.has_uuid_generate_time_safe in (0, 1))
ids = [uuid.uuid1() for _ in range(500)]
print(len(set(ids)), ids == sorted(ids, key=lambda i: i.time), {(i.version, i.variant) for i in ids}, len({i.node for i in ids}))
