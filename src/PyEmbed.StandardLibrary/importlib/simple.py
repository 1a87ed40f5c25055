"""Readers of resources of few methods."""

from .resources.simple import SimpleReader, ResourceHandle, ResourceContainer, TraversableReader

__all__ = ['SimpleReader', 'ResourceHandle', 'ResourceContainer', 'TraversableReader']
