package diaries

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// momentText matches the days and moments that YAML has without quotes.
var momentText = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$`)

// yamlOf gives JSON as YAML in the same order, without empty values.
func yamlOf(raw []byte) (*yaml.Node, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return yamlValue(d)
}

func yamlValue(d *json.Decoder) (*yaml.Node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case json.Delim:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		if v == '{' {
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		}
		for d.More() {
			inner, err := yamlValue(d)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, inner)
		}
		if n.Kind == yaml.MappingNode {
			n.Content = withoutEmpty(n.Content)
		}
		_, err = d.Token() // the closing mark
		return n, err
	case json.Number:
		tag := "!!int"
		if strings.ContainsAny(v.String(), ".eE") {
			tag = "!!float"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: v.String()}, nil
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: fmt.Sprint(v)}, nil
	case string:
		return yamlText(v), nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}, nil
}

func yamlText(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	switch {
	case momentText.MatchString(text):
		n.Tag = "!!timestamp"
	case strings.Contains(text, "\n") && strings.TrimSpace(text) == text:
		n.Style = yaml.LiteralStyle
	}
	return n
}

// withoutEmpty leaves out the keys of a mapping whose values are empty.
func withoutEmpty(pairs []*yaml.Node) (kept []*yaml.Node) {
	for i := 0; i+1 < len(pairs); i += 2 {
		v := pairs[i+1]
		empty := v.Kind != yaml.ScalarNode && len(v.Content) == 0 || v.Tag == "!!null" || v.Tag == "!!str" && v.Value == ""
		if !empty {
			kept = append(kept, pairs[i], v)
		}
	}
	return kept
}

// jsonOf gives YAML as JSON, in which days and moments are text.
func jsonOf(n *yaml.Node) (json.RawMessage, error) {
	switch n.Kind {
	case yaml.MappingNode:
		var b bytes.Buffer
		b.WriteByte('{')
		for i, pair := range yamlPairs(n) {
			value, err := jsonOf(pair.value)
			if err != nil {
				return nil, err
			}
			key, err := json.Marshal(pair.key)
			if err != nil {
				return nil, err
			}
			if i > 0 {
				b.WriteByte(',')
			}
			b.Write(key)
			b.WriteByte(':')
			b.Write(value)
		}
		b.WriteByte('}')
		return b.Bytes(), nil
	case yaml.SequenceNode:
		items := make([]json.RawMessage, len(n.Content))
		for i, item := range n.Content {
			value, err := jsonOf(item)
			if err != nil {
				return nil, err
			}
			items[i] = value
		}
		return json.Marshal(items)
	}
	switch n.Tag {
	case "!!int", "!!float", "!!bool", "!!null":
		if value := json.RawMessage(n.Value); n.Style == 0 && json.Valid(value) {
			return value, nil
		}
	}
	return json.Marshal(n.Value)
}
