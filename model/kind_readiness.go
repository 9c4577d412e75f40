package model

// claim is the person's own answer to one criterion of a framework. It stands
// beside the evidence and is never counted as such.
var claim = Kind{ID: "claim", Label: "Claim", Plural: "Claims", TitleHint: "What do you say of yourself?", Apart: true, Made: true,
	Fields: []Field{
		why(false),
		framework,
		criterion,
		choice("answer", "Answer", "yes", "partly", "no").whole().inList(),
	}}

// plannedAction remembers what the person decided about a proposed action.
var plannedAction = Kind{ID: "action", Label: "Action", Plural: "Actions", TitleHint: "What do you want to do?", Apart: true, Made: true,
	Fields: []Field{
		why(false),
		framework,
		criterion,
		text("template", "Template", "Which proposal this is"),
		text("subject", "Subject", "Whom or what it is about"),
		choice("status", "Status", "planned", "done", "snoozed", "dismissed").whole().inList(),
		{Key: "due", Label: "Due", Type: Date, Hint: "next Friday", InList: true},
		{Key: "snoozed_until", Label: "Not before", Type: Date, Hint: "1 Dec"},
		prose("reasons", "Reasons", "Why not, or why not now?"),
	}}

var (
	framework = text("framework", "Framework", "Which framework it belongs to")
	criterion = text("criterion", "Criterion", "Which criterion it is about")
)
