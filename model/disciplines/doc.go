// Package disciplines tells which parts of leadership and of management a person has
// studied and practised, and which of the usual mistakes of new managers they have made
// and learned from. The parts are data that it is handed; it must not know where they or
// the entries are kept, how they are shown, or what a framework asks for.
package disciplines
