// Package people tells whom one knows: who is losing touch, who promised what,
// who can vouch for which work, where nobody is known yet, and which two
// contacts may be one person. It reads a journal through model.Reader as of a
// day that is passed in, and gives edits for others to save; it knows no file,
// no SQL, no screen and no clock.
package people
