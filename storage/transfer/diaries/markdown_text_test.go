package diaries

import (
	"strings"
	"testing"
)

func TestCommentsAreNoWordsOfAPage(t *testing.T) {
	for text, want := range map[string]string{
		"a\n<!-- b\n- c -->\nd":                  "a\nd",
		"- a <!-- b --> c":                       "- a  c",
		"- <!-- all of it -->\n- b":              "- b",
		"<!-- a --><!-- b -->":                   "",
		"a\n<!-- never\n\n- ends":                "a",
		"- a\n  <!-- ends\n  with the item\n- b": "- a\n- b",
		"1. <!-- ends\n2. b":                     "2. b",
		"a <!-- no end\n\nb -->":                 "a <!-- no end\n\nb -->",
		"a <!-- b\nc --> d":                      "a  d",
		"```\n<!-- code -->\n```\n<!-- x -->b":   "```\n<!-- code -->\n```\nb",
		"- ~~~\n  <!-- code\n  ~~~\nb":           "- ~~~\n  <!-- code\n  ~~~\nb",
		"Use `<!-- x -->` in <!-- y -->it":       "Use `<!-- x -->` in it",
		"a <- b --> c":                           "a <- b --> c",
	} {
		if got, _ := withoutComments(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTheFirstLineWithWordsIsTheTitle(t *testing.T) {
	for text, want := range map[string][2]string{
		"# \n\nBelow":                  {"Below", ""},
		"Say \\`no\\` and `yes`\nBody": {"Say `no` and yes", "Body"},
		"\n---\nTitle\n===\nBody":      {"Title", "---\nBody"},
		"- an item\n- another":         {"an item", "- an item\n- another"},
		"#work and #play":              {"#work and #play", ""},
	} {
		if title, body := splitHeadline(text); title != want[0] || body != want[1] {
			t.Errorf("%q gives %q and %q", text, title, body)
		}
	}
}

func TestTxt2tags(t *testing.T) {
	for text, want := range map[string]string{
		"**b** //i// __u__ --s-- ``m`` \"\"**raw**\"\"": "**b** *i* _u_ ~~s~~ `m` \\*\\*raw\\*\\*",
		"**//both//** //__x__//":                        "***both*** *_x_*",
		"== Two ==\n=====Five=====[here]":               "## Two\n\n##### Five\n",
		"+ One +":                                       "1. One +",
		"++ Numbered ++":                                "## Numbered\n",
		"= not a title":                                 "= not a title",
		"a -- b -- c and 3 ** 4":                        "a -- b -- c and 3 \\*\\* 4",
		"see http://x.org/a//b__c__--d-- now":           "see http://x.org/a//b__c__--d-- now",
		"[heise \"\"http://heise.de\"\"]":               "[heise](http://heise.de)",
		"[my file.txt \"\"file:///home/a b.txt\"\"]":    "[my file.txt](<file:///home/a b.txt>)",
		"[Dropbox https://www.dropbox.com]":             "[Dropbox](https://www.dropbox.com)",
		"[not sure] [me me@example.org]":                "[not sure] [me](me@example.org)",
		"{a red word|color:red}":                        "a red word",
		"--------------------":                          "---\n",
		"\tquoted\n# not a heading":                     "> quoted\n\\# not a heading",
		"```\n**kept**\n```":                            "```\n**kept**\n```",
		"|| Key | Use |\n| F1 | Help |":                 "\n| Key | Use |\n| --- | --- |\n| F1 | Help |",
		"| a | b |":                                     "\n|  |  |\n| --- | --- |\n| a | b |",
		"*starred* and _under_ snake_case":              "\\*starred\\* and \\_under\\_ snake_case",
		"- a\n - b\n- c\n\n\nout":                       "- a\n   - b\n- c\n\n\nout",
		"[2026-11-20] and [a day 2026-11-21]":           "2026-11-20 and a day (2026-11-21)",
	} {
		got := txt2tags(text, func(address string) string { return "IMAGE" + address })
		if strings.TrimLeft(got, "\n") != strings.TrimLeft(want, "\n") {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestAFileIsCalledByWhatIsInIt(t *testing.T) {
	for _, c := range [][4]string{
		{"IMG_1.HEIC", "photos/a.jpeg", "\xff\xd8\xff\xe0", "IMG_1.jpeg"}, {"IMG_1.HEIC", "photos/a.heic", "\xff\xd8\xff\xe0", "IMG_1.jpeg"}, {"IMG_1.HEIC", "photos/a.heic", "\x00\x00\x00\x18ftypheic", "IMG_1.HEIC"},
		{"scan", "a", "\x89PNG\r\n\x1a\n", "scan.png"}, {"a.jpg", "a.jpeg", "\xff\xd8\xff\xe0", "a.jpg"}, {"notes v2.1", "x.pdf", "%PDF-1.4", "notes v2.1.pdf"},
		{"logo.ai", "logo.ai", "%PDF-1.4", "logo.ai"}, {"raw.cr2", "raw.cr2", "II*\x00", "raw.cr2"}, {"a.docx", "x.bin", "PK", "a.docx"}, {"clip.MOV", "b.mov", "film", "clip.MOV"}, {"plain", "b", "words", "plain"},
	} {
		if got := fittingName(c[0], c[1], []byte(c[2])); got != c[3] {
			t.Errorf("%s of %s: %s, want %s", c[0], c[1], got, c[3])
		}
	}
}

func TestRichTextOfDayOne(t *testing.T) {
	const rich = `{"contents":[{"text":"Set "},{"text":"up\n","attributes":{"italic":true}},
{"text":"a := \"*\"\n\nb\n","attributes":{"line":{"codeBlock":true}}},
{"text":"https://example.org","attributes":{"autolink":true,"linkURL":"https://example.org"}},{"text":"\n"},
{"text":"the end","attributes":{"linkURL":"https://example.org/a"}},{"text":"\nx\\.y","attributes":{"line":{"codeBlock":true}}}]}`
	const want = "Set *up*\n```\na := \"*\"\n\nb\n```\nhttps://example.org\n[the end](https://example.org/a)\n```\nx\\.y\n```"
	if got := richText(rich); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestEveryEndOfALineOfAPageCountsOnce(t *testing.T) {
	if text, err := writtenText([]byte("a\r\r\nb\rc\n")); text != "a\nb\nc\n" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}
