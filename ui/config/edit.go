package config

import (
	"slices"
	"strings"
)

// editLines writes the differences between two configs into the lines of the file,
// and leaves the other lines as they are.
func (s State) editLines(before, after Config) string {
	parts := make([]string, len(s.statements))
	last, heading := -1, len(parts) // the last setting at the top, or -1; the first table
	for i, one := range s.statements {
		parts[i] = one.text
		lost := one.table >= 0 && s.statements[one.table].wrong != ""
		if one.wrong != "" || lost && one.name != "" {
			parts[i] = commentOut(one.text)
		}
		if one.heading != "" {
			heading = min(heading, i)
		}
		if one.table < 0 && one.name != "" {
			last = i
		}
	}
	var added string
	for _, k := range keys {
		if !s.changes(k, before, after) {
			continue
		}
		i := slices.IndexFunc(s.statements, func(one statement) bool {
			return one.wrong == "" && one.table < 0 && one.name == k.name
		})
		if i < 0 {
			added += keyLine(k, after)
			continue
		}
		parts[i] = strings.TrimRight(keyLine(k, after), "\n") + trailingComment(parts[i])
	}
	if s.changesReminders(before, after) {
		s.editReminders(parts, after.Reminders)
	}
	at := last + 1
	if last < 0 {
		at = heading
	}
	if added != "" {
		parts = slices.Insert(parts, at, added)
	}
	return joinLines(parts)
}

// joinLines joins parts, beginning each on a new line.
func joinLines(parts []string) string {
	var text strings.Builder
	for _, part := range parts {
		if all := text.String(); part != "" && all != "" && !strings.HasSuffix(all, "\n") {
			text.WriteString("\n")
		}
		text.WriteString(part)
	}
	return text.String()
}

// editReminders writes the reminders into the tables of the file. One that stays
// keeps its lines, and a changed one keeps those that need no change.
func (s State) editReminders(parts []string, after []Reminder) {
	regions := s.regions()
	broken := slices.ContainsFunc(s.Slips, func(slip Slip) bool { return slip.about == keyOfReminders })
	inline := slices.IndexFunc(s.statements, func(one statement) bool { return one.table < 0 && one.name == keyOfReminders })
	if broken || inline >= 0 || len(regions) != len(s.reminders) {
		if inline >= 0 {
			parts[inline] = ""
		}
		for _, r := range regions {
			for i := r.heading; i < r.end; i++ {
				parts[i] = commentOut(s.statements[i].text)
			}
		}
		regions = nil
	}
	var had []Reminder
	for i := range regions {
		had = append(had, *s.reminders[i])
	}
	// Equal reminders at both ends stay; those between are changed one by one.
	begin := 0
	for begin < min(len(had), len(after)) && had[begin].Equal(after[begin]) {
		begin++
	}
	end := 0
	for end < min(len(had), len(after))-begin && had[len(had)-1-end].Equal(after[len(after)-1-end]) {
		end++
	}
	at := len(parts) - 1 // where new reminders are added: after the last
	for i := begin; i < len(had)-end; i++ {
		if i < len(after)-end {
			s.editReminder(parts, regions[i], had[i], after[i])
			continue
		}
		for j := regions[i].heading; j < regions[i].end; j++ {
			if one := s.statements[j]; one.name != "" || one.heading != "" {
				parts[j] = ""
			}
		}
	}
	if len(had)-end > 0 && end > 0 {
		at = regions[len(had)-end-1].end - 1
	}
	added := ""
	for i := max(begin, len(had)-end); i < len(after)-end; i++ {
		added += reminderTable(after[i])
	}
	if added != "" && at >= 0 {
		parts[at] = joinLines([]string{parts[at], added})
	}
}

// editReminder changes the lines of one reminder in the file.
func (s State) editReminder(parts []string, r region, before, after Reminder) {
	set := func(name, line string) {
		for _, i := range r.lines {
			if s.statements[i].name == name {
				parts[i] = line + trailingComment(parts[i])
				return
			}
		}
		parts[r.heading] = joinLines([]string{parts[r.heading], line + "\n"})
	}
	if before.Time != after.Time {
		set("time", "time = "+formatValue(after.Time))
	}
	if !slices.Equal(before.Days, after.Days) {
		set("days", "days = "+formatValue(after.Days))
	}
}

func equalReminders(a, b []Reminder) bool { return slices.EqualFunc(a, b, Reminder.Equal) }

// reminderTable writes a reminder.
func reminderTable(r Reminder) string {
	text := "\n[[reminders]]\ntime = " + formatValue(r.Time) + "\n"
	if len(r.Days) > 0 {
		text += "days = " + formatValue(r.Days) + "\n"
	}
	return text
}

// keyLine writes a key of a config.
func keyLine(k key, c Config) string { return k.name + " = " + formatValue(k.get(c)) + "\n" }

// commentOut makes lines comments, to keep in the file what no longer applies.
func commentOut(text string) string {
	var lines strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		line = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' || r == 0x7f {
				return -1
			}
			return r
		}, strings.ToValidUTF8(strings.TrimPrefix(line, bom), "?"))
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			line = "# " + line
		}
		lines.WriteString(line + "\n")
	}
	return lines.String()
}

// trailingComment gives the comment after a value, with the line break.
func trailingComment(text string) string {
	if strings.Count(text, "\n") > 1 {
		return "\n"
	}
	var quote rune
	escaped := false
	for i, r := range text {
		switch {
		case escaped:
			escaped = false
		case quote == '"' && r == '\\':
			escaped = true
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case r == quote:
			quote = 0
		case quote == 0 && r == '#':
			return " " + text[i:]
		}
	}
	return "\n"
}
