package kit

// Dropper screens take files that are dropped on the window. read reads one of
// them, off the UI goroutine; its errors are a person's to mend.
type Dropper interface {
	Drop(paths []string, read func(path string) ([]byte, error))
}
