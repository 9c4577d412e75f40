package strength

import "fmt"

// Share is a part of one in whole ten-thousandths: a coverage, a strength or a
// gain. Whole numbers print the same digits on every machine.
type Share int64

// Full is all of one.
const Full Share = 10000

// MarshalJSON writes 0 to 1 with four decimals.
func (s Share) MarshalJSON() ([]byte, error) {
	sign := ""
	if s < 0 {
		sign, s = "-", -s
	}
	return fmt.Appendf(nil, "%s%d.%04d", sign, s/Full, s%Full), nil
}

// Percent is the nearest whole percent; only Full is 100 and only nothing is 0.
func (s Share) Percent() int {
	switch p := int((s + 50) / 100); {
	case p == 0 && s > 0:
		return 1
	case p == 100 && s < Full:
		return 99
	default:
		return p
	}
}
