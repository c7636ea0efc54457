@echo off
chcp 65001 >nul
if "%~1"=="" (
  "%~dp0ratsmappe.exe" --ui-lang de
  echo.
  pause
  exit /b 2
)
pushd "%~dp1"
"%~dp0ratsmappe.exe" --ui-lang de %*
echo.
pause
popd
