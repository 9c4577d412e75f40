package diaries

import (
	"regexp"

	"gopkg.in/yaml.v3"

	"rung/model"
)

// Limits on YAML in bytes and in levels, far above what a journal writes.
const (
	maxYAML       = 16 << 20
	maxYAMLLevels = 20
)

// errStrange is the error of YAML that no journal's program writes.
var errStrange = &model.Error{Code: model.Invalid, Message: "It is built as no journal is, and was not read."}

var lineOfFault = regexp.MustCompile(`\bline (\d+)`)

// brokenYAML says where YAML is broken, in words for a person.
func brokenYAML(err error) error {
	place := ""
	if m := lineOfFault.FindStringSubmatch(err.Error()); m != nil {
		place = " near line " + m[1]
	}
	return &model.Error{Code: model.Invalid, Message: "Its form is broken" + place + ". Mend that in a text editor, then import it again.", Err: err}
}

// readYAML reads a text as YAML. Values stay text as they were written, since YAML
// would make a moment of a day and false of a "no". Aliases are refused: no journal has
// them, and a few lines of them fill any memory. Errors: Invalid, TooLarge.
func readYAML(text string) (*yaml.Node, error) {
	if len(text) > maxYAML {
		return nil, &model.Error{Code: model.TooLarge, Message: "It is larger than 16 MB. Is it a journal's?"}
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, brokenYAML(err)
	}
	if len(document.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	}
	if !plainTree(document.Content[0], 0) {
		return nil, errStrange
	}
	return document.Content[0], nil
}

func plainTree(n *yaml.Node, level int) bool {
	if n.Kind == yaml.AliasNode || level > maxYAMLLevels {
		return false
	}
	for _, inner := range n.Content {
		if !plainTree(inner, level+1) {
			return false
		}
	}
	return true
}

// yamlPair is one key of a mapping with its value.
type yamlPair struct {
	key   string
	value *yaml.Node
}

// yamlPairs gives the keys of a mapping with their values, in order.
func yamlPairs(n *yaml.Node) (pairs []yamlPair) {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		pairs = append(pairs, yamlPair{n.Content[i].Value, n.Content[i+1]})
	}
	return pairs
}

// yamlWords gives the texts of a value: of a scalar, of the items of a list, or the
// keys of a mapping.
func yamlWords(n *yaml.Node) (words []string) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" && n.Value != "" {
			words = append(words, n.Value)
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			words = append(words, yamlWords(item)...)
		}
	case yaml.MappingNode:
		for _, pair := range yamlPairs(n) {
			words = append(words, pair.key)
		}
	}
	return words
}
