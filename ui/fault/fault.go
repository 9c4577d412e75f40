// Package fault turns a panic, a mistake of Rung's own, into an error that can be
// told, and logs where it happened without any word of the person's.
package fault

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"

	"rung/model"
)

// mostFrames is how far back the log says where a panic came from.
const mostFrames = 24

// Recovered logs the place of a panic that was recovered, and gives an error with what
// the person is told. It is called by the deferred function that recovered it. The value is
// logged only where the runtime made it: any other may hold what was typed.
func Recovered(value any, told string) error {
	what := fmt.Sprintf("%T", value)
	if made, ok := value.(runtime.Error); ok {
		what = made.Error()
	}
	slog.Error("panic", "what", what, "where", strings.Join(callStack(), " < "))
	return &model.Error{Code: model.Mistake, Message: told}
}

// callStack names the functions that led to the panic, the innermost first.
func callStack() (names []string) {
	callers := make([]uintptr, mostFrames)
	// This function, Recovered, what recovered and the panic itself say nothing.
	list := runtime.CallersFrames(callers[:runtime.Callers(4, callers)])
	for {
		frame, more := list.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") {
			names = append(names, fmt.Sprintf("%s %s:%d", frame.Function, filepath.Base(frame.File), frame.Line))
		}
		if !more {
			return names
		}
	}
}
