package model

// Locale is how the person writes and reads days, numbers and money. The zero
// value reads 3/11 as 3 November and 12.5 as twelve and a half.
type Locale struct {
	Today        Day    // the day that "yesterday" is counted from
	MonthFirst   bool   // 3/11 is 11 March
	DecimalComma bool   // 12,5 is twelve and a half
	Currency     string // ISO code of an amount typed without one, or ""
}
