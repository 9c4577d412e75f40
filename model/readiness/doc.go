// Package readiness says how far up a person is by a framework, why, and what
// to do next: frameworks and their rules, evidence and its strength, coverage,
// gaps, trend and actions. It works on entries and bytes that it is handed and
// knows no file, no SQL, no screen and no clock; every answer is for a day that
// is passed in, and the same entries give the same answer in any order.
package readiness
