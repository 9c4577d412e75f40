package readiness

import "rung/model"

// partQuestions asks for each part in plain words. Where two kinds mean different things
// by one part, the kind stands before it.
var partQuestions = map[string]string{
	model.PartKind:          "What was this?",
	bodyPart:                "What happened?",
	"why":                   "Why did it matter to the business?",
	"situation":             "What was going on?",
	"task":                  "What was yours to do?",
	"action":                "What did you do?",
	"result":                "What came of it?",
	"metrics":               "Which number shows it?",
	"role":                  "What was your role?",
	"organisation":          "Where was this?",
	"setting":               "Where was this?",
	"came_from":             "Who asked for it?",
	"outcome":               "How did it end?",
	"outside_it":            "Was this outside IT?",
	"people_led":            "How many people did you lead?",
	"mistake":               "What went wrong, in your own part?",
	"usual_mistake":         "Which usual mistake was it?",
	"in_30_seconds":         "How do you tell it in 30 seconds?",
	"in_2_minutes":          "How do you tell it in 2 minutes?",
	"on_resume":             "Does it belong on your résumé?",
	"email":                 "What is their e-mail address?",
	"phone":                 "What is their number?",
	"ideal_days":            "Every how many days do you want to talk?",
	"limit_days":            "After how many days at the latest?",
	"panel":                 "Who asks the questions?",
	"round":                 "Which round is it?",
	"description":           "What does the job ask for?",
	"questions":             "What did they ask?",
	"to_ask":                "What do you want to ask them?",
	"debrief":               "How was it, looking back?",
	"went":                  "How did it go?",
	"lesson":                "What did you learn from it?",
	"skill":                 "Which skill did you practise?",
	"goal":                  "What should it change?",
	"funded":                "Was there money for it?",
	"funded_why":            "Why was it funded, or why not?",
	"outcome_why":           "What made the difference?",
	"my_part":               "What did you do for it?",
	"takeaway":              "What will you copy, or avoid?",
	"sponsor":               "Who sponsors it?",
	"level":                 "Which level was it?",
	"employment":            "What kind of job was it?",
	"area":                  "Which area of IT was it in?",
	"company":               "Which company is it?",
	"inside":                "Is it in your own company?",
	"status":                "How far is it?",
	"contact":               "Whom do you know there?",
	"discipline":            "What is it about?",
	"part":                  "Which part of it?",
	"form":                  "What form did it have?",
	"recognised":            "Do employers know it by its name?",
	"field":                 "Which field is it in?",
	"provider":              "Who gave it, or wrote it?",
	"paid_by":               "Who paid for it?",
	"in_contract":           "Is it part of your contract?",
	"weakness":              "Which weakness does it answer?",
	"fiscal_year":           "Which fiscal year is it for?",
	"stage":                 "Which stage was the budget in?",
	"nature":                "Is it operating cost or an investment?",
	"category":              "What is the money for?",
	"reasons":               "Which argument decided it?",
	"decision_maker":        "Who decides?",
	"job":                   "What is their job?",
	"department":            "Which department are they in?",
	"circle":                "Where do they work?",
	"met_how":               "How did you meet?",
	"plan_role":             "What are they in your plan?",
	"met_through":           "Who introduced you?",
	"promises":              "Who promised what?",
	"direction":             "Who asked whom?",
	"with":                  "Who was there?",
	"witness":               "Who can vouch for it?",
	"quote":                 "What did they say?",
	"about":                 "What was it about?",
	"tone":                  "Was it praise or criticism?",
	"by_name":               "Did they ask for you by name?",
	"from":                  "Who said it?",
	"budget.outcome":        "How was it decided?",
	"initiative.outcome":    "How is it going?",
	"application.outcome":   "What came of it?",
	"contact.organisation":  "Which organisation are they with?",
	"position.organisation": "Which organisation was it?",
	"study.level":           "Which level is it?",
}

// questionAbout asks for a part of an entry.
func questionAbout(kind, part string) string {
	if words, ok := partQuestions[kind+"."+part]; ok {
		return words
	}
	if words, ok := partQuestions[part]; ok {
		return words
	}
	k, _ := model.KindOf(kind)
	if f, ok := k.Field(part); ok {
		return f.Label + "?"
	}
	role, _ := k.Role(part)
	return role.Label + "?"
}
