// Package people answers questions about the people a person knows: with whom they
// are losing touch, who promised what, who can vouch for which work, where nobody
// is known yet, and which two contacts may be one person (by the rules of identity). It reads a journal
// through model.Reader as of a day that is passed in, and returns edits for others
// to save. It knows no files, SQL, screens, clock or frameworks.
package people
