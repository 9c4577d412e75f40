// Package readiness measures how far a person has come by a framework, explains
// why, and proposes what to do next: it holds frameworks and their rules, evidence,
// coverage, gaps, trend and actions. It works on entries and bytes that are passed
// in and knows no files, SQL, screens or clock. Every answer is for a day that is
// passed in, and the same entries give the same answer in any order.
package readiness
