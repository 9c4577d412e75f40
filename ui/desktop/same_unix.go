//go:build unix

package desktop

import (
	"fmt"
	"os"
	"syscall"
)

// fileID gives a file's device and inode numbers, which are the same for every hard
// link to it, or "" if the file does not exist.
func fileID(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("inode %d %d", stat.Dev, stat.Ino)
}
