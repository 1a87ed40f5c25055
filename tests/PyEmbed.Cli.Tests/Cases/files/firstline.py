@echo off
raise ValueError(1)
