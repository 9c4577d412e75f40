package cli

import (
	"fmt"
	"strings"

	"rung/model"
)

// openJournal opens the journal. If it is missing, --begin lets a new one be begun.
// If it cannot be opened, the error says which copy can be restored.
func (r *run) openJournal(a Access) (Session, error) {
	session, err := r.Open(r.ctx, r.journal, a)
	code := model.CodeOf(err)
	if session.File == nil || code != model.Missing && code != model.Damaged && code != model.NotJournal {
		return session, err
	}
	if code == model.Missing && r.begin {
		if err := session.File.StartNew(); err != nil {
			return Session{}, err
		}
		return r.Open(r.ctx, r.journal, a)
	}
	return Session{}, r.addRestoreHint(session.File, err)
}

// addRestoreHint adds to an error how the newest copy can be restored.
func (r *run) addRestoreHint(file model.File, trouble error) error {
	copies, err := file.ListRestorable(r.ctx)
	if err != nil {
		return trouble // it matters more than a failure to list the copies
	}
	code, message := model.CodeOf(trouble), model.ExplainError(trouble)
	if code == model.Missing {
		message += " To begin a new journal all the same, put --begin after rung."
	}
	if len(copies) > 0 {
		message += " " + r.restoreHint(copies[0])
	}
	return &model.Error{Code: code, Message: message, Err: trouble}
}

// restoreHint says how to restore the newest copy.
func (r *run) restoreHint(c model.Copy) string {
	command := "rung "
	if r.journal != "" {
		command += "--journal " + quoteForShell(r.journal) + " "
	}
	return fmt.Sprintf("To put back the copy of %s: %srestore %s", formatCopyTime(r.Services.Locale, c), command, quoteForShell(c.Path))
}

// formatCopyTime writes when a copy was made.
func formatCopyTime(loc model.Locale, c model.Copy) string {
	return model.NewDay(c.At).Format(loc) + " " + c.At.Format("15:04")
}

// quoteForShell writes a path so that a shell reads it as one word.
func quoteForShell(path string) string {
	if !strings.ContainsFunc(path, func(c rune) bool { return !strings.ContainsRune("/._-+=:,@%", c) && !isWordRune(c) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

func isWordRune(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c > 127
}
