package transfer

import (
	"archive/tar"
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

// tarred packs files, given as name and content by turns.
func tarred(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg, Format: tar.FormatUSTAR})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// joplinID is an id of thirty-two times a letter.
func joplinID(letter string) string { return strings.Repeat(letter, 32) }

// joplinPage is an item as Joplin writes it, known things given as key and value by
// turns.
func joplinPage(id, kind, text string, says ...string) (name, content string) {
	var b strings.Builder
	if text != "" {
		b.WriteString(text + "\n\n")
	}
	b.WriteString("id: " + id + "\n")
	for i := 0; i < len(says); i += 2 {
		b.WriteString(says[i] + ": " + says[i+1] + "\n")
	}
	b.WriteString("type_: " + kind)
	return id + ".md", b.String()
}

func aJoplin(t testing.TB) string {
	var files []string
	add := func(name, content string) { files = append(files, name, content) }
	made := []string{"created_time", "2026-03-02T23:30:00.000Z", "user_created_time", "2026-03-01T08:05:00.000Z", "is_todo", "0", "encryption_applied", "0"}
	add(joplinPage(joplinID("a"), "1", "Moved the mail\n\nKey: not a property\n\n![shelf](:/"+joplinID("c")+") and [the plan](:/"+joplinID("b")+"#part), [gone](:/"+joplinID("9")+")\n<img src=\":/"+joplinID("c")+"\" width=\"20\"/>\n`[x](:/"+joplinID("c")+")`<!-- hidden -->", append(made, "parent_id", joplinID("e"), "source_url", "https://example.org/a")...))
	add(joplinPage(joplinID("b"), "1", "The plan", "created_time", "2026-03-03T09:00:00.000Z", "is_todo", "1", "todo_completed", "1772500000000", "todo_due", "1772700000000"))
	add(joplinPage(joplinID("8"), "1", "Thrown away", "created_time", "2026-03-03T09:00:00.000Z", "deleted_time", "1772500000000"))
	add(joplinPage(joplinID("7"), "1", "", "created_time", "2026-03-03T09:00:00.000Z", "encryption_applied", "1"))
	add(joplinPage(joplinID("6"), "1", "No day", "created_time", ""))
	add(joplinPage(joplinID("c"), "4", "photo.HEIC", "mime", "image/jpeg", "file_extension", "heic"))
	add(joplinPage(joplinID("d"), "2", "Team lead"))
	add(joplinPage(joplinID("e"), "2", "Work", "parent_id", joplinID("d")))
	add(joplinPage(joplinID("f"), "5", "erp"))
	add(joplinPage(joplinID("1"), "6", "", "note_id", joplinID("a"), "tag_id", joplinID("f")))
	add("resources/"+joplinID("c")+".jpg", "\xff\xd8\xff\xe0 a picture")
	add("resources/"+joplinID("2")+".pdf", "%PDF-")
	return tarred(t, files...)
}

