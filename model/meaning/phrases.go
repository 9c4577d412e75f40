package meaning

import (
	"fmt"
	"strings"
)

// phraseList are words or phrases as a file of the lexicon has them: an array of texts, or
// one text with commas between them, which is read much faster where there are thousands.
type phraseList []string

// UnmarshalTOML takes what stands in the file.
func (l *phraseList) UnmarshalTOML(value any) error {
	switch value := value.(type) {
	case string:
		*l = make(phraseList, 0, strings.Count(value, ",")+1)
		for phrase := range strings.SplitSeq(value, ",") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				*l = append(*l, phrase)
			}
		}
	case []any:
		*l = make(phraseList, len(value))
		for i, phrase := range value {
			text, ok := phrase.(string)
			if !ok {
				return fmt.Errorf("%v is not a text", phrase)
			}
			(*l)[i] = text
		}
	default:
		return fmt.Errorf("%v is not a list of texts", value)
	}
	return nil
}
