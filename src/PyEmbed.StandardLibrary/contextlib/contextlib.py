"""Tools for with statements."""

import abc
import sys
import _collections_abc
from collections import deque
from functools import wraps
from types import MethodType, GenericAlias

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir"]


class AbstractContextManager(abc.ABC):
    """What has __enter__ and __exit__."""

    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        """Return the object itself."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Return True to suppress an exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractContextManager:
            return NotImplemented
        return _collections_abc._check_methods(C, "__enter__", "__exit__")


class AbstractAsyncContextManager(abc.ABC):
    """What has __aenter__ and __aexit__."""

    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        """Return the object itself."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Return True to suppress an exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractAsyncContextManager:
            return NotImplemented
        return _collections_abc._check_methods(C, "__aenter__", "__aexit__")


class ContextDecorator:
    """A base that makes a context manager usable as a decorator."""

    def _recreate_cm(self):
        """The manager for one call; a manager that can be entered once gives a new one."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """A base that makes an asynchronous context manager usable as a decorator."""

    def _recreate_cm(self):
        """The manager for one call; a manager that can be entered once gives a new one."""
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorContextManagerBase:
    """The parts common to managers made from generators and from asynchronous generators."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _keep_only_generator(self):
        # The others are there for making the manager again, which an entered one does not.
        del self.args, self.kwds, self.func


def _came_back(exc, thrown, traceback, stops):
    # Whether exc is only the exception thrown into a generator coming out again. The interpreter turns a stop
    # that leaves a generator into a RuntimeError, whose cause is then the stop.
    if exc is not thrown:
        if not isinstance(exc, RuntimeError) or not isinstance(thrown, stops) or exc.__cause__ is not thrown:
            return False
    thrown.__traceback__ = traceback
    return True


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """What contextmanager() makes."""

    def __enter__(self):
        self._keep_only_generator()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            message = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                self.gen.throw(typ, value, traceback)
            except StopIteration as exc:
                return exc is not value
            except BaseException as exc:
                if not _came_back(exc, value, traceback, StopIteration):
                    raise
                return False
            message = "generator didn't stop after throw()"
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """What asynccontextmanager() makes."""

    async def __aenter__(self):
        self._keep_only_generator()
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            message = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                await self.gen.athrow(typ, value, traceback)
            except StopAsyncIteration as exc:
                return exc is not value
            except BaseException as exc:
                if not _came_back(exc, value, traceback, (StopIteration, StopAsyncIteration)):
                    raise
                return False
            message = "generator didn't stop after athrow()"
        try:
            raise RuntimeError(message)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Make a generator function that yields once a maker of context managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """Make an asynchronous generator function that yields once a maker of context managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Close a thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Await a thing's aclose() at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None  # its name in sys

    def __init__(self, new_target):
        # One old file for each time it is entered.
        self._new_target, self._old_targets = new_target, []

    def __enter__(self):
        name, target = self._stream, self._new_target
        self._old_targets.append(getattr(sys, name))
        setattr(sys, name, target)
        return target

    def __exit__(self, exctype, excinst, exctb):
        before = self._old_targets.pop()
        setattr(sys, self._stream, before)


class redirect_stdout(_RedirectStream):
    """Let sys.stdout be another file meanwhile."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Let sys.stderr be another file meanwhile."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """End the with statement quietly at one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


def _methods_of(cm, enter='__enter__', exit='__exit__', protocol='context manager'):
    """The two methods that a with statement calls, as functions of cm's type."""
    cls = type(cm)
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                        f"not support the {protocol} protocol") from None


def _async_methods_of(cm):
    return _methods_of(cm, '__aenter__', '__aexit__', 'asynchronous context manager')


