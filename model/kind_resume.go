package model

// bullet is one line of a résumé. Its words are its title; MaxTitle is more than
// any line holds, and a longer one stands in the text. It keeps the draft that it
// began from, so that a later change of the entry behind it can be told, and where
// each of its numbers was written.
var bullet = Kind{ID: KindBullet, Label: "Résumé bullet", Plural: "Résumé bullets", Icon: "list", TitleHint: "What did you do, how, and what changed?",
	Evidence: true, Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		textField("target", "For", "A company or a kind of job; empty for every one").inList(),
		{Key: "left_out", Label: "Left out", Type: YesNo, InList: true},
		{Key: "rank", Label: "Place by hand", Type: Integer, Hint: "1 stands first"},
		proseField("draft", "Draft", "The words it began from"),
		{Key: "numbers", Label: "Where its numbers were written", Type: List, Hint: "Each number, and the entry it comes from", Of: []Field{
			textField("number", "Number", "31"),
			textField("entry", "Entry", "The entry's id"),
			textField("field", "Field", "metrics[0].before"),
		}},
	},
	Links: []Role{
		{ID: "position", Label: "Position", To: []string{KindPosition}},
		{ID: "variant_of", Label: "Variant of", To: []string{KindBullet}},
	}}

// snapshot is what was sent to whom: the file itself is attached, and the bullets
// that stood in it are linked.
var snapshot = Kind{ID: KindSnapshot, Label: "Sent résumé", Plural: "Sent résumés", Icon: "upload", TitleHint: "What was sent, and to whom?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		textField("target", "For", "A company or a kind of job; empty for every one").inList(),
		choiceField("format", "Format", ResumeFormats...).expected().inList(),
	},
	Links: []Role{{ID: "application", Label: "Application", To: []string{KindApplication}}}}

// ResumeFormats are what a résumé can be written as.
var ResumeFormats = []string{"txt", "md", "docx", "pdf", "html", "json"}
