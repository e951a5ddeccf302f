@echo off
rem Removes dtreport for the user who runs this file. Python takes it from PATH and from the shortcuts; its own files can
rem only go when it has ended, and this file only while it does not run: so a copy of it deletes them.
rem Only what the installation brought is deleted, each by its name; the folder goes if nothing else is in it.
chcp 65001 >nul
if "%~1"=="files" goto files
"%~dp0python\python.exe" "%~dp0python\windows_setup.py" remove
if errorlevel 1 goto end
copy /y "%~f0" "%TEMP%\dtreport-go-bo.cmd" >nul
cd /d "%TEMP%"
start "dtreport" cmd /c "%TEMP%\dtreport-go-bo.cmd" files
exit /b
:files
set "app=%LOCALAPPDATA%\Programs\dtreport"
if not exist "%app%" goto end
rmdir /s /q "%app%\python"
rmdir /s /q "%app%\giay-phep"
for %%f in (dtreport.exe Cai-dat.cmd Go-bo.cmd So-bao-cao.cmd DOC-TRUOC.txt SHA256SUMS) do del /q "%app%\%%f"
rmdir "%app%"
if exist "%app%" echo Thu muc %app% con tep dang mo. Hay dong cac cua so dtreport roi tu xoa thu muc do.
:end
pause
