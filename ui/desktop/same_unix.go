//go:build unix

package desktop

import (
	"fmt"
	"os"
	"syscall"
)

// fileID names a file by what the disk calls it, which is the same for every hard
// link to it; "" where it is not there.
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
