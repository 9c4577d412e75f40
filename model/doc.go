// Package model is what Rung is about: entries and their kinds, the days,
// numbers and amounts in them, the search language, the captured line and the
// journal as the window and the terminal use it. It knows no SQL, no screen and
// no file; the clock is passed in.
package model
