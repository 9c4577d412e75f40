package diaries

import (
	"cmp"
	"context"
	"encoding/json"
	"path"
	"strings"

	"rung/model"
)

// classicEntry reports whether a file is an entry of Day One Classic, which kept each
// in a file of its own.
func classicEntry(at string) bool { return strings.EqualFold(path.Ext(at), ".doentry") }

// isClassic reports whether a text is an entry of Day One Classic.
func isClassic(text string) bool {
	return strings.Contains(text, "<plist") && strings.Contains(text, "<key>Entry Text</key>")
}

// classic reads the journal of Day One Classic: a folder of entries, and one of photos
// with the same names.
func (in *dayOne) classic(ctx context.Context) error {
	_, err := in.readEach(ctx, classicEntry, in.classicEntry)
	return err
}

// classicEntry adds one entry. Error: Invalid.
func (in *dayOne) classicEntry(at, text string) error {
	tree, err := readPlist(text)
	if err != nil {
		return err
	}
	values, isDict := tree.(map[string]any)
	if !isDict {
		return errPlist
	}
	in.Count++
	said := func(from map[string]any, key string) string {
		text, isText := from[key].(string)
		if !isText {
			return ""
		}
		return strings.TrimSpace(text)
	}
	from := dayOneEntry{UUID: cmp.Or(said(values, "UUID"), strings.TrimSuffix(path.Base(at), path.Ext(at))),
		CreationDate: said(values, "Creation Date"), TimeZone: said(values, "Time Zone"), Text: said(values, "Entry Text")}
	from.Starred, _ = values["Starred"].(bool)
	tags, _ := values["Tags"].([]any)
	for _, tag := range tags {
		if word, isText := tag.(string); isText {
			from.Tags = append(from.Tags, word)
		}
	}
	if from.Location, from.Weather, err = classicCircumstances(values, said); err != nil {
		return err
	}
	if photo := strings.ToLower(from.UUID); in.media[photo] != "" && !classicEntry(in.media[photo]) {
		from.Photos = []dayOneMedium{{Identifier: from.UUID, MD5: photo}}
		from.Text = "![](dayone-moment://" + from.UUID + ")\n\n" + from.Text
	}
	in.takeEntry(from, "")
	return nil
}

// classicCircumstances gives place and weather in the form of the later Day One.
func classicCircumstances(values map[string]any, said func(map[string]any, string) string) (place, weather json.RawMessage, err error) {
	where, _ := values["Location"].(map[string]any)
	sky, _ := values["Weather"].(map[string]any)
	place, err = json.Marshal(map[string]string{"placeName": said(where, "Place Name"), "localityName": said(where, "Locality"), "country": said(where, "Country")})
	if err != nil {
		return nil, nil, err
	}
	told := map[string]any{"conditionsDescription": said(sky, "Description")}
	var degrees float64
	if json.Unmarshal([]byte(said(sky, "Celsius")), &degrees) == nil {
		told["temperatureCelsius"] = degrees
	} else if number, isNumber := sky["Celsius"].(float64); isNumber {
		told["temperatureCelsius"] = number
	}
	weather, err = json.Marshal(told)
	return place, weather, err
}

// errNoDayOne is the error of a source without a journal of Day One.
var errNoDayOne = &model.Error{Code: model.Invalid, Message: "This is no export of Day One: there is no journal in JSON in it. In Day One, choose File, Export, JSON, then take the zip it writes."}
