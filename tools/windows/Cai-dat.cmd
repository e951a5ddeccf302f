@echo off
rem Installs dtreport for the user who runs this file. Python, beside it, does the work and speaks Vietnamese.
rem What cmd itself says has no marks: it reads this file in a code of its own. Inside a zip this file stands alone.
if not exist "%~dp0python\python.exe" (
  echo Chua giai nen: hay bam chuot phai vao tep zip, chon Extract All, roi mo thu muc moi va bam dup lai tep nay.
  pause
  exit /b 1
)
rem A window of 32 bits on 64-bit Windows has the true name in the second variable.
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if "%PROCESSOR_ARCHITEW6432%"=="" (
  echo May nay la Windows 32-bit. dtreport can Windows 10 hoac 11, ban 64-bit.
  pause
  exit /b 1
)
chcp 65001 >nul
"%~dp0python\python.exe" "%~dp0python\windows_setup.py" install
pause
