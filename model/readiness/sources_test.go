package readiness_test

import (
	"slices"
	"strings"
	"testing"
)

// point is one thing that a source asks of a future IT manager, in a few words
// of our own, with where it stands there and the steps ("A1"), criteria
// ("A1.why") or actions ("A1.why/say-why") that answer it.
type point struct{ where, says, answers string }

// Every point of the four sources. A missing answer is a hole in a framework,
// an answer that no point asks for is something the source does not say.
var points = []point{
	// A: seven steps that are eight.
	{"A, before", "responsibility that grew, and outstanding reviews", "A0.boss A0.boss/roles A0.boss/review"},
	{"A, before", "excellent as a developer, analyst, network technician or tester, which makes no manager by itself", "A0"},
	{"A, 0", "clients value the work and ask for you", "A0.clients A0.clients/kind-word A0.clients/first-kind-word"},
	{"A, 0", "team-mates come for advice and an opinion", "A0.advice A0.advice/asked A0.advice/first-asked"},
	{"A, 0", "tough work comes to you from the boss", "A0.boss A0.boss/tough"},
	{"A, 0", "an initiative taken from start to a successful end", "A0.initiative A0.initiative/finished A0.initiative/result"},
	{"A, 1", "the entire business, not the own corner", "A1 A1.whole A1.whole/how-it-works A1.whole/follow"},
	{"A, 1", "what IT and the team add to its success", "A1.part A1.part/teams-part"},
	{"A, 1", "ask of each piece of work why it matters; the why before the what", "A1.why A1.why/say-why A1.why/new-why"},
	{"A, 1", "talk about what your work contributes", "A1.telling A1.telling/tell A1.telling/first-tell"},
	{"A, 1", "when an executive asks, the benefit and not the task", "A1.answer A1.answer/goal-and-why A1.answer/current"},
	{"A, 2", "strong relationships inside IT", "A2 A2.inside A2.inside/colleague A2.inside/first-colleague"},
	{"A, 2", "strong relationships outside IT", "A2.vouch A2.vouch/seen A2.recent A2.recent/again"},
	{"A, 2", "people in other departments, soon", "A2.departments A2.departments/coffee"},
	{"A, 2", "at a pace that suits an introvert", "A2.recent/first A2.made/one-a-week"},
	{"A, 2", "connections have to be made", "A2.made A2.made/note-talk"},
	{"A, 3", "study both as whole disciplines, and they differ", "A3 A3.leadership A3.leadership/book A3.leadership/whole-leadership A3.management A3.management/course"},
	{"A, 3", "courses from the employer, online or at a college", "A3.course A3.course/ask-employer"},
	{"A, 3", "do it now", "A3.now A3.now/start-leadership A3.now/start-management"},
	{"A, 3", "practise what was learned", "A3.practise A3.practise/practise"},
	{"A, 4", "initiatives to lead where you work", "A4 A4.lead A4.lead/lead-work A4.lead/lesson A4.initiatives A4.initiatives/project"},
	{"A, 4", "leadership is skills, mastered one at a time", "A4.skills A4.skills/name-skill A4.skills/pick-skill"},
	{"A, 4", "where work offers little: a charity's board", "A4.initiatives/board A4.settings A4.settings/volunteer"},
	{"A, 4", "where work offers little: coach a team", "A4.initiatives/coach A4.settings/mentor A4.settings/fill-in"},
	{"A, 5", "opportunities outside IT to make connections", "A5 A5.connections A5.connections/met-there A5.connections/meet-there"},
	{"A, 5", "and other parts of the business understood", "A5.parts A5.parts/visit"},
	{"A, 5", "the health and safety or the social committee", "A5.activities A5.activities/committee"},
	{"A, 5", "lunch-and-learns of other departments", "A5.lunches A5.lunches/lunch"},
	{"A, 5", "charitable fund-raising", "A5.activities/fund-raising"},
	{"A, 5", "ask the manager or HR for more", "A5.activities/ask-for-more A5.activities/ask-manager"},
	{"A, 5", "far out of the comfort zone, in a costume", "A5.comfort A5.comfort/costume A5.comfort/what-it-taught"},
	{"A, 6", "a student of the organisation's initiatives: why some are funded", "A6 A6.funded A6.funded/why-funded A6.funded/note-funded"},
	{"A, 6", "and others not", "A6.refused A6.refused/why-refused A6.refused/note-refused"},
	{"A, 6", "why some succeed", "A6.thrive A6.thrive/why-thrives A6.thrive/note-thriving"},
	{"A, 6", "while others die", "A6.died A6.died/why-died A6.died/note-died"},
	{"A, 6", "do your part so that yours succeed", "A6.part A6.part/takeaway A6.part/own-part"},
	{"A, 7", "the budget cycle", "A7 A7.cycle A7.cycle/plan A7.cycle/approval"},
	{"A, 7", "and its methods", "A7.methods A7.methods/variance A7.finance A7.finance/controller A7.finance/first-controller"},
	{"A, 7", "how a request for resources is won", "A7.funding A7.funding/reasons A7.own A7.own/request"},
	{"A, 7", "skilled people are the first resource", "A7.funding/people-cost"},

	// B: education and experience.
	{"B, 1st paragraph", "several kinds of manager: infrastructure, applications, support", "B2 B2.kind B2.kind/infrastructure B2.kind/applications B2.kind/support"},
	{"B, 1st paragraph", "formal training and related experience", "B1 B2.positions B2.positions/position"},
	{"B, 1st paragraph", "tools and systems of many kinds", "B2.tools B2.tools/system"},
	{"B, 1st paragraph", "together with many people", "B3 B3.group B3.group/another"},
	{"B, 1st paragraph", "little is achieved in isolation", "B3.together B3.together/with-whom B3.together/with-somebody"},
	{"B, 2nd paragraph", "technically skilled, careful of detail, focused", "B2.detail B2.detail/numbers B2.detail/measured"},
	{"B, 2nd paragraph", "balances conflicting priorities", "B4 B4.priorities B4.priorities/two-wishes"},
	{"B, 2nd paragraph", "gives staff direction", "B4.direction B4.direction/direct"},
	{"B, 2nd paragraph", "supports what the organisation needs of technology", "B4.support B4.support/need B4.support/answered"},
	{"B, 2nd paragraph", "communication", "B5 B5.communication B5.communication/explained B5.communication/one-page"},
	{"B, 2nd paragraph", "discretion", "B5.discretion B5.discretion/trusted"},
	{"B, 3rd paragraph", "an IT degree", "B1.training B1.training/degree"},
	{"B, 3rd paragraph", "some prefer business with post-graduate IT certificates", "B1.training/business-degree"},
	{"B, 3rd paragraph", "it varies by industry", "B1.industry B1.industry/openings"},
	{"B, 4th paragraph", "an MBA or a management certificate", "B6 B6.further B6.further/certificate"},
	{"B, 4th paragraph", "a course for a known weakness, such as negotiation and time for whoever cannot say no", "B6.weakness B6.weakness/name-it B6.weakness/which-weakness"},
	{"B, 5th paragraph", "short periods as fill-in manager", "B7 B7.fill_in B7.fill_in/offer"},
	{"B, 5th paragraph", "or project management", "B7.project B7.project/lead-project"},
	{"B, 5th paragraph", "the mistakes of almost all leaders, learned from outside work", "B8 B8.mistakes B8.mistakes/own-up B8.mistakes/low-risk"},
	{"B, 5th paragraph", "something large for volunteers or the community", "B8.outside B8.outside/agency"},
	{"B, 5th paragraph", "mentoring for small firms", "B8.mentor B8.mentor/small-business"},
	{"B, 5th paragraph", "profile and valuable contacts from it", "B8.contacts B8.contacts/contact"},
	{"B, 6th paragraph", "once a manager, a training programme", "B9 B9.programme B9.programme/plan"},
	{"B, 6th paragraph", "continuing education, as the field changes", "B9.continuing B9.continuing/finish"},
	{"B, 6th paragraph", "courses paid through the contract", "B9.paid B9.paid/negotiate"},
	{"B, 6th paragraph", "explore the opportunities there are", "B9.explored B9.explored/explore-leadership B9.explored/explore-business"},
	{"B, 6th paragraph", "management's challenges are alike in every industry", "B8.outside"},

	// C: skills.
	{"C, the role", "computers, servers, networks and the smooth running of it all", "C1 C1.running C1.running/kept-running"},
	{"C, the role", "staff have the right equipment, and it is maintained", "C1.equipment C1.equipment/bought"},
	{"C, the role", "keeps track of budgets", "C1.budgets C1.budgets/track"},
	{"C, the role", "tells senior management the state of IT", "C1.reports C1.reports/report C1.reports/first-report"},
	{"C, the role", "leads, hands off", "C1.leads C1.leads/hand-over"},
	{"C, skills", "practical knowledge underneath", "C2 C2.practice C2.practice/hands-on C2.knowledge C2.knowledge/studied"},
	{"C, skills", "leads, motivates and supports the team", "C7 C7.team C7.team/support"},
	{"C, skills", "while balancing the processes of the business", "C7.balance C7.balance/why-led C7.balance/both"},
	{"C, list", "business process", "C3 C3.improved C3.improved/process C3.improved/reason-result C3.learned C3.learned/walk C3.learned/first-walk"},
	{"C, list", "communication", "C4 C4.communication C4.communication/explain"},
	{"C, list", "coordination", "C4.coordination C4.coordination/across"},
	{"C, list", "project management", "C5 C5.projects C5.projects/manage"},
	{"C, list", "process flow", "C5.flow C5.flow/wait C5.flow/measure"},
	{"C, list", "problem solving", "C6 C6.solved C6.solved/solved C6.solved/tell-all"},
	{"C, list", "mentoring", "C7.mentor C7.mentor/hour"},
	{"C, how", "a degree, or what equals it", "C8 C8.degree C8.degree/degree C8.degree/certificate"},
	{"C, how", "business or management courses beside it", "C8.courses C8.courses/course"},
	{"C, how", "lead a team first rather than jump", "C9 C9.leading C9.leading/lead-team"},
	{"C, how", "a team leader's position", "C9.position C9.position/team-lead"},
	{"C, how", "when ready, somebody on the market", "C10 C10.recruiter C10.recruiter/recruiter C10.recruiter/first-recruiter C10.applied C10.applied/apply"},
	{"C, how", "what you need, value and are moved by", "C10.know C10.know/want"},

	// D: ten steps.
	{"D, 1", "a relevant degree", "D1 D1.degree D1.degree/degree"},
	{"D, 1", "hands-on: networking, programming, security, databases", "D1.hands_on D1.hands_on/four-fields"},
	{"D, 1", "internships, part-time jobs, projects", "D1.early D1.early/first-job D1.early/project-role"},
	{"D, 2", "lead in group projects, as a volunteer, in extracurricular activities", "D2 D2.lead D2.lead/group"},
	{"D, 2", "work with stakeholders", "D2.stakeholders D2.stakeholders/stakeholder"},
	{"D, 2", "technical concepts, clear and concise, for others", "D2.explain D2.explain/no-jargon D2.explain/first-listener"},
	{"D, 3", "various IT positions", "D3 D3.roles D3.roles/role"},
	{"D, 3", "increasing responsibility", "D3.growing D3.growing/more"},
	{"D, 3", "complex projects and teams", "D3.complex D3.complex/complex"},
	{"D, 4", "a master's degree", "D4 D4.advanced D4.advanced/master"},
	{"D, 4", "PMP, CISSP, ITIL", "D4.advanced D4.advanced/certify"},
	{"D, 5", "trends, emerging technologies, best practice", "D5 D5.trends D5.trends/trend"},
	{"D, 5", "analyse data and decide by it", "D5.data D5.data/data D5.data/count-first"},
	{"D, 5", "IT strategies for innovation and efficiency", "D5.strategy D5.strategy/three-years"},
	{"D, 5", "how technology serves the goals of the business", "D5.acumen D5.acumen/money-note"},
	{"D, 6", "events, conferences, seminars", "D6 D6.events D6.events/event"},
	{"D, 6", "organisations such as PMI, ACM, ISACA", "D6.membership D6.membership/join D6.membership/renew"},
	{"D, 6", "expand the network", "D6.people D6.people/outside D6.people/first-outside"},
	{"D, 6", "stay informed on the industry", "D6.informed D6.informed/heard"},
	{"D, 7", "project management and initiatives in the present organisation", "D7 D7.lead D7.lead/spearhead"},
	{"D, 7", "cross-functional teams", "D7.cross D7.cross/bring-in"},
	{"D, 7", "implementations, savings, better processes, people developed", "D7.achievements D7.achievements/result D7.achievements/saving"},
	{"D, 8", "workshops, programmes, online courses", "D8 D8.learning D8.learning/workshop"},
	{"D, 8", "abreast of trends and technology", "D8.abreast D8.abreast/evening"},
	{"Rung, for D 8", "certificates kept valid", "D8.valid D8.valid/renew D8.valid/earn"},
	{"D, 9", "openings within the organisation", "D9 D9.inside D9.inside/inside"},
	{"D, 9", "openings outside", "D9.outside D9.outside/outside"},
	{"D, 9", "résumé and letter: leadership experience", "D9.leadership D9.leadership/leadership"},
	{"D, 9", "résumé and letter: technical expertise", "D9.technical D9.technical/technical"},
	{"D, 9", "résumé and letter: strategic vision", "D9.vision D9.vision/vision"},
	{"D, 9", "interviews: problem solving, decisions, innovation", "D9.interviews D9.interviews/story"},
	{"D, 10", "embrace new challenges", "D10 D10.challenges D10.challenges/challenge"},
	{"D, 10", "what mentors and peers say", "D10.feedback D10.feedback/ask D10.feedback/first-ask"},
	{"D, 10", "new skills and knowledge", "D10.skills D10.skills/use D10.skills/learn-and-use"},
}

