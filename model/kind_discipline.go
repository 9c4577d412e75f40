package model

// What a study, a deed or a mistake belongs to among the parts of leadership and of
// management. The choices are the ids in assets/disciplines, leadership first; a test in
// model/disciplines holds that both lists are the same. The field is the same on every
// kind that has it, so that a choice survives where the kind changes.

var disciplinePart = choiceField("part", "Part of the discipline",
	"delegating", "giving feedback", "coaching", "motivating", "listening", "building a team", "building trust",
	"hard conversations", "resolving conflict", "deciding", "setting direction", "influencing", "saying no", "owning mistakes",
	"planning", "prioritising", "setting goals", "organising work", "budgeting", "hiring", "appraising",
	"running meetings", "reporting", "managing change", "improving processes", "managing risk", "managing vendors", "running projects")

var usualMistake = choiceField("usual_mistake", "A usual mistake",
	"doing the work myself", "checking every step", "staying one of the gang", "avoiding hard talks", "keeping feedback back",
	"saying yes to everything", "talking more than listening", "changing everything at once", "putting off decisions",
	"leaving goals unclear", "having favourites", "hiding bad news", "taking the credit")
