package resume

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/ui/kit"
)

// setTarget shows the page as it is for somebody, "" for everyone.
func (s *Screen) setTarget(target string) {
	s.bullet.saveAndClose()
	s.options.target = target
	s.reload()
}

func (s *Screen) setOrder(by resume.Order) {
	s.options.order = by
	s.reload()
}

func (s *Screen) setFilter(f filter) {
	s.options.filter = f
	s.reload()
}

// MoveBullet moves the bullet that has the focus up or down in its role.
func (s *Screen) MoveBullet(by int) {
	if id := s.list.currentBullet(); s.view == viewBullets && id != "" {
		s.moveBullet(id, by)
	}
}

// moveBullet moves a bullet by so many places down. That is possible only while the
// bullets are sorted by hand.
func (s *Screen) moveBullet(id string, by int) {
	if by == 0 || s.shown.career == nil {
		return
	}
	if s.options.order != resume.ByHand {
		s.host.Say(lang.L("Bullets can be moved while they stand in the order “By hand”."), lang.L("By hand"), func() { s.setOrder(resume.ByHand) })
		return
	}
	s.save(model.Edited, "", s.shown.career.MoveBullet(id, by, s.list.roleOf(id)), nil)
}

// ToggleBullet leaves the bullet that has the focus out of the page, or puts it on again.
func (s *Screen) ToggleBullet() {
	if id := s.list.currentBullet(); s.view == viewBullets && id != "" {
		s.bullet.save()
		s.toggleBullet(id)
	}
}

// toggleBullet leaves a bullet out of the page, or puts it on again. For a target it
// makes a variant, so that the page for everyone stays as it is.
func (s *Screen) toggleBullet(id string) {
	b, ok := s.findBullet(id)
	if !ok {
		return
	}
	leave := !b.Values.Yes("left_out")
	done := lang.L("Put on the page again.")
	if leave {
		done = lang.L("Left out of the page.")
	}
	set := func(e *model.Entry) {
		delete(e.Values, "left_out")
		if leave {
			e.Values["left_out"] = true
		}
	}
	if s.options.target == "" || b.Values.Text("target") != "" {
		s.save(model.Edited, done, []model.Edit{newEdit(b, set)}, nil)
		return
	}
	version := resume.NewVariant(b, s.options.target)
	set(&version)
	open := s.bullet.id == id
	s.save(model.Added, lang.L("{{.Done}} That is so for {{.Target}} only.", map[string]any{"Done": done, "Target": s.options.target}),
		[]model.Edit{{Entry: version}}, func(model.Receipt) {
			if open {
				s.openWanted = version.ID
				s.reload()
			}
		})
}

// addVariant adds a variant of a bullet for the chosen target, and opens it.
func (s *Screen) addVariant(id string) {
	b, ok := s.findBullet(id)
	if !ok || s.options.target == "" {
		return
	}
	version := resume.NewVariant(b, s.options.target)
	if words := s.bullet.field.Text; s.bullet.id == id && words != "" {
		resume.SetBulletText(&version, words) // as they are typed now
	}
	s.bullet.save()
	s.save(model.Added, lang.L("A version for {{.Target}}. The one for everyone stays as it is.", map[string]any{"Target": s.options.target}),
		[]model.Edit{{Entry: version}}, func(model.Receipt) {
			s.openWanted = version.ID
			s.reload()
		})
}

// setPosition puts a bullet under another role.
func (s *Screen) setPosition(id, position string) {
	b, ok := s.findBullet(id)
	if !ok {
		return
	}
	s.save(model.Edited, lang.L("Moved to another role."), []model.Edit{newEdit(b, func(e *model.Entry) {
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l.Role == "position" })
		e.Links = append(e.Links, model.LinkTo{Role: "position", ID: position})
	})}, nil)
}

// addSource links a bullet to one more entry, which then backs its numbers too.
func (s *Screen) addSource(id, entry string) {
	b, ok := s.findBullet(id)
	if !ok {
		return
	}
	s.save(model.Edited, lang.L("The entry stands behind the bullet now."), []model.Edit{newEdit(b, func(e *model.Entry) {
		e.Links = append(e.Links, model.LinkTo{Role: "about", ID: entry})
	})}, nil)
}

// trashBullet moves a bullet to the trash, and the keyboard to the one beside it.
func (s *Screen) trashBullet(id string) {
	next := s.list.neighbourOf(id)
	s.bullet.close()
	kit.SaveWithUndo(s.host, lang.L("The bullet is in the trash."), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Trash(ctx, id)
	}, func() { s.list.focusLine(next) })
}

// takeOverDraft gives a bullet the words that its entry would be drafted with now.
func (s *Screen) takeOverDraft(id string) {
	b, ok := s.findBullet(id)
	if !ok {
		return
	}
	taken := s.shown.career.TakeOverDraft(b)
	s.bullet.discardTyped()
	s.save(model.Edited, lang.L("The bullet says what its entry says now."), []model.Edit{{Base: &b, Entry: taken}}, nil)
}

// keepBulletText leaves a bullet as it is although its entry has changed.
func (s *Screen) keepBulletText(id string) {
	b, ok := s.findBullet(id)
	if !ok {
		return
	}
	s.save(model.Edited, lang.L("Your words stay."), []model.Edit{newEdit(b, s.shown.career.MarkUpToDate)}, nil)
}

// MakeBullet drafts a bullet from an entry, and opens it.
func (s *Screen) MakeBullet(entry string) { s.draftBullets([]string{entry}) }

// draftBullets drafts a bullet from each of the entries, in the role that each of them
// belongs to, and opens the only one.
func (s *Screen) draftBullets(entries []string) {
	kit.Do(s.host, func(ctx context.Context) (model.Receipt, error) {
		j := s.host.Journal()
		edits, err := s.newDraftEdits(ctx, entries)
		var r model.Receipt
		if err == nil {
			r, err = j.Save(ctx, model.Added, edits, nil)
		}
		return r, err
	}, func(r model.Receipt) {
		s.options.filter = filter{}
		s.setView(viewBullets)
		if s.focusFirst = r.Entries[0].ID; len(r.Entries) == 1 {
			s.openWanted = s.focusFirst
		}
		s.reload()
		kit.SayUndo(s.host, kit.Counted(len(r.Entries), "A bullet is drafted from your words.", "{{.Count}} bullets are drafted from your words."), r.Batch)
	})
}

func (s *Screen) newDraftEdits(ctx context.Context, entries []string) ([]model.Edit, error) {
	lexicon, err := s.host.BulletWords()
	if err != nil {
		return nil, err
	}
	career, err := resume.ReadCareer(ctx, s.host.Journal(), lexicon, s.host.Journal().Today())
	if err != nil {
		return nil, err
	}
	var edits []model.Edit
	for _, id := range entries {
		e, err := s.host.Journal().Entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if kind, _ := model.KindOf(e.Kind); !kind.Work {
			return nil, &model.Error{Code: model.Invalid, Message: lang.L("A bullet tells of work. Choose an achievement, say, or any note of what you did.")}
		}
		held, _ := career.PositionOfEntry(e)
		edits = append(edits, model.Edit{Entry: resume.NewDraft(e, career.Lexicon).NewBullet(e, career.Lexicon, held.ID)})
	}
	return edits, nil
}
