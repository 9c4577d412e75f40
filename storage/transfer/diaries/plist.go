package diaries

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"rung/model"
)

// maxPlist is how many levels deep a property list may be.
const maxPlist = 20

var errPlist = &model.Error{Code: model.Invalid, Message: "It is no property list that Rung can read."}

// readPlist reads a property list of Apple's in XML: a dictionary is a map, an
// array a slice, a date its text. Error: Invalid.
func readPlist(text string) (any, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = true
	for {
		token, err := d.Token()
		if err != nil {
			return nil, errPlist
		}
		if start, begins := token.(xml.StartElement); begins && start.Name.Local != "plist" {
			return plistValue(d, start, maxPlist)
		}
	}
}

func plistValue(d *xml.Decoder, start xml.StartElement, levels int) (any, error) {
	if levels == 0 {
		return nil, errPlist
	}
	switch start.Name.Local {
	case "dict":
		return plistDict(d, levels)
	case "array":
		items := []any{}
		for {
			child, more, err := plistChild(d)
			if err != nil || !more {
				return items, err
			}
			item, err := plistValue(d, child, levels-1)
			if err != nil {
				return nil, err
			}
			items = append(items, item)
		}
	}
	text, err := plistText(d)
	switch start.Name.Local {
	case "true", "false":
		return start.Name.Local == "true", err
	case "integer", "real":
		number, wrong := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if wrong != nil {
			return nil, err
		}
		return number, err
	}
	return text, err
}

func plistDict(d *xml.Decoder, levels int) (any, error) {
	values := map[string]any{}
	for {
		child, more, err := plistChild(d)
		if err != nil || !more {
			return values, err
		}
		if child.Name.Local != "key" {
			return nil, errPlist
		}
		key, err := plistText(d)
		if err != nil {
			return nil, err
		}
		child, more, err = plistChild(d)
		if err != nil || !more {
			return nil, errors.Join(err, errPlist)
		}
		if values[key], err = plistValue(d, child, levels-1); err != nil {
			return nil, err
		}
	}
}

// plistChild gives the next element; more is false at the end of the one around it.
func plistChild(d *xml.Decoder) (child xml.StartElement, more bool, err error) {
	for {
		token, err := d.Token()
		if err != nil {
			return child, false, errPlist
		}
		switch token := token.(type) {
		case xml.StartElement:
			return token, true, nil
		case xml.EndElement:
			return child, false, nil
		}
	}
}

// plistText gives the text up to the end of the element.
func plistText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		token, err := d.Token()
		if err != nil || errors.Is(err, io.EOF) {
			return "", errPlist
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			return "", errPlist
		case xml.EndElement:
			return b.String(), nil
		}
	}
}
