@echo off
rem What the shortcut opens: a window in UTF-8, in the folder of the shortcut, where dtreport is known by its name.
rem A folder on another machine, which cmd cannot begin in, is named by the shortcut. A program of that name in the folder
rem of the office, where anybody may put one, is not meant.
chcp 65001 >nul
title So bao cao
if not "%~1"=="" pushd "%~1"
set "NoDefaultCurrentDirectoryInExePath=1"
set "PATH=%~dp0;%PATH%"
"%~dp0dtreport.exe"