func TestJoplinsOwnExport(t *testing.T) {
	p := newExchange(t)
	jex := aJoplin(t)
	if got := p.GuessFormat(model.ImportSource{Name: "notes.jex"}, strings.NewReader(jex), int64(len(jex))); got != "joplin" {
		t.Errorf("it is taken for %q", got)
	}
	from := model.ImportSource{Format: "joplin"}
	a := p.bringFrom(t, from, jex)
	wantArrival(t, a, 2, 0, 0, 2)
	wantTold(t, a, joplinID("7")+".md was left out: It is encrypted.", "“No day”, day: it was left out", "left out: 1 (gone)", "trash were left out: 1", "no note shows, and that were left out: 1 ("+joplinID("2")+".pdf)", "no reader of Markdown shows, were left out: 1")
	e, plan := p.titled(t, "Moved the mail"), p.titled(t, "The plan")
	wantNote(t, e, "2026-03-01", "08:05", "Key: not a property\n\n![shelf](photo.jpg) and the plan, gone\n![](photo.jpg)\n`[x](:/"+joplinID("c")+")`\n\nFrom: https://example.org/a", "erp", "team-lead", "work")
	wantAbout(t, e, plan)
	wantNote(t, plan, "2026-03-03", "09:00", "Due: 2026-03-05 08:40", "done", "to-do")
	if len(e.Attachments) != 1 || e.Created.Format("2006-01-02") != "2026-03-01" {
		t.Errorf("%+v", e)
	}
	wantArrival(t, p.bringFrom(t, from, jex), 0, 0, 2, 2)
	// The same as a folder.
	_, note := joplinPage(joplinID("a"), "1", "Moved the mail", "created_time", "2026-03-02T23:30:00.000Z")
	files := inFolder(joplinID("a")+".md", note)
	if got := p.GuessFormat(model.ImportSource{Files: files}, nil, 0); got != "joplin" {
		t.Errorf("the folder is taken for %q", got)
	}
	wantTold(t, newExchange(t).bringFrom(t, from, jex[:1536]), "does not end as it should")
	if _, err := newExchange(t).Import(context.Background(), strings.NewReader(jex[:700]), from, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("half a note: %v", err)
	}
}

const aBundle = `{"version": 2, "type": "net.daringfireball.markdown", "net.shinyfrog.bear": {"creationDate": "2026-03-02T09:41:00+0000", "uniqueIdentifier": "AB-1", "pinned": 1, "tags": ["team lead"]}}`

func TestTextBundles(t *testing.T) {
	p := newExchange(t)
	from := model.ImportSource{Format: "textbundle"}
	pack := zipped(t, "Talk.textbundle/info.json", `{"version": 2}`, "Talk.textbundle/text.md", "---\ncreated: 2026-03-04\n---\n# Talk on costs\n\nWent well\n")
	content := zipped(t, "Board.textbundle/info.json", aBundle, norm.NFD.String("Board.textbundle/assets/Größe 1.png"), "\x89PNG\r\n\x1a\n", "Board.textbundle/text.markdown", "# The board\n\n![](assets/Gr%C3%B6%C3%9Fe%201.png) ![](assets/gone.png) #hiring\n",
		"Other.textbundle/info.json", "{broken", "Other.textbundle/text.txt", "Words without a day\n", "Other.textbundle/assets/1.png", "x", "Talk.textpack", pack, "__MACOSX/Board.textbundle/._text.md", "x")
	if got := p.GuessFormat(model.ImportSource{Name: "bear.zip"}, strings.NewReader(content), int64(len(content))); got != "textbundle" {
		t.Errorf("it is taken for %q", got)
	}
	a := p.bringFrom(t, from, content)
	wantArrival(t, a, 3, 0, 0, 0)
	wantTold(t, a, "Other.md: its info.json cannot be read", "left out: 1 (gone.png)", "say no day, and got that of their last change: 1")
	board := p.titled(t, "The board")
	wantNote(t, board, "2026-03-02", "09:41", "![](<Größe 1.png>) ![](assets/gone.png) #hiring", "hiring", "starred", "team-lead")
	wantNote(t, p.titled(t, "Talk on costs"), "2026-03-04", "", "Went well")
	p.titled(t, "Other")
	wantArrival(t, p.bringFrom(t, from, content), 0, 0, 3, 0)

	// One bundle, as a folder or as a pack.
	one := newExchange(t)
	wantArrival(t, one.bringFrom(t, model.ImportSource{Format: "textbundle", Name: "Day.textbundle", Files: inFolder("info.json", aBundle, "text.md", "Words\n")}, ""), 1, 0, 0, 0)
	one.titled(t, "Day")
	wantArrival(t, newExchange(t).bringFrom(t, model.ImportSource{Format: "textbundle", Name: "Day.textpack"}, zipped(t, "info.json", aBundle, "text.md", "Words\n")), 1, 0, 0, 0)
	if _, err := one.Import(context.Background(), strings.NewReader(zipped(t, "a.md", "x")), from, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("another zip: %v", err)
	}
}