class _BaseExitStack:
    """A stack of things to do at the end, each with a flag that says whether it is called or awaited."""

    _create_exit_wrapper = staticmethod(lambda cm, cm_exit: MethodType(cm_exit, cm))

    @staticmethod
    def _create_cb_wrapper(callback, /, *args, **kwds):
        # What it gives does not say whether the exception is suppressed.
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        return _exit_wrapper

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Move everything to a new stack."""
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return other

    def push(self, exit):
        """Register a context manager's __exit__, or a function with its signature; returns the argument."""
        method = getattr(type(exit), '__exit__', None)
        if method is None:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, method)
        return exit

    def enter_context(self, cm):
        """Enter a context manager and register its __exit__; returns what __enter__ did."""
        enter, exit = _methods_of(cm)
        result = enter(cm)
        self._push_cm_exit(cm, exit)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a function to call with these arguments; returns it."""
        wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_exit_wrapper(cm, cm_exit), True)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


_NO_EXCEPTION = None, None, None


def _set_context(exc, previous, outer):
    # Nested with statements would have raised exc while handling previous; here what it was raised in is outer.
    while True:
        context = exc.__context__
        if context is None or context is previous:
            return
        if context is outer:
            exc.__context__ = previous
            return
        exc = context


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A with statement for any number of context managers and callbacks."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        given = exc_details[0] is not None
        outer = sys.exc_info()[1]
        suppressed = raised = False
        callbacks = self._exit_callbacks
        while callbacks:
            is_sync, cb = callbacks.pop()
            assert is_sync
            try:
                if cb(*exc_details):
                    suppressed, raised = True, False
                    exc_details = _NO_EXCEPTION
            except BaseException:
                details = sys.exc_info()
                _set_context(details[1], exc_details[1], outer)
                raised, exc_details = True, details
        if raised:
            # Raising sets the context anew.
            context = exc_details[1].__context__
            try:
                raise exc_details[1]
            except BaseException:
                exc_details[1].__context__ = context
                raise
        return given and suppressed

    def close(self):
        """Do all that is registered now."""
        self.__exit__(*_NO_EXCEPTION)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An async with statement for any number of context managers and callbacks."""

    _create_async_exit_wrapper = staticmethod(_BaseExitStack._create_exit_wrapper)

    @staticmethod
    def _create_async_cb_wrapper(callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        return _exit_wrapper

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager and register its __aexit__; returns what __aenter__ did."""
        enter, exit = _async_methods_of(cm)
        result = await enter(cm)
        self._push_async_cm_exit(cm, exit)
        return result

    def push_async_exit(self, exit):
        """Register an __aexit__, or a coroutine function with its signature; returns the argument."""
        method = getattr(type(exit), '__aexit__', None)
        if method is None:
            self._push_exit_callback(exit, False)
        else:
            self._push_async_cm_exit(exit, method)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to call with these arguments; returns it."""
        wrapper = self._create_async_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper, False)
        return callback

    async def aclose(self):
        """Do all that is registered now."""
        await self.__aexit__(*_NO_EXCEPTION)

    def _push_async_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_async_exit_wrapper(cm, cm_exit), False)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        given = exc_details[0] is not None
        outer = sys.exc_info()[1]
        suppressed = raised = False
        callbacks = self._exit_callbacks
        while callbacks:
            is_sync, cb = callbacks.pop()
            try:
                if is_sync:
                    cb_suppress = cb(*exc_details)
                else:
                    cb_suppress = await cb(*exc_details)
                if cb_suppress:
                    suppressed, raised = True, False
                    exc_details = _NO_EXCEPTION
            except BaseException:
                details = sys.exc_info()
                _set_context(details[1], exc_details[1], outer)
                raised, exc_details = True, details
        if raised:
            # Raising sets the context anew.
            context = exc_details[1].__context__
            try:
                raise exc_details[1]
            except BaseException:
                exc_details[1].__context__ = context
                raise
        return given and suppressed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    async def __aenter__(self):
        return self.enter_result

    def __enter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass

    def __exit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Work in another directory meanwhile; not for threads or coroutines that run at the same time."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())
