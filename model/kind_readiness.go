package model

// claim is the person's own answer to one criterion of a framework. It stands
// beside the evidence and is never counted as such.
var claim = Kind{ID: KindClaim, Label: "Claim", Plural: "Claims", Icon: "check", TitleHint: "What do you say of yourself?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		framework,
		criterion,
		choiceField("answer", "Answer", "yes", "partly", "no").expected().inList(),
	}}

// plannedAction remembers what the person decided about a proposed action.
var plannedAction = Kind{ID: KindAction, Label: "Action", Plural: "Actions", Icon: "tasks", TitleHint: "What do you want to do?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		framework,
		criterion,
		textField("template", "Template", "Which proposal this is"),
		textField("subject", "Subject", "Whom or what it is about"),
		choiceField("status", "Status", "planned", "done", "snoozed", "dismissed").expected().inList(),
		{Key: "minutes", Label: "Minutes", Type: Integer, Hint: "How long it takes"},
		{Key: "due", Label: "Due", Type: Date, Hint: "next Friday", InList: true},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
		proseField("reasons", "Reasons", "Why not, or why not now?"),
	}}

// goal is one of the few things that a person means to reach within a quarter, which
// runs from its day to its last. Its body is what the person says when looking back.
var goal = Kind{ID: KindGoal, Label: "Goal", Plural: "Goals", Icon: "goal", TitleHint: "What do you want to reach this quarter?",
	Hidden: true, MadeByRung: true,
	Fields: []Field{
		whyField(false),
		framework,
		textField("of_step", "Step", "Which step it raises"),
		criterion,
		textField("template", "Template", "Which proposal it came from"),
		textField("subject", "Subject", "Whom or what it is about"),
		{Key: "hours", Label: "Hours a week", Type: Number, Hint: "1.5"},
		{Key: "steps", Label: "Steps", Type: List, Hint: "What to do, one after the other", Of: []Field{
			textField("what", "What", "Ask Beth about the committee"),
			{Key: "done", Label: "Done", Type: YesNo},
		}},
		choiceField("outcome", "Outcome", "reached", "partly", "not").inList(),
	}}

var (
	framework = textField("framework", "Framework", "Which framework it belongs to")
	criterion = textField("criterion", "Criterion", "Which criterion it is about")
)
