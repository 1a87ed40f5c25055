import os

print(os.makedev(1, 2), os.major(258), os.minor(258), os.makedev(4095, 1048575), os.major(os.makedev(70000, 300000)), os.minor(os.makedev(70000, 300000)))
print(os.sched_param(4), os.sched_param(sched_priority=2).__reduce__(), os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_min(os.SCHED_RR), os.sched_getscheduler(0))
print(len(os.sysconf_names), os.sysconf('SC_CLK_TCK'), os.sysconf(30) == os.sysconf('SC_PAGESIZE'), os.confstr('CS_PATH'), os.pathconf_names['PC_NAME_MAX'])
print(os.O_DIRECT, os.O_TMPFILE, os.MFD_HUGE_16GB, os.P_PIDFD, os.ctermid(), os.nice(0), os.getpriority(os.PRIO_PROCESS, 0))
print(os.register_at_fork(before=print), len(os.getrandom(5)), os.waitid_result(range(5)), os.sync(), os.getpgid(0) == os.getpgrp())
print(os.spawnv.__name__, os.P_WAIT, os.P_NOWAIT, os.statvfs_result(range(11)).f_fsid)
for call in (lambda: os.sysconf('x'), lambda: os.sysconf(1.5), lambda: os.sysconf(9999), lambda: os.confstr('x'), lambda: os.confstr(99999),
             lambda: os.execv('/nope', ()), lambda: os.execv('/nope', ('',)), lambda: os.execv('/nope', 5), lambda: os.execve('/nope', (), {}),
             lambda: os.execve('/nope', ['a'], 5), lambda: os.execve('/nope', ['a'], {'a=b': 'c'}), lambda: os.posix_spawn('/x', (), {}),
             lambda: os.posix_spawn('/x', ['a'], 5), lambda: os.posix_spawn('/x', ['a'], {}, file_actions=5), lambda: os.posix_spawn('/x', ['a'], {}, file_actions=[5]),
             lambda: os.posix_spawn('/x', ['a'], {}, file_actions=[(7,)]), lambda: os.posix_spawn('/x', ['a'], {}, file_actions=[(0, 1)]),
             lambda: os.posix_spawn('/x', ['a'], {}, file_actions=[(1,)]), lambda: os.posix_spawn('/x', ['a'], {}, file_actions=[(2,)]),
             lambda: os.register_at_fork(), lambda: os.register_at_fork(before=5), lambda: os.sched_param(), lambda: os.sched_get_priority_max(77),
             lambda: os.sched_getscheduler(-1), lambda: os.sched_setaffinity(0, []), lambda: os.sched_setaffinity(0, [-1]), lambda: os.sched_setaffinity(0, ['a']),
             lambda: os.sched_setaffinity(0, 5), lambda: os.sched_setparam(0, 5), lambda: os.getpriority(9, 0), lambda: os.minor(-1), lambda: os.major(2 ** 70),
             lambda: os.waitid(9, 0, 4), lambda: os.waitid(0, 0, 0), lambda: os.getrandom(-1), lambda: os.getrandom(5, 77), lambda: os.setuid(-2), lambda: os.setuid('a'),
             lambda: os.setgroups(1), lambda: os.setgroups(['a']), lambda: os.fpathconf(99, 'PC_LINK_MAX'), lambda: os.statvfs(1.5), lambda: os.splice(0, 1, -1),
             lambda: os.spawnv(0, '/x', 5), lambda: os.spawnv(0, '/x', [])):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
