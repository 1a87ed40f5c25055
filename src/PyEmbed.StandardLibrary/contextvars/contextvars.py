"""Variables whose value belongs to a context, such as that of an asyncio task."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = 'Context', 'ContextVar', 'Token', 'copy_context'
