package readiness

import "fmt"

// Share is a part of one in whole ten-thousandths: a coverage, a strength or a
// gain. Whole numbers print the same digits on every machine.
type Share int64

// Full is all of one.
const Full Share = 10000

// stepDone is the share from which a step counts as done.
const stepDone Share = 8000

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

// weighted is a share of something that weighs so much beside others.
type weighted struct {
	share  Share
	weight int
}

// mean is the weighted mean, to the nearest ten-thousandth; nothing gives 0.
func mean(parts []weighted) Share {
	var sum, weight int64
	for _, p := range parts {
		sum += int64(p.share) * int64(p.weight)
		weight += int64(p.weight)
	}
	if weight == 0 {
		return 0
	}
	return Share((2*sum + weight) / (2 * weight))
}
