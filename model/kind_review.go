package model

// interview is one conversation about a job: what is known before it, and what
// was asked and learned there.
var interview = Kind{ID: KindInterview, Label: "Interview", Plural: "Interviews", Icon: "review", TitleHint: "Company and round",
	Fields: []Field{
		whyField(false),
		textField("company", "Company", "Who is hiring").expected().inList(),
		textField("role", "Role", "IT manager").expected(),
		textField("round", "Round", "First call, panel, final").inList(),
		proseField("description", "Job description", "The advertisement as it was written"),
		proseField("to_ask", "Questions for them", "One a line: what do you want to know?"),
		{Key: "questions", Label: "Questions asked", Type: List, Hint: "What they asked, and how your answer went", Of: []Field{
			textField("question", "Question", "As close to their words as you can"),
			choiceField("went", "Went", "well", "partly", "badly"),
		}},
		choiceField("went", "Went", "well", "partly", "badly").inList(),
		proseField("debrief", "Debrief", "What did they want to hear, and what will you say next time?"),
	},
	Links: []Role{
		{ID: "panel", Label: "Panel", To: []string{KindContact}, Many: true},
		{ID: "application", Label: "Application", To: []string{KindApplication}},
	}}

// question is one that a panel may ask: the person's own, or what they changed,
// linked and practised of a built-in one.
var question = Kind{ID: KindQuestion, Label: "Question", Plural: "Questions", Icon: "info", TitleHint: "What might they ask?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		textField("built_in", "Built-in question", "Which one this stands for"),
		choiceField("theme", "Theme", QuestionThemes...).inList(),
		proseField("listens_for", "What the panel listens for", "What makes an answer a good one?"),
		proseField("follow_ups", "Follow-ups", "One a line: what will they ask next?"),
		{Key: "hidden", Label: "Hidden", Type: YesNo},
		{Key: "practice", Label: "Practice", Type: List, Hint: "How each rehearsal went", Of: []Field{
			{Key: "on", Label: "Practised on", Type: Date, Hint: "3 Nov"},
			choiceField("rated", "Rated", "again", "hard", "good", "easy"),
			{Key: "due", Label: "Due", Type: Date, Hint: "10 Nov"},
			{Key: "stability", Label: "Stability", Type: Number, Hint: "Days until one in ten forgets it"},
			{Key: "difficulty", Label: "Difficulty", Type: Number, Hint: "From 1 to 10"},
		}},
	},
	Links: []Role{{ID: "answers", Label: "Stories that answer it", Many: true}}}

// ruling is what the person decided about one requirement of a job description. Its title is the requirement.
var ruling = Kind{ID: KindRuling, Label: "Ruling", Plural: "Rulings", Icon: "check", TitleHint: "What do they ask for?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		choiceField("verdict", "Verdict", "confirmed", "nothing", "not a requirement").inList(),
		choiceField("need", "Need", "must", "nice").inList(),
		{Key: "added", Label: "Added by me", Type: YesNo},
	},
	Links: []Role{
		{ID: "job", Label: "For the job of", To: []string{KindInterview}},
		{ID: "evidence", Label: "Shown by"},
		{ID: "refused", Label: "Not shown by", Many: true},
	}}

// QuestionThemes are what panels ask about, in the order in which they are shown.
var QuestionThemes = []string{"people", "delivery", "budget and vendors", "stakeholders", "strategy",
	"security and continuity", "change", "failure", "conflict", "motivation"}

// storyFields are what any entry of the journal may hold to be told as a story: two
// lengths in the person's own words, and what it taught where its kind does not
// ask for that.
var storyFields = []Field{
	proseField("lesson", "Lesson", "What will you do differently?"),
	proseField("in_30_seconds", "In 30 seconds", "As you would say it aloud, in about 65 words"),
	proseField("in_2_minutes", "In 2 minutes", "As you would say it aloud, in about 260 words"),
}

// storyInBody is how a kind is told that declares nothing else: what was done is in
// the text.
var storyInBody = StoryFields{Action: StoryBody, Lesson: "lesson"}

// addStoryFields gives a kind the parts of a story that it lacks. Hidden kinds are
// named in the stories of others and have none of their own.
func (k *Kind) addStoryFields() {
	if k.Story == (StoryFields{}) {
		k.Story = storyInBody
	}
	if k.Hidden {
		return
	}
	for _, f := range storyFields {
		if _, declared := k.Field(f.Key); !declared {
			k.Fields = append(k.Fields, f)
		}
	}
}
