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
		{Key: "due", Label: "Due", Type: Date, Hint: "next Friday", InList: true},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
		proseField("reasons", "Reasons", "Why not, or why not now?"),
	}}

var (
	framework = textField("framework", "Framework", "Which framework it belongs to")
	criterion = textField("criterion", "Criterion", "Which criterion it is about")
)
