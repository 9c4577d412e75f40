package contacts

import (
	"strings"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// readProfile, readEmail, readNumber, readSkill and readLanguage fill the head of a
// résumé.
func (in *linkedIn) readProfile(r intake.Row) {
	p := &in.head
	p.Name = strings.TrimSpace(r.Cells["firstname"] + " " + r.Cells["lastname"])
	p.Headline, p.Summary, p.City = r.Cells["headline"], r.Cells["summary"], r.Cells["geolocation"]
	for _, page := range listed(r.Cells["websites"]) {
		label, address, labelled := strings.Cut(page, ":")
		if !labelled || strings.HasPrefix(address, "//") {
			label, address = "", page
		}
		p.Links = append(p.Links, resume.Address{Label: intake.Capitalize(strings.ToLower(label)), URL: address})
	}
	for _, handle := range listed(r.Cells["twitterhandles"]) {
		p.Links = append(p.Links, resume.Address{Label: "Twitter", URL: "https://twitter.com/" + strings.TrimPrefix(handle, "@")})
	}
}

// listed splits a list that the export writes as "[a,b]".
func listed(cell string) (words []string) {
	for _, word := range strings.Split(strings.Trim(cell, "[]"), ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

func (in *linkedIn) readEmail(r intake.Row) {
	if in.head.Email == "" || strings.EqualFold(r.Cells["primary"], "yes") {
		in.head.Email = r.Cells["emailaddress"]
	}
}

func (in *linkedIn) readNumber(r intake.Row) {
	if in.head.Phone == "" {
		in.head.Phone = r.Cells["number"]
	}
}

func (in *linkedIn) readSkill(r intake.Row) {
	in.head.Skills = append(in.head.Skills, resume.Skill{Name: r.Cells["name"]})
}

func (in *linkedIn) readLanguage(r intake.Row) {
	in.head.Languages = append(in.head.Languages, resume.Language{Name: r.Cells["name"], Level: r.Cells["proficiency"]})
}

// dated gives an entry the days of its row, and adds it without its empty values.
func (in *linkedIn) dated(e model.Entry, from, to string) {
	e.Day, e.Until = in.period(e.Title, "day", from).First, in.period(e.Title, "until", to).Last
	for key, v := range e.Values {
		if v == "" {
			delete(e.Values, key)
		}
	}
	in.addEntry(intake.OrderDays(e))
}

func (in *linkedIn) volunteering(r intake.Row) {
	e := model.Entry{Kind: model.KindLeadership, Title: text.Joined(", ", r.Cells["role"], r.Cells["companyname"]), Body: text.Joined("\n\n", r.Cells["description"], labelled("Cause", r.Cells["cause"])),
		Values: model.Values{"setting": model.SettingVolunteering, "organisation": r.Cells["companyname"]}}
	e.ID = intake.StableID("linkedin volunteering", r.Cells["role"], r.Cells["companyname"], r.Cells["startedon"])
	in.dated(e, r.Cells["startedon"], r.Cells["finishedon"])
}

// labelled gives a text with its label before it, or "" for an empty text.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// achieved gives a reader for what was done, won or published. The export does not say
// which position it belongs to.
func achieved(tag, setting, day string) func(*linkedIn, intake.Row) {
	return func(in *linkedIn, r intake.Row) {
		title := text.Joined("", r.Cells["title"], r.Cells["name"])
		e := model.Entry{Kind: model.KindAchievement, Title: title, Body: text.Joined("\n\n", r.Cells["description"], r.Cells["url"]), Tags: []string{tag},
			Values: model.Values{"organisation": r.Cells["publisher"]}}
		if r.Cells["publisher"] == "" {
			e.Values["setting"] = setting
		}
		e.ID = intake.StableID("linkedin "+tag, title, r.Cells["url"], r.Cells[day])
		in.dated(e, r.Cells[day], r.Cells["finishedon"])
	}
}

func (in *linkedIn) application(r intake.Row) {
	e := model.Entry{Kind: model.KindApplication, Title: r.Cells["jobtitle"], Values: model.Values{"company": r.Cells["companyname"], "role": r.Cells["jobtitle"], "status": "applied"}}
	day := r.Cells["applicationdate"]
	if saved := r.Cells["saveddate"]; day == "" && saved != "" {
		day, e.Values["status"] = saved, "found"
	}
	e.Body = text.Joined("\n\n", r.Cells["joburl"], labelled("Résumé sent", r.Cells["resumename"]), labelled("Contact", text.Joined(", ", r.Cells["contactemail"], r.Cells["contactphonenumber"])),
		labelled("Questions and answers", r.Cells["questionandanswers"]))
	e.ID = intake.StableID("linkedin application", e.Title, r.Cells["companyname"], r.Cells["joburl"], day)
	in.dated(e, day, "")
}

func (in *linkedIn) membership(r intake.Row) {
	e := model.Entry{Kind: model.KindStudy, Title: r.Cells["name"], Body: text.Joined("\n\n", r.Cells["position"], r.Cells["description"]), Values: model.Values{"form": "membership", "provider": r.Cells["name"]}}
	e.ID = intake.StableID("linkedin organization", e.Title, r.Cells["startedon"])
	in.dated(e, r.Cells["startedon"], r.Cells["finishedon"])
}

func (in *linkedIn) addCourse(r intake.Row) {
	e := model.Entry{Kind: model.KindStudy, Title: r.Cells["name"], Body: labelled("Number", r.Cells["number"]), Values: model.Values{"form": "course"}}
	e.ID = intake.StableID("linkedin course", e.Title, r.Cells["number"])
	in.dated(e, "", "")
}

// addLearning adds a course of LinkedIn Learning, watched or only saved for later.
func (in *linkedIn) addLearning(r intake.Row) {
	e := model.Entry{Kind: model.KindStudy, Title: r.Cells["contenttitle"], Body: text.Joined("\n\n", r.Cells["contentdescription"], r.Cells["notestakenonvideosifany"], r.Cells["notestakenonvideos"]),
		Values: model.Values{"form": "course", "provider": "LinkedIn Learning", "status": "planned"}}
	watched, done := r.Cells["contentlastwatcheddateifviewed"], r.Cells["contentcompletedatifcompleted"]
	for _, none := range []string{"n/a", "null", "-"} {
		watched, done = strings.TrimPrefix(strings.ToLower(watched), none), strings.TrimPrefix(strings.ToLower(done), none)
	}
	if watched != "" {
		e.Values["status"] = "running"
	}
	if done != "" {
		watched = done
		in.studied(&e, in.period(e.Title, "finished", strings.ToUpper(done)).First)
	}
	e.ID = intake.StableID("linkedin learning", e.Title)
	in.dated(e, strings.ToUpper(watched), "")
}
