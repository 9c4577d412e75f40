package model

// whyField is the business reason that every kind may carry.
func whyField(expected bool) Field {
	return Field{Key: "why", Label: "Why it mattered to the business", Type: Prose, Expected: expected,
		Hint: "Faster sales? A new market? Less cost or risk?"}
}

func proseField(key, label, hint string) Field {
	return Field{Key: key, Label: label, Hint: hint, Type: Prose}
}

func textField(key, label, hint string) Field {
	return Field{Key: key, Label: label, Hint: hint, Type: Text}
}

func choiceField(key, label string, choices ...string) Field {
	return Field{Key: key, Label: label, Type: Choice, Choices: choices}
}

func (f Field) expected() Field { f.Expected = true; return f }
func (f Field) inList() Field   { f.InList = true; return f }
func (f Field) sum() Field      { f.Sum = true; return f }

var metrics = Field{Key: "metrics", Label: "Numbers", Type: List, Hint: "What changed, from what to what, and how you know", Of: []Field{
	textField("what", "What", "order to dispatch"),
	{Key: "before", Label: "Before", Type: Number, Hint: "31"},
	{Key: "after", Label: "After", Type: Number, Hint: "9"},
	textField("unit", "Unit", "hours"),
	choiceField("known", "How known", "measured", "estimated", "told"),
}}

var (
	situation   = proseField("situation", "Situation", "What was going on, and for whom?")
	task        = proseField("task", "Task", "What was yours to do?")
	action      = proseField("action", "Action", "What did you do, and how?")
	result      = proseField("result", "Result", "What was different afterwards?")
	workOutcome = choiceField("outcome", "Outcome", "succeeded", "partly", "failed", "running")
	fieldOfWork = choiceField("field", "Field", "networking", "programming", "security", "databases", "systems", "data", "project management", "other")
	onResume    = Field{Key: "on_resume", Label: "On the résumé", Type: YesNo}
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

var note = Kind{ID: KindNote, Label: "Note", Plural: "Notes", Icon: "note", TitleHint: "What happened?",
	Work: true, Evidence: true,
	Fields: []Field{whyField(false)}}

var achievement = Kind{ID: KindAchievement, Label: "Achievement", Plural: "Achievements", Icon: "star", TitleHint: "What is better now, and for whom?",
	Deed: true, Work: true, Evidence: true,
	Story: StoryFields{"situation", "task", "action", "result", "lesson"},
	Fields: []Field{
		whyField(true), situation, task, action.expected(), result.expected().inList(), metrics.expected().inList(),
		textField("role", "My role", "Lead, contributor, on call"),
		textField("organisation", "Organisation", "Where it happened"),
		choiceField("setting", "Setting", SettingAtWork, SettingOwnProject, SettingVolunteering, SettingOutside),
		choiceField("came_from", "Came from", "asked by name", "assigned by my boss", "my own idea", "routine"),
		fieldOfWork,
		disciplinePart,
		workOutcome,
		onResume,
	}}

var leadership = Kind{ID: KindLeadership, Label: "Leadership", Plural: "Leadership", Icon: "leadership", TitleHint: "Whom did you lead, and to what?",
	Deed: true, Work: true, Evidence: true,
	Story: StoryFields{"situation", "task", "action", "result", "lesson"},
	Brings: []Brings{
		{Competencies: []string{"leadership"}},
		{Competencies: []string{"management"}, Field: "setting", Choices: []string{"fill-in manager"}},
		{Competencies: []string{"management", "delivery"}, Field: "setting", Choices: []string{SettingProject}},
		{Competencies: []string{"mentoring"}, Field: "setting", Choices: []string{"mentor", "coaching"}},
		{Competencies: []string{"relationships"}, Field: "setting", Choices: []string{"committee", SettingFunds}},
	},
	Fields: []Field{
		whyField(false),
		choiceField("setting", "Setting", SettingAtWork, "fill-in manager", SettingProject, "mentor", SettingBoard, "coaching", "committee", SettingVolunteering, SettingFunds, "other").expected().inList(),
		disciplinePart,
		textField("organisation", "Organisation", "Where it happened"),
		{Key: "outside_it", Label: "Outside IT", Type: YesNo},
		{Key: "people_led", Label: "People led", Type: Integer, Hint: "4"},
		Field{Key: "hours", Label: "Hours", Type: Number, Hint: "3.5"}.sum(),
		situation, task, action.expected(), result.expected().inList(), metrics,
		proseField("mistake", "Mistake", "What went wrong, in your own part?"),
		usualMistake,
		proseField("lesson", "Lesson", "What will you do differently?").expected(),
		textField("skill", "Skill practised", "Delegating, giving feedback"),
		workOutcome,
		onResume,
	}}

var initiative = Kind{ID: KindInitiative, Label: "Initiative", Plural: "Initiatives", Icon: "initiative", TitleHint: "Which project or initiative?",
	Deed: true, Work: true, Evidence: true,
	Story: StoryFields{"why", "goal", "my_part", "outcome_why", "takeaway"},
	Brings: []Brings{
		{Competencies: []string{"initiatives"}},
		{Competencies: []string{"delivery"}, Field: "outcome", Choices: []string{"thriving"}},
	},
	Fields: []Field{
		whyField(true),
		proseField("goal", "Goal", "What should it change?").expected(),
		choiceField("funded", "Funded", "yes", "no", "unknown").expected(),
		proseField("funded_why", "Why funded, or not", "Which argument or sponsor decided it?").expected(),
		choiceField("outcome", "Outcome", "running", "thriving", "died").expected().inList(),
		proseField("outcome_why", "Why it thrives or died", "What made the difference?"),
		proseField("my_part", "My part", "What did you do for it?").expected(),
		proseField("takeaway", "What I apply to mine", "What will you copy, or avoid?"),
	},
	Links: []Role{{ID: "sponsor", Label: "Sponsor", To: []string{KindContact}, Many: true}}}

// ManagerKinds are the kinds of IT manager that one can become, and the areas of IT in which
// posts lead there.
var ManagerKinds = []string{"infrastructure", "application development", "support"}

var position = Kind{ID: KindPosition, Label: "Position", Plural: "Positions", Icon: "position", TitleHint: "Your title there",
	Evidence: true,
	Brings:   []Brings{{Competencies: []string{"career"}}},
	Fields: []Field{
		whyField(false),
		textField("organisation", "Organisation", "Employer").expected().inList(),
		textField("level", "Level", "Senior, lead, manager").expected().inList(),
		choiceField("employment", "Employment", "job", "part-time", "internship").expected(),
		choiceField("area", "Area of IT", ManagerKinds...),
		{Key: "people_led", Label: "People led", Type: Integer, Hint: "4"},
	}}

var application = Kind{ID: KindApplication, Label: "Application", Plural: "Applications", Icon: "application", TitleHint: "Role and company",
	Brings: []Brings{{Competencies: []string{"career"}}},
	Fields: []Field{
		whyField(false),
		textField("company", "Company", "Who is hiring").expected().inList(),
		textField("role", "Role", "IT manager").expected(),
		choiceField("status", "Status", "found", "applied", "interview", "offer", "closed").expected().inList(),
		choiceField("outcome", "Outcome", "rejected", "withdrawn", "no answer", "accepted").inList(),
		choiceField("inside", "Inside my company", "yes", "no"),
	},
	Links: []Role{{ID: "contact", Label: "Contact", To: []string{KindContact}, Many: true}}}
