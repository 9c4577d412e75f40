package transfer

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

var dayone = model.ImportSource{Format: "dayone"}

func TestDayOne(t *testing.T) {
	journal := `{"metadata":{"version":"1.0"},"entries":[
{"uuid":"B81F0F3C","creationDate":"2026-03-28T23:30:00Z","timeZone":"Europe\/Berlin","modifiedDate":"2026-04-01T10:00:00Z","starred":true,"tags":["Work","Año nuevo"],
 "text":"# Rolled out v2\\.0 \\(at last\\)\n\n\u200bTwelve depots\\, no night\\-shift\\! 1\\. is no list\n1\\. is one mark\nSee [the plan](dayone:\/\/view?entryId=C02) and dayone2://view?entryId=ZZ99\n\n![](dayone-moment:\/\/PIC1)\n\n![](dayone-moment:\/video\/MOV1)",
 "photos":[{"identifier":"PIC1","md5":"0123abcd","type":"jpeg","orderInEntry":0,"fnumber":"(null)"},{"identifier":"PIC2","md5":"gone","type":"jpeg"}],
 "videos":[{"identifier":"MOV1","md5":"89ef","type":"mov"}],
 "location":{"placeName":"Depot 4","localityName":"Berlin","country":"Germany","latitude":52.5},
 "weather":{"conditionsDescription":"Mostly Sunny","temperatureCelsius":12.4}},
{"uuid":"C02","creationDate":"2026-03-29T00:30:00Z","timeZone":"Europe/Berlin","text":"Half past one\u2028before the clocks changed"},
{"uuid":"C03","creationDate":"2026-03-29T01:30:00Z","timeZone":"Europe/Berlin","text":"Half past three"},
{"uuid":"C04","creationDate":"2024-02-29T23:59:59Z","timeZone":"GMT-0500","isAllDay":true,"text":"A leap day"},
{"uuid":"C05","creationDate":"2026-01-01T03:00:00Z","timeZone":"Nowhere/Here","text":"Without a zone"},
{"uuid":"C06","creationDate":"2026-01-02T03:00:00Z","timeZone":"Asia/Tokyo","photos":[{"identifier":"PIC1","md5":"0123ABCD","type":"jpeg"}]},
{"uuid":"C07","creationDate":"2026-01-03T03:00:00Z","timeZone":"UTC","richText":"{\"contents\":[{\"attributes\":{\"line\":{\"header\":1}},\"text\":\"Rich\\n\"},{\"text\":\"was \"},{\"attributes\":{\"bold\":true},\"text\":\"bold\\n\"},{\"attributes\":{\"line\":{\"listStyle\":\"checkbox\",\"checked\":true,\"indentLevel\":1}},\"text\":\"done\"},{\"embeddedObjects\":[{\"type\":\"photo\",\"identifier\":\"PIC1\"}]}]}","photos":[{"identifier":"PIC1","md5":"0123abcd"}]},
{"uuid":"C08","creationDate":"2026-01-04T03:00:00Z","timeZone":"UTC"},
{"uuid":"C09","creationDate":"yesterday","text":"Broken"},
{"uuid":"C10","creationDate":"2026-01-05T03:00:00Z","text":17}
]}`
	p := newExchange(t)
	a := p.bringFrom(t, dayone, zipped(t, "Journal.json", "\ufeff"+journal, "photos/0123abcd.jpeg", "a picture", "videos/89ef.mov", "a film"))
	wantArrival(t, a, 7, 0, 0, 2)
	wantTold(t, a, "Entry 9 “Broken”, day: “yesterday” is no day with its time.", "Entry 10, text: a number cannot stand here.",
		"nothing in them were left out: 1", "not beside the text, and were left out: 1", "day and time as in UTC: 1")

	v2 := p.titled(t, "Rolled out v2.0 (at last)")
	wantNote(t, v2, "2026-03-29", "00:30", "Twelve depots, no night-shift! 1. is no list\n1\\. is one mark\nSee the plan and \n\n![](<Photo 1.jpeg>)\n\n[Video 1.mov](<Video 1.mov>)\n\n*Depot 4, Berlin, Germany · 12 °C, Mostly Sunny*", "año-nuevo", "starred", "work")
	half := p.titled(t, "Half past one")
	wantAbout(t, v2, half)
	if len(v2.Attachments) != 2 || v2.Attachments[1].Name != "Video 1.mov" || v2.Attachments[1].Bytes != 6 {
		t.Errorf("attachments %+v", v2.Attachments)
	}
	wantNote(t, half, "2026-03-29", "01:30", "before the clocks changed")
	wantNote(t, p.titled(t, "Half past three"), "2026-03-29", "03:30", "")
	wantNote(t, p.titled(t, "A leap day"), "2024-02-29", "", "")
	wantNote(t, p.titled(t, "Photo 1.jpeg"), "2026-01-02", "12:00", "")
	wantNote(t, p.titled(t, "Rich"), "2026-01-03", "03:00", "was **bold**\n- [x] done\n\n![](<Photo 1.jpeg>)")
}

