@echo off
rem Removes dtreport for the user who runs this file. Python takes it from PATH and from the shortcuts and deletes its files,
rem but for those that run; these and this file can only go when both have ended: so a copy of this file deletes them,
rem which stays among the temporary files.
rem Only what the installation brought is deleted, each by its name in SHA256SUMS; a folder goes if nothing is in it.
if "%~1"=="files" goto files
if not exist "%~dp0SHA256SUMS" (
  echo Chua giai nen: hay bam chuot phai vao tep zip, chon Extract All, roi mo thu muc moi va bam dup lai tep nay.
  pause
  exit /b 1
)
if exist "%TEMP%\dtreport-go-bo.cmd" del /q "%TEMP%\dtreport-go-bo.cmd"
copy /y "%~f0" "%TEMP%\dtreport-go-bo.cmd" >nul
if not exist "%TEMP%\dtreport-go-bo.cmd" goto failed
if not exist "%~dp0python\python.exe" goto copy
chcp 65001 >nul
"%~dp0python\python.exe" "%~dp0python\windows_setup.py" remove
if errorlevel 1 goto end
:copy
cd /d "%TEMP%"
start "dtreport" cmd /c .\dtreport-go-bo.cmd files
if not errorlevel 1 exit /b
:failed
echo Chua go xong: khong ghi hay khong chay duoc tep trong thu muc "%TEMP%". Hay xem o dia con cho khong, roi chay lai.
goto end
:files
set "app=%LOCALAPPDATA%\Programs\dtreport"
rem Whoever runs dtreport has python.exe open: where that cannot go, all the others stay, and this file can run again.
for /l %%n in (1,1,5) do if exist "%app%\python\python.exe" (
  del /q "%app%\python\python.exe" 2>nul
  if exist "%app%\python\python.exe" ping -n 2 127.0.0.1 >nul
)
if exist "%app%\python\python.exe" (
  echo Chua go xong: dtreport con dang chay. Hay dong moi cua so dtreport, roi chay lai Go-bo.cmd.
  goto end
)
if exist "%app%\SHA256SUMS" (
  for /f "usebackq tokens=1*" %%a in ("%app%\SHA256SUMS") do if exist "%app%\%%b" del /q "%app%\%%b"
  del /q "%app%\SHA256SUMS"
)
if exist "%app%\python" rmdir "%app%\python" 2>nul
if exist "%app%" rmdir "%app%" 2>nul
reg delete HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\dtreport /f >nul 2>nul
echo Da go dtreport. So da ghi va giay to da xuat con nguyen: go dtreport khong dung den.
if exist "%app%" echo Thu muc "%app%" con tep khac khong phai cua dtreport nen duoc de lai. Hay mo ra xem.
:end
pause
