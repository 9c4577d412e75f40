package model

var contact = Kind{ID: "contact", Label: "Contact", Plural: "Contacts", TitleHint: "Name", Hidden: true,
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
		choiceField("plan_role", "Role in my plan", "mentor", "sponsor", "peer", "hiring manager", "referee", "vendor", "finance partner"),
		{Key: "ideal_days", Label: "Talk every (days)", Type: Integer, Hint: "30, or 0 for no rhythm"},
		{Key: "limit_days", Label: "At the latest (days)", Type: Integer, Hint: "60"},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
	},
	Links: []Role{{ID: "met_through", Label: "Met through", To: []string{"contact"}}}}

var interaction = Kind{ID: "interaction", Label: "Interaction", Plural: "Interactions", TitleHint: "Coffee, call, meeting: what about?", BodyExpected: true,
	Fields: []Field{
		whyField(false),
		{Key: "promises", Label: "Promises", Type: List, Hint: "Who promised what, and by when", Of: []Field{
			choiceField("by", "By", "me", "them"),
			textField("what", "What", "Send the forecast"),
			{Key: "due", Label: "Due", Type: Date, Hint: "next Friday"},
			{Key: "done", Label: "Kept", Type: YesNo},
		}},
	},
	Links: []Role{{ID: "with", Label: "With", To: []string{"contact"}, Many: true, Expected: true}}}

var feedback = Kind{ID: "feedback", Label: "Feedback", Plural: "Feedback", TitleHint: "In a few words: what did they say?",
	Fields: []Field{
		whyField(false),
		proseField("quote", "Their words", "As close to what was said as you can").expected(),
		textField("about", "About", "The work or the manner it was about"),
		choiceField("tone", "Tone", "praise", "criticism", "both").expected().inList(),
	},
	Links: []Role{{ID: "from", Label: "From", To: []string{"contact"}, Many: true, Expected: true}}}
