// Package money says how the money moves where the person works: the cycle of a
// fiscal year, what was asked, granted and spent, how money gets approved, and
// what became of the initiatives it went to. All of it is read from the entries
// of a journal; it knows neither how they are stored nor how they are shown.
package money
