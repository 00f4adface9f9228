@echo off
rem Installs once beside this script, from the wheels in the bundle, and starts the apps.
setlocal
set here=%~dp0
if not exist "%here%program\Scripts\plpmission.exe" (
  py -3 -m venv "%here%program" || (
    echo Python 3.11 ou plus recent est necessaire. / Python 3.11 of nieuwer is nodig.
    pause
    exit /b 2
  )
  "%here%program\Scripts\python.exe" -m pip install -q --no-index --find-links "%here%wheelhouse\windows" plpmission || (pause & exit /b 2)
)
"%here%program\Scripts\plpmission.exe" serve %*
