package resume

import (
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// isOutsideWork reports whether an entry says that it was not done for an employer,
// as no study is.
func isOutsideWork(e model.Entry) bool {
	switch setting := e.Values.Text("setting"); setting {
	case model.SettingAtWork, model.SettingProject:
		return false
	case "":
		return e.Kind == model.KindStudy || e.Values.Yes("outside_it")
	default:
		return isVolunteering(e) || setting == model.SettingOwnProject || setting == model.SettingOutside || e.Values.Yes("outside_it")
	}
}

func isVolunteering(e model.Entry) bool {
	return slices.Contains([]string{model.SettingVolunteering, model.SettingBoard, model.SettingFunds}, e.Values.Text("setting"))
}

// activitySections are the sections of work outside any position, in their order on
// the page.
func (d Resume) activitySections() []struct {
	heading string
	list    []Activity
} {
	return []struct {
		heading string
		list    []Activity
	}{{"Volunteering", d.Volunteering}, {"Projects", d.Projects}}
}

// sectionOf gives what bullets on the page are grouped by: the id of the position, or
// of the activity that the bullet is about.
func (b *Career) sectionOf(bullet model.Entry) string {
	if p, held := b.PositionOfBullet(bullet); held {
		return p.ID
	}
	e, _ := b.activityOf(bullet)
	return e.ID
}

// activityOf gives the volunteering or the project of one's own that a bullet of no
// position is about.
func (b *Career) activityOf(bullet model.Entry) (model.Entry, bool) {
	for _, e := range b.SourcesOf(bullet) {
		if isVolunteering(e) || e.Values.Text("setting") == model.SettingOwnProject {
			return e, true
		}
	}
	return model.Entry{}, false
}

// addActivities puts bullets of no position under the activities that they are about,
// in the order of the list, and the rest under Others.
func (b *Career) addActivities(d *Resume, list []model.Entry) {
	for _, bullet := range list {
		e, found := b.activityOf(bullet)
		if !found {
			d.Others = append(d.Others, b.newResumeBullet(bullet))
			continue
		}
		section := &d.Projects
		if isVolunteering(e) {
			section = &d.Volunteering
		}
		i := slices.IndexFunc(*section, func(a Activity) bool { return a.ID == e.ID })
		if i < 0 {
			*section = append(*section, newActivity(e))
			i = len(*section) - 1
		}
		(*section)[i].Bullets = append((*section)[i].Bullets, b.newResumeBullet(bullet))
	}
	for _, list := range [][]Activity{d.Volunteering, d.Projects} {
		slices.SortStableFunc(list, func(x, y Activity) int { return strings.Compare(string(y.From), string(x.From)) })
	}
}

// newActivity gives an activity without bullets. A title that ends with the
// organisation loses it, so that it is not said twice.
func newActivity(e model.Entry) Activity {
	by := e.Values.Text("organisation")
	title, _ := strings.CutSuffix(e.Title, ", "+by)
	if title == by {
		title = ""
	}
	return Activity{ID: e.ID, Title: title, Organisation: by, From: e.Day, Until: e.Until}
}

func (a Activity) titleWithOrganisation() string { return text.Joined(", ", a.Title, a.Organisation) }
