package kit

// Route leads to a place in the window, so that back and forth can return to
// it. A screen shows what it showed last where a route names nothing more.
type Route struct {
	Screen string // one of the screens below
	View   string // a part of the screen, one of the views below, or ""
	ID     string // the entry, or other thing, that is shown there, or ""
	Query  string // the search shown there, or ""
}

// The screens, by the ids that routes and the guide name them with.
const (
	ScreenToday     = "today"
	ScreenJournal   = "journal"
	ScreenReadiness = "readiness" // an ID there is that of a step
	ScreenRepair    = "repair"    // an ID there is that of the entry to ask about first
	ScreenPeople    = "people"
	ScreenMoney     = "money"
	ScreenReview    = "review" // an ID without a view is that of an interview
	ScreenResume    = "resume" // an ID without a view is that of a bullet
	ScreenSettings  = "settings"
)

// The parts of screens that a route can name.
const (
	ViewReferees = "referees" // of people: who can vouch for the step ID

	ViewPlan   = "plan"   // of readiness: the goals of the quarter
	ViewSkills = "skills" // of readiness: the parts of leadership and of management

	ViewQuestion = "question" // of review: the interview question ID
	ViewStory    = "story"    // of review: the entry ID told as a story
	ViewGrid     = "grid"     // of review: questions against stories
	ViewPractice = "practice" // of review: the question ID, or what is due, asked as in an interview

	ViewAboutYou     = "about you"    // of the résumé: who its writer is
	ViewApplications = "applications" // of the résumé: the application ID among what was applied for
)
