package model

var contact = Kind{ID: "contact", Label: "Contact", Plural: "Contacts", TitleHint: "Name", Apart: true,
	Fields: []Field{
		why(false),
		text("job", "Job", "Finance controller").whole().inList(),
		text("organisation", "Organisation", "Where they work").inList(),
		text("department", "Department", "Finance").whole().inList(),
		choice("circle", "Circle", "my team", "IT", "another department", "executive", "outside").whole(),
		text("email", "E-mail", "ana@example.org"),
		text("phone", "Phone", "+44 20 7946 0000"),
		{Key: "url", Label: "Profile", Type: Link, Hint: "https://example.org/ana"},
		prose("met_how", "How we met", "Where, and what about?").whole(),
		choice("plan_role", "Role in my plan", "mentor", "sponsor", "peer", "hiring manager", "referee", "vendor", "finance partner"),
		{Key: "ideal_days", Label: "Talk every (days)", Type: Whole, Hint: "30, or 0 for no rhythm"},
		{Key: "limit_days", Label: "At the latest (days)", Type: Whole, Hint: "60"},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
	},
	Links: []Role{{ID: "met_through", Label: "Met through", To: []string{"contact"}}}}

var interaction = Kind{ID: "interaction", Label: "Interaction", Plural: "Interactions", TitleHint: "Coffee, call, meeting: what about?", BodyWhole: true,
	Fields: []Field{
		why(false),
		{Key: "promises", Label: "Promises", Type: List, Hint: "Who promised what, and by when", Of: []Field{
			choice("by", "By", "me", "them"),
			text("what", "What", "Send the forecast"),
			{Key: "due", Label: "Due", Type: Date, Hint: "next Friday"},
			{Key: "done", Label: "Kept", Type: YesNo},
		}},
	},
	Links: []Role{{ID: "with", Label: "With", To: []string{"contact"}, Many: true, Whole: true}}}

var feedback = Kind{ID: "feedback", Label: "Feedback", Plural: "Feedback", TitleHint: "In a few words: what did they say?",
	Fields: []Field{
		why(false),
		prose("quote", "Their words", "As close to what was said as you can").whole(),
		text("about", "About", "The work or the manner it was about"),
		choice("tone", "Tone", "praise", "criticism", "both").whole().inList(),
	},
	Links: []Role{{ID: "from", Label: "From", To: []string{"contact"}, Many: true, Whole: true}}}