const aClassic = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
	<key>Creation Date</key><date>2014-03-02T23:30:00Z</date>
	<key>Entry Text</key><string># Moved &amp; done
With &lt;care&gt;</string>
	<key>Location</key><dict><key>Place Name</key><string>Depot 4</string><key>Latitude</key><real>52.5</real></dict>
	<key>Weather</key><dict><key>Celsius</key><string>12</string><key>Description</key><string>Sunny</string></dict>
	<key>Starred</key><true/>
	<key>Tags</key><array><string>Work</string></array>
	<key>Time Zone</key><string>Europe/Berlin</string>
	<key>UUID</key><string>AA01</string>
</dict></plist>`

func TestDayOneClassic(t *testing.T) {
	p := newExchange(t)
	content := zipped(t, "Journal.dayone/entries/AA01.doentry", aClassic, "Journal.dayone/photos/AA01.jpg", "\xff\xd8\xff\xe0", "Journal.dayone/entries/AA02.doentry", "<plist><dict><key>x</key></dict></plist>",
		"Journal.dayone/entries/AA03.doentry", strings.ReplaceAll(strings.ReplaceAll(aClassic, "AA01", "AA03"), "2014-03-02T23:30:00Z", "once"))
	if got := p.GuessFormat(model.ImportSource{Name: "Journal.zip"}, strings.NewReader(content), int64(len(content))); got != "dayone" {
		t.Errorf("it is taken for %q", got)
	}
	if got := p.GuessFormat(model.ImportSource{Name: "AA01.doentry"}, strings.NewReader(aClassic), int64(len(aClassic))); got != "dayone" {
		t.Errorf("an entry is taken for %q", got)
	}
	a := p.bringFrom(t, dayone, content)
	wantArrival(t, a, 1, 0, 0, 2)
	wantTold(t, a, "AA02.doentry was left out: It is no property list", "“once” is no day")
	e := p.titled(t, "Moved & done")
	wantNote(t, e, "2014-03-03", "00:30", "![](<Photo 1.jpg>)\n\nWith <care>\n\n*Depot 4 · 12 °C, Sunny*", "starred", "work")
	wantArrival(t, p.bringFrom(t, dayone, content), 0, 0, 1, 2)
	wantArrival(t, newExchange(t).bringFrom(t, dayone, aClassic), 1, 0, 0, 0)
}

func FuzzJoplin(f *testing.F) {
	f.Add([]byte(aJoplin(f)))
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadJoplin(context.Background(), bytes.NewReader(content), how)
		})
	})
}

func FuzzJoplinItem(f *testing.F) {
	_, note := joplinPage(joplinID("a"), "1", "Title\n\n[x](:/"+joplinID("b")+") <img src=':/"+joplinID("c")+"'>", "created_time", "2026-03-02T23:30:00.000Z", "todo_due", "1")
	f.Add(note)
	f.Fuzz(func(t *testing.T, text string) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			how.Files = inFolder(joplinID("a")+".md", text, "resources/"+joplinID("b")+".png", "x")
			return diaries.ReadJoplin(context.Background(), nil, how)
		})
	})
}

func FuzzTextBundle(f *testing.F) {
	f.Add(aBundle, "# The board\n\n![](assets/1.png)")
	f.Fuzz(func(t *testing.T, info, text string) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			how.Files = inFolder("a.textbundle/info.json", info, "a.textbundle/text.md", text, "a.textbundle/assets/1.png", "x")
			return diaries.ReadTextBundle(context.Background(), nil, how)
		})
	})
}

func FuzzPlist(f *testing.F) {
	f.Add(aClassic)
	f.Fuzz(func(t *testing.T, text string) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			how.Files = inFolder("a.doentry", text, "a.jpg", "x")
			return diaries.ReadDayOne(context.Background(), nil, how)
		})
	})
}
