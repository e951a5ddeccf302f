@echo off
rem Removes dtreport for the user who runs this file. Python takes it from PATH and from the shortcuts; its own files can
rem only go when it has ended, and this file only while it does not run: so a copy of it deletes them, which stays among
rem the temporary files.
rem Only what the installation brought is deleted, each by its name; the folder goes if nothing else is in it.
if "%~1"=="files" goto files
if not exist "%~dp0python\python.exe" (
  echo Chua giai nen: hay bam chuot phai vao tep zip, chon Extract All, roi mo thu muc moi va bam dup lai tep nay.
  pause
  exit /b 1
)
chcp 65001 >nul
"%~dp0python\python.exe" "%~dp0python\windows_setup.py" remove
if errorlevel 1 goto end
copy /y "%~f0" "%TEMP%\dtreport-go-bo.cmd" >nul
cd /d "%TEMP%"
start "dtreport" cmd /c .\dtreport-go-bo.cmd files
exit /b
:files
set "app=%LOCALAPPDATA%\Programs\dtreport"
if not exist "%app%" goto end
rmdir /s /q "%app%\python"
rmdir /s /q "%app%\giay-phep"
for %%f in (dtreport.exe Cai-dat.cmd Go-bo.cmd So-bao-cao.cmd DOC-TRUOC.txt SHA256SUMS) do del /q "%app%\%%f"
rmdir "%app%"
if exist "%app%" echo Thu muc "%app%" con tep khac, hoac dtreport con dang chay. Hay mo thu muc do ra xem.
:end
pause
