package model

var contact = Kind{ID: KindContact, Label: "Contact", Plural: "Contacts", Icon: "people", TitleHint: "Name",
	Hidden: true,
	Brings: []Brings{
		{Competencies: []string{"relationships"}},
		{Competencies: []string{"network"}, Field: "circle", Choices: []string{"outside"}},
	},
	Fields: []Field{
		whyField(false),
		textField("job", "Job", "Finance controller").expected().inList(),
		textField("organisation", "Organisation", "Where they work").inList(),
		textField("department", "Department", "Finance").expected().inList(),
		choiceField("circle", "Circle", "my team", "IT", "another department", "executive", "outside").expected(),
		textField("email", "E-mail", "ana@example.org"),
		textField("phone", "Phone", "+44 20 7946 0000"),
		{Key: "url", Label: "Profile", Type: Link, Hint: "https://example.org/ana"},
		proseField("met_how", "How we met", "Where, and what about?").expected(),
		choiceField("plan_role", "Role in my plan", "mentor", "sponsor", "peer", "hiring manager", "referee", "vendor", "finance partner", "my manager", "HR"),
		{Key: "ideal_days", Label: "Talk every (days)", Type: Integer, Hint: "30, or 0 for no rhythm"},
		{Key: "limit_days", Label: "At the latest (days)", Type: Integer, Hint: "60"},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
	},
	Links: []Role{{ID: "met_through", Label: "Met through", To: []string{KindContact}}}}

var interaction = Kind{ID: KindInteraction, Label: "Interaction", Plural: "Interactions", Icon: "interaction", TitleHint: "Coffee, call, meeting: what about?",
	Work: true, Evidence: true, BodyExpected: true,
	Brings: []Brings{{Competencies: []string{"relationships"}}},
	Fields: []Field{
		whyField(false),
		{Key: "promises", Label: "Promises", Type: List, Hint: "Who promised what, and by when", Of: []Field{
			choiceField("by", "By", "me", "them"),
			textField("what", "What", "Send the forecast"),
			{Key: "due", Label: "Due", Type: Date, Hint: "next Friday"},
			{Key: "done", Label: "Kept", Type: YesNo},
		}},
		choiceField("direction", "Who asked", "they asked me", "I asked them", "both ways"),
	},
	Links: []Role{{ID: "with", Label: "With", To: []string{KindContact}, Many: true, Expected: true}}}

var feedback = Kind{ID: KindFeedback, Label: "Feedback", Plural: "Feedback", Icon: "quote", TitleHint: "In a few words: what did they say?",
	Deed: true, Work: true, Evidence: true,
	Brings: []Brings{
		{Competencies: []string{"growth"}},
		{Competencies: []string{"excellence"}, Field: "tone", Choices: []string{"praise"}},
	},
	Fields: []Field{
		whyField(false),
		proseField("quote", "Their words", "As close to what was said as you can").expected(),
		textField("about", "About", "The work or the manner it was about"),
		choiceField("tone", "Tone", "praise", "criticism", "both").expected().inList(),
		{Key: "by_name", Label: "They asked for me by name", Type: YesNo},
	},
	Links: []Role{{ID: "from", Label: "From", To: []string{KindContact}, Many: true, Expected: true}}}