func TestMediaOfDayOneStandWhereTheyStood(t *testing.T) {
	journal := `{"entries":[{"uuid":"A1","creationDate":"2026-03-08T07:30:00Z","timeZone":"UTC",
"text":"# Board\n\n![](dayone-moment://P1)\nThen ![](dayone-moment:/video/V1), ![](dayone-moment:/pdfAttachment/D1) and ![](dayone-moment:/audio/R1).\n![](dayone-moment://GONE) was ![](dayone-moment://LOST)",
"photos":[{"identifier":"P1","md5":"aa","filename":"IMG_8615.HEIC","type":"jpeg"},{"identifier":"LOST","md5":"ff","filename":"IMG_1.PNG"}],"videos":[{"identifier":"V1","md5":"bb","filename":"IMG_2.MOV"}],
"pdfAttachments":[{"identifier":"D1","md5":"cc","pdfName":"Plan v2.1"}],"audios":[{"identifier":"R1","md5":"dd"}]},
{"uuid":"A2","creationDate":"2026-03-09T07:30:00Z","timeZone":"UTC","text":"Again\n\n![](dayone-moment://P1)"}]}`
	p := newExchange(t)
	a := p.bringFrom(t, dayone, zipped(t, "Journal.json", journal, "photos/aa.heic", "\xff\xd8\xff\xe0 a picture", "videos/bb.mp4", "a film", "pdfs/cc.pdf", "%PDF-1.7", "audios/dd.m4a", "a voice"))
	wantArrival(t, a, 2, 0, 0, 0)
	wantTold(t, a, "not beside the text, and were left out: 2 (IMG_1.PNG, GONE)")
	e := p.titled(t, "Board")
	if want := "![](IMG_8615.jpeg)\nThen [IMG_2.mp4](IMG_2.mp4), [Plan v2.1.pdf](<Plan v2.1.pdf>) and [Recording 1.m4a](<Recording 1.m4a>).\n was"; e.Body != want {
		t.Errorf("body\n%s\nwant\n%s", e.Body, want)
	}
	if again := p.titled(t, "Again"); len(again.Attachments) != 1 || len(e.Attachments) != 4 {
		t.Errorf("%+v\n%+v", again.Attachments, e.Attachments)
	}
}

func TestSeveralJournalsOfDayOneAreToldApart(t *testing.T) {
	p := newExchange(t)
	other := strings.Replace(strings.Replace(aDayOne, "AA01", "AA02", 1), "One", "Two", 1)
	a := p.bringFrom(t, model.ImportSource{Format: "dayone", Files: inFolder("Work.json", aDayOne, "Choir practice.json", other, "Broken.json", `{"entries":`, "photos/.hidden/x.json", "{")}, "")
	wantArrival(t, a, 2, 0, 0, 1)
	wantTold(t, a, "Broken.json was left out: The file ends in the middle.")
	wantNote(t, p.titled(t, "Two"), "2026-11-20", "10:00", "Text", "choir-practice")
}

func FuzzDayOne(f *testing.F) {
	f.Add([]byte(aDayOne))
	f.Add([]byte(`{"entries":[{"creationDate":"2026-01-01T00:00:00Z","timeZone":"UTC+14","richText":"{\"contents\":[{\"text\":\"a\\nb\",\"attributes\":{\"bold\":true,\"line\":{\"indentLevel\":99}}}]}","text":"\\_a\\_\\.","photos":[{"identifier":"x"}],"location":[],"weather":1}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadDayOne(context.Background(), bytes.NewReader(content), how)
		})
	})
}

// wantSound fails where a reader gives an entry that no journal could keep.
func wantSound(t *testing.T, read func(how intake.Options) (intake.Result, error)) {
	t.Helper()
	in, err := read(intake.Options{Today: "2026-11-20", ImportSource: model.ImportSource{Name: "2026-11.txt"}})
	if err != nil {
		return
	}
	seen := map[string]bool{}
	for _, c := range in.Entries {
		e := c.Entry
		if e.Title == "" || e.ID == "" || in.Foreign && seen[e.ID] || len([]rune(e.Title)) > model.MaxTitle || e.Day != "" && !e.Day.Valid() {
			t.Errorf("%+v", e)
		}
		seen[e.ID] = true
	}
}
