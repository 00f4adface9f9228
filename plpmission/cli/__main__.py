from plpmission.cli import main

main()
