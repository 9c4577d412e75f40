package model

// why is the business reason that every kind may carry.
func why(whole bool) Field {
	return Field{Key: "why", Label: "Why it mattered to the business", Type: Prose, Whole: whole,
		Hint: "Faster sales? A new market? Less cost or risk?"}
}

func prose(key, label, hint string) Field {
	return Field{Key: key, Label: label, Hint: hint, Type: Prose}
}

func text(key, label, hint string) Field {
	return Field{Key: key, Label: label, Hint: hint, Type: Text}
}

func choice(key, label string, choices ...string) Field {
	return Field{Key: key, Label: label, Type: Choice, Choices: choices}
}

func (f Field) whole() Field  { f.Whole = true; return f }
func (f Field) inList() Field { f.InList = true; return f }
func (f Field) sum() Field    { f.Sum = true; return f }

var metrics = Field{Key: "metrics", Label: "Numbers", Type: List, Hint: "What changed, from what to what, and how you know", Of: []Field{
	text("what", "What", "order to dispatch"),
	{Key: "before", Label: "Before", Type: Number, Hint: "31"},
	{Key: "after", Label: "After", Type: Number, Hint: "9"},
	text("unit", "Unit", "hours"),
	choice("known", "How known", "measured", "estimated", "told"),
}}

var (
	situation = prose("situation", "Situation", "What was going on, and for whom?")
	task      = prose("task", "Task", "What was yours to do?")
	action    = prose("action", "Action", "What did you do, and how?")
	result    = prose("result", "Result", "What was different afterwards?")
	onResume  = Field{Key: "on_resume", Label: "On the résumé", Type: YesNo}
)

// Where something was done, as achievements and leadership say it, where more than
// the words depends on it.
const (
	SettingAtWork       = "at work"
	SettingProject      = "project"
	SettingOwnProject   = "own project"
	SettingVolunteering = "volunteering"
	SettingBoard        = "charity board"
	SettingFunds        = "fund-raising"
	SettingOutside      = "outside work"
)

var note = Kind{ID: "note", Label: "Note", Plural: "Notes", TitleHint: "What happened?",
	Fields: []Field{why(false)}}

var achievement = Kind{ID: "achievement", Label: "Achievement", Plural: "Achievements", TitleHint: "What is better now, and for whom?",
	Fields: []Field{
		why(true), situation, task, action.whole(), result.whole().inList(), metrics.whole().inList(),
		text("role", "My role", "Lead, contributor, on call"),
		text("organisation", "Organisation", "Where it happened"),
		choice("setting", "Setting", SettingAtWork, SettingOwnProject, SettingVolunteering, SettingOutside),
		onResume,
	}}

var leadership = Kind{ID: "leadership", Label: "Leadership", Plural: "Leadership", TitleHint: "Whom did you lead, and to what?",
	Fields: []Field{
		why(false),
		choice("setting", "Setting", SettingAtWork, "fill-in manager", SettingProject, "mentor", SettingBoard, "coaching", "committee", SettingVolunteering, SettingFunds, "other").whole().inList(),
		text("organisation", "Organisation", "Where it happened"),
		{Key: "outside_it", Label: "Outside IT", Type: YesNo},
		{Key: "people_led", Label: "People led", Type: Whole, Hint: "4"},
		Field{Key: "hours", Label: "Hours", Type: Number, Hint: "3.5"}.sum(),
		situation, task, action.whole(), result.whole().inList(), metrics,
		prose("mistake", "Mistake", "What went wrong, in your own part?"),
		prose("lesson", "Lesson", "What will you do differently?").whole(),
		text("skill", "Skill practised", "Delegating, giving feedback"),
		onResume,
	}}

var initiative = Kind{ID: "initiative", Label: "Initiative", Plural: "Initiatives", TitleHint: "Which project or initiative?",
	Fields: []Field{
		why(true),
		prose("goal", "Goal", "What should it change?").whole(),
		choice("funded", "Funded", "yes", "no", "unknown").whole(),
		prose("funded_why", "Why funded, or not", "Which argument or sponsor decided it?").whole(),
		choice("outcome", "Outcome", "running", "thriving", "died").whole().inList(),
		prose("outcome_why", "Why it thrives or died", "What made the difference?"),
		prose("my_part", "My part", "What did you do for it?").whole(),
		prose("takeaway", "What I apply to mine", "What will you copy, or avoid?"),
	},
	Links: []Role{{ID: "sponsor", Label: "Sponsor", To: []string{"contact"}, Many: true}}}

var position = Kind{ID: "position", Label: "Position", Plural: "Positions", TitleHint: "Your title there",
	Fields: []Field{
		why(false),
		text("organisation", "Organisation", "Employer").whole().inList(),
		text("level", "Level", "Senior, lead, manager").whole().inList(),
		choice("employment", "Employment", "job", "part-time", "internship").whole(),
		{Key: "people_led", Label: "People led", Type: Whole, Hint: "4"},
	}}

var application = Kind{ID: "application", Label: "Application", Plural: "Applications", TitleHint: "Role and company",
	Fields: []Field{
		why(false),
		text("company", "Company", "Who is hiring").whole().inList(),
		text("role", "Role", "IT manager").whole(),
		choice("status", "Status", "found", "applied", "interview", "offer", "closed").whole().inList(),
		choice("outcome", "Outcome", "rejected", "withdrawn", "no answer", "accepted").inList(),
		choice("inside", "Inside my company", "yes", "no"),
	},
	Links: []Role{{ID: "contact", Label: "Contact", To: []string{"contact"}, Many: true}}}
