@echo off
rem What the shortcut opens: a window in UTF-8, in the folder of the shortcut, where dtreport is known by its name.
chcp 65001 >nul
title So bao cao
set "PATH=%~dp0;%PATH%"
dtreport