func TestEveryPointOfTheSourcesIsAnswered(t *testing.T) {
	known := map[string]bool{}
	for _, f := range built(t) {
		for _, s := range f.Steps {
			known[s.ID] = true
			for _, c := range s.Criteria {
				known[c.ID] = true
				for _, a := range c.Actions {
					known[c.ID+"/"+a.ID] = true
				}
			}
		}
	}
	asked := map[string]bool{}
	for _, p := range points {
		ids := strings.Fields(p.answers)
		if len(ids) == 0 {
			t.Errorf("%s (%s) is answered by nothing", p.says, p.where)
		}
		for _, id := range ids {
			if !known[id] {
				t.Errorf("%s (%s) is answered by %s, which is not there", p.says, p.where, id)
			}
			asked[id] = true
		}
	}
	for id := range known {
		if !asked[id] {
			t.Errorf("no source asks for %s", id)
		}
	}
}

// The gate and the steps are those of the sources.
func TestStepsOfTheBuiltInFrameworks(t *testing.T) {
	for i, want := range []string{"A0 A1 A2 A3 A4 A5 A6 A7", "B1 B2 B3 B4 B5 B6 B7 B8 B9", "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10", "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10"} {
		var ids []string
		for _, s := range built(t)[i].Steps {
			ids = append(ids, s.ID)
			if s.Gate != (s.ID == "A0") || (s.Applies != "") != (s.ID == "B9") {
				t.Errorf("%s: gate %v, applies %q", s.ID, s.Gate, s.Applies)
			}
		}
		if !slices.Equal(ids, strings.Fields(want)) {
			t.Errorf("%v, want %s", ids, want)
		}
	}
	if n := len(built(t)[0].Steps[0].Criteria); n != 4 {
		t.Errorf("the gate asks %d questions, want four", n)
	}
}
