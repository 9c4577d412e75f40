//go:build !unix

package desktop

// fileID would need the file to be opened here, so there is none.
func fileID(string) string { return "" }
