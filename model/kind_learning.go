package model

var study = Kind{ID: KindStudy, Label: "Study", Plural: "Study", Icon: "study", TitleHint: "Course, book, certificate, talk",
	Deed: true, Work: true, Evidence: true,
	Fields: []Field{
		whyField(false),
		choiceField("discipline", "Discipline", "leadership", "management", "technical", "business").expected(),
		choiceField("form", "Form", "degree", "diploma", "course", "certificate", "book", "talk", "workshop", "conference", "seminar", "membership", "lunch-and-learn", "mentoring").expected().inList(),
		textField("provider", "Provider", "Who gave it, or wrote it").expected(),
		choiceField("status", "Status", "planned", "running", "finished").expected().inList(),
		Field{Key: "hours", Label: "Hours", Type: Number, Hint: "12"}.sum(),
		Field{Key: "cost", Label: "Cost", Type: Amount, Hint: "450 USD"}.sum(),
		textField("paid_by", "Paid by", "Employer, myself"),
		{Key: "finished", Label: "Finished on", Type: Date, Hint: "3 Nov"},
		{Key: "valid_until", Label: "Valid until", Type: Date, Hint: "30 Jun 2028"},
		textField("weakness", "Weakness it answers", "Saying no, presenting"),
	},
	Links: []Role{{ID: "practised_in", Label: "Practised in", Many: true}}}

var budget = Kind{ID: KindBudget, Label: "Budget note", Plural: "Budget notes", Icon: "budget", TitleHint: "What about the money?",
	Deed: true, Work: true, Evidence: true,
	Story: StoryFields{"why", "", StoryBody, "reasons", "lesson"},
	Fields: []Field{
		whyField(false),
		Field{Key: "fiscal_year", Label: "Fiscal year", Type: Year, Hint: "FY27"}.expected(),
		choiceField("stage", "Stage", "plan", "request", "review", "approval", "spend", "variance", "close").expected().inList(),
		choiceField("nature", "Nature", "operating", "capital").expected(),
		textField("category", "Category", "Licences, hardware, people"),
		Field{Key: "asked", Label: "Asked", Type: Amount, Hint: "84000 USD"}.sum().inList(),
		Field{Key: "granted", Label: "Granted", Type: Amount, Hint: "31000 USD"}.sum().inList(),
		Field{Key: "spent", Label: "Spent", Type: Amount, Hint: "29500 USD"}.sum().inList(),
		{Key: "deadline", Label: "Deadline", Type: Date, Hint: "30 Nov"},
		choiceField("outcome", "Outcome", "open", "granted", "partly", "refused").inList(),
		proseField("reasons", "Reasons", "Which argument won, or why it was refused?").expected(),
	},
	Links: []Role{{ID: "decision_maker", Label: "Who decides", To: []string{KindContact}, Many: true}}}
