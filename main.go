// Rung is a desktop journal for people in IT who want to become IT managers.
// This package only hands the command line to ui/app, which puts the program
// together.
package main

import (
	"os"

	"rung/ui/app"
)

// version is set anew by the build: -ldflags "-X main.version=…".
var version = "0.1.0"

func main() { os.Exit(app.Run(version, os.Args[1:])) }
