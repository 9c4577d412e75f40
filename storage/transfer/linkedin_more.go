package transfer

import (
	"strings"

	"rung/model"
	"rung/model/resume"
)

// profile, email, number, skill and language are what the head of a résumé is
// filled from.
func (in *linkedIn) profile(r row) {
	p := &in.head
	p.Name = strings.TrimSpace(r.cells["firstname"] + " " + r.cells["lastname"])
	p.Headline, p.Summary, p.City = r.cells["headline"], r.cells["summary"], r.cells["geolocation"]
	for _, page := range listed(r.cells["websites"]) {
		label, address, labelled := strings.Cut(page, ":")
		if !labelled || strings.HasPrefix(address, "//") {
			label, address = "", page
		}
		p.Links = append(p.Links, resume.Address{Label: capitalize(strings.ToLower(label)), URL: address})
	}
	for _, handle := range listed(r.cells["twitterhandles"]) {
		p.Links = append(p.Links, resume.Address{Label: "Twitter", URL: "https://twitter.com/" + strings.TrimPrefix(handle, "@")})
	}
}

// listed cuts what the export writes as "[a,b]".
func listed(cell string) (words []string) {
	for _, word := range strings.Split(strings.Trim(cell, "[]"), ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

func (in *linkedIn) email(r row) {
	if in.head.Email == "" || strings.EqualFold(r.cells["primary"], "yes") {
		in.head.Email = r.cells["emailaddress"]
	}
}

func (in *linkedIn) number(r row) {
	if in.head.Phone == "" {
		in.head.Phone = r.cells["number"]
	}
}

func (in *linkedIn) skill(r row) {
	in.head.Skills = append(in.head.Skills, resume.Skill{Name: r.cells["name"]})
}

func (in *linkedIn) language(r row) {
	in.head.Languages = append(in.head.Languages, resume.Language{Name: r.cells["name"], Level: r.cells["proficiency"]})
}

// dated gives an entry the days of its row, and takes it in.
func (in *linkedIn) dated(e model.Entry, from, to string) {
	e.Day, e.Until = in.period(e.Title, "day", from).first, in.period(e.Title, "until", to).last
	for key, v := range e.Values {
		if v == "" {
			delete(e.Values, key)
		}
	}
	in.add(orderDays(e))
}

func (in *linkedIn) volunteering(r row) {
	e := model.Entry{Kind: "leadership", Title: model.Joined(", ", r.cells["role"], r.cells["companyname"]), Body: model.Joined("\n\n", r.cells["description"], labelled("Cause", r.cells["cause"])),
		Values: model.Values{"setting": model.SettingVolunteering, "organisation": r.cells["companyname"]}}
	e.ID = stableID("linkedin volunteering", r.cells["role"], r.cells["companyname"], r.cells["startedon"])
	in.dated(e, r.cells["startedon"], r.cells["finishedon"])
}

// labelled is a line that says what it holds, "" for nothing.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// achieved gives how what was done, won or published comes in: which position it
// belongs to, the export does not say.
func achieved(tag, setting, day string) func(*linkedIn, row) {
	return func(in *linkedIn, r row) {
		title := model.Joined("", r.cells["title"], r.cells["name"])
		e := model.Entry{Kind: "achievement", Title: title, Body: model.Joined("\n\n", r.cells["description"], r.cells["url"]), Tags: []string{tag},
			Values: model.Values{"organisation": r.cells["publisher"]}}
		if r.cells["publisher"] == "" {
			e.Values["setting"] = setting
		}
		e.ID = stableID("linkedin "+tag, title, r.cells["url"], r.cells[day])
		in.dated(e, r.cells[day], r.cells["finishedon"])
	}
}

func (in *linkedIn) application(r row) {
	e := model.Entry{Kind: "application", Title: r.cells["jobtitle"], Values: model.Values{"company": r.cells["companyname"], "role": r.cells["jobtitle"], "status": "applied"}}
	day := r.cells["applicationdate"]
	if saved := r.cells["saveddate"]; day == "" && saved != "" {
		day, e.Values["status"] = saved, "found"
	}
	e.Body = model.Joined("\n\n", r.cells["joburl"], labelled("Résumé sent", r.cells["resumename"]), labelled("Contact", model.Joined(", ", r.cells["contactemail"], r.cells["contactphonenumber"])),
		labelled("Questions and answers", r.cells["questionandanswers"]))
	e.ID = stableID("linkedin application", e.Title, r.cells["companyname"], r.cells["joburl"], day)
	in.dated(e, day, "")
}

func (in *linkedIn) membership(r row) {
	e := model.Entry{Kind: "study", Title: r.cells["name"], Body: model.Joined("\n\n", r.cells["position"], r.cells["description"]), Values: model.Values{"form": "membership", "provider": r.cells["name"]}}
	e.ID = stableID("linkedin organization", e.Title, r.cells["startedon"])
	in.dated(e, r.cells["startedon"], r.cells["finishedon"])
}

func (in *linkedIn) course(r row) {
	e := model.Entry{Kind: "study", Title: r.cells["name"], Body: labelled("Number", r.cells["number"]), Values: model.Values{"form": "course"}}
	e.ID = stableID("linkedin course", e.Title, r.cells["number"])
	in.dated(e, "", "")
}

// learning is what was watched at LinkedIn Learning, or only kept for later.
func (in *linkedIn) learning(r row) {
	e := model.Entry{Kind: "study", Title: r.cells["contenttitle"], Body: model.Joined("\n\n", r.cells["contentdescription"], r.cells["notestakenonvideosifany"], r.cells["notestakenonvideos"]),
		Values: model.Values{"form": "course", "provider": "LinkedIn Learning", "status": "planned"}}
	watched, done := r.cells["contentlastwatcheddateifviewed"], r.cells["contentcompletedatifcompleted"]
	for _, none := range []string{"n/a", "null", "-"} {
		watched, done = strings.TrimPrefix(strings.ToLower(watched), none), strings.TrimPrefix(strings.ToLower(done), none)
	}
	if watched != "" {
		e.Values["status"] = "running"
	}
	if done != "" {
		watched = done
		in.studied(&e, in.period(e.Title, "finished", strings.ToUpper(done)).first)
	}
	e.ID = stableID("linkedin learning", e.Title)
	in.dated(e, strings.ToUpper(watched), "")
}
