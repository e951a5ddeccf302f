@echo off
rem Installs dtreport for the user who runs this file. Python, beside it, does the work and speaks Vietnamese.
chcp 65001 >nul
"%~dp0python\python.exe" "%~dp0python\windows_setup.py" install
pause
