@echo off
rem What the shortcut opens: a window in UTF-8, in the folder of the shortcut, where dtreport is known by its name.
rem cmd can begin in no folder on another machine. The shortcut names such a one, and the local folder that it has for it:
rem where that is still the current one, nobody has chosen another. A program of that name in the folder of the office,
rem where anybody may put one, is not meant.
chcp 65001 >nul
title So bao cao
if "%~1"=="" goto start
if /i "%CD%"=="%~2" set "DTREPORT_REPORTS=%~1\reports"
:start
set "NoDefaultCurrentDirectoryInExePath=1"
set "PATH=%~dp0;%PATH%"
"%~dp0dtreport.exe"
