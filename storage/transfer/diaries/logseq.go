package diaries

import (
	"regexp"
	"strings"
)

var (
	logseqDay      = regexp.MustCompile(`(?:^|/)journals/\d{4}_\d{2}_\d{2}\.md$`)
	logseqProperty = regexp.MustCompile(`^\s*(?:- )?([A-Za-z][A-Za-z0-9_.-]*):: ?(.*)$`)
	logseqMarker   = regexp.MustCompile(`^(\s*- )(TODO|DOING|DONE|LATER|NOW|WAITING|WAIT|IN-PROGRESS|CANCELED|CANCELLED) `)
	logseqEmbed    = regexp.MustCompile(`\{\{embed\s+(\[\[[^\]]+\]\]|\(\([^)]+\)\))\s*\}\}`)
	logseqRef      = regexp.MustCompile(`\[([^\]]+)\]\(\(\(([0-9a-f-]{36})\)\)\)|\(\(([0-9a-f-]{36})\)\)`)
)

// readLogseq takes from the lines of a page what Logseq keeps there: properties, ids of
// blocks, states of tasks and logs of their times.
func (in *vault) readLogseq(p *vaultPage) {
	var kept []string
	block, log, begun := "", false, false
	for _, line := range strings.Split(p.text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == ":LOGBOOK:" || trimmed == ":END:" {
			log = trimmed == ":LOGBOOK:"
			continue
		}
		if log || trimmed == "-" {
			continue
		}
		if m := logseqProperty.FindStringSubmatch(line); m != nil {
			switch key := strings.ToLower(m[1]); {
			case key == "id":
				in.blocks[m[2]] = block
			case !begun:
				p.setLine(key, m[2])
			case key != "collapsed" && key != "heading" && !strings.HasPrefix(key, "logseq.") && key != "background-color":
				kept = append(kept, line)
			}
			continue
		}
		if m := logseqMarker.FindStringSubmatch(line); m != nil {
			box := "[ ] "
			if m[2] == "DONE" || strings.HasPrefix(m[2], "CANCEL") {
				box = "[x] "
			}
			line = m[1] + box + line[len(m[0]):]
		}
		if said, isBlock := strings.CutPrefix(trimmed, "- "); isBlock {
			block = said
		}
		begun = begun || trimmed != ""
		kept = append(kept, line)
	}
	p.text = strings.Join(kept, "\n")
}

// setLine sets a property of the page whose values are on one line.
func (p *properties) setLine(key, value string) {
	if value = strings.TrimSpace(value); value == "" {
		return
	}
	words := []string{value}
	if frontKeys[key] == "aliases" {
		words = strings.Split(value, ",")
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
		}
	}
	p.set(key, words, false)
}

// blockWords replaces the ids of blocks that a line refers to by their words.
func (in *vault) blockWords(text string) string {
	text = logseqEmbed.ReplaceAllString(text, "$1")
	return logseqRef.ReplaceAllStringFunc(text, func(mark string) string {
		m := logseqRef.FindStringSubmatch(mark)
		if m[1] != "" {
			return m[1]
		}
		if said := in.blocks[m[3]]; said != "" {
			return said
		}
		return mark
	})
}

// logseqName gives the name of a page from the file name that Logseq made of it.
func logseqName(called string) string {
	return strings.NewReplacer("___", "/", "%2F", "/", "%3A", ":", "%3F", "?").Replace(called)
}
