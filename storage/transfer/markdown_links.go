package transfer

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"rung/model"
)

var (
	pageMark    = regexp.MustCompile(`(!?)\[\[([^\[\]|#^]*)([#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]`)
	addressMark = regexp.MustCompile(`(!?)\[([^\[\]]*)\]\((<[^<>]+>|[^()\s<>]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)`)
	imgMark     = regexp.MustCompile(`(?i)<img\s[^>]*\bsrc="([^"]+)"[^>]*>`)
	tagOfWords  = regexp.MustCompile(`#\[\[([^\[\]]+)\]\]`)
	blockName   = regexp.MustCompile(`\s\^[A-Za-z0-9-]+$`)
	codeSpan    = regexp.MustCompile("`+[^`]+`+")
	schemeMark  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
	widthMark   = regexp.MustCompile(`\|?\d+(?:x\d+)?$`)
)

// rewrite gives the text of a page as the entry keeps it: files attached, links to
// pages turned into links of the entry, and the tags in it gathered.
func (in *vault) rewrite(p *vaultPage) string {
	return outsideCode(p.text, func(text string) string {
		if in.logseq {
			text = in.blockWords(text)
		}
		text = tagOfWords.ReplaceAllStringFunc(text, func(mark string) string {
			return "#" + strings.Join(strings.Fields(tagOfWords.FindStringSubmatch(mark)[1]), "-")
		})
		text = pageMark.ReplaceAllStringFunc(text, func(mark string) string { return in.pageLink(p, mark, pageMark.FindStringSubmatch(mark)) })
		text = addressMark.ReplaceAllStringFunc(text, func(mark string) string { return in.addressLink(p, mark, addressMark.FindStringSubmatch(mark)) })
		text = imgMark.ReplaceAllStringFunc(text, func(mark string) string {
			if attached := in.attachAsset(p, imgMark.FindStringSubmatch(mark)[1]); attached != "" {
				return picture("", attached)
			}
			return mark
		})
		p.entry.Tags = append(p.entry.Tags, hashtags(linkMark.ReplaceAllString(text, "$1"))...)
		return blockName.ReplaceAllString(text, "")
	})
}

// outsideCode turns the lines of a text, but not what is code in them.
func outsideCode(text string, turn func(string) string) string {
	lines := strings.Split(text, "\n")
	fence := ""
	for i, line := range lines {
		mark := strings.TrimLeft(line, " \t-")
		switch {
		case fence != "":
			if strings.HasPrefix(mark, fence) {
				fence = ""
			}
		case strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~"):
			fence = mark[:3]
		default:
			var b strings.Builder
			last := 0
			for _, code := range codeSpan.FindAllStringIndex(line, -1) {
				b.WriteString(turn(line[last:code[0]]) + line[code[0]:code[1]])
				last = code[1]
			}
			lines[i] = b.String() + turn(line[last:])
		}
	}
	return strings.Join(lines, "\n")
}

// pageLink turns a link by name: to a page, or to a file that is shown.
func (in *vault) pageLink(p *vaultPage, mark string, m []string) string {
	target := strings.TrimSpace(m[2])
	words := strings.TrimSpace(m[4])
	if target == "" { // a heading of the page itself
		return strings.TrimLeft(words+m[3], "#^")
	}
	if to := in.find(target); to != nil {
		in.about(p, to)
	} else if attached := in.attachAsset(p, target); attached != "" {
		return shown(m[1] == "!", widthMark.ReplaceAllString(words, ""), attached)
	}
	if words == "" {
		words = target[strings.LastIndexByte(target, '/')+1:]
	}
	return words
}

// addressLink turns a link by address where it leads to a page or a file of the
// folder.
func (in *vault) addressLink(p *vaultPage, mark string, m []string) string {
	address := strings.Trim(m[3], "<>")
	if schemeMark.MatchString(address) || strings.HasPrefix(address, "#") {
		return mark
	}
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if to := in.placed[path.Join(path.Dir(p.at), address)]; to != nil {
		in.about(p, to)
		return m[2]
	}
	if isMarkdown(address) {
		if to := in.find(strings.TrimSuffix(address, path.Ext(address))); to != nil {
			in.about(p, to)
			return m[2]
		}
	}
	if attached := in.attachAsset(p, address); attached != "" {
		return shown(m[1] == "!", widthMark.ReplaceAllString(m[2], ""), attached)
	}
	return mark
}

// shown is the mark for a file that is attached: shown where it is a picture, else
// led to.
func shown(embedded bool, words, attached string) string {
	mark := picture(words, attached)
	if embedded && showsPicture(attached) {
		return mark
	}
	if words == "" {
		mark = picture(attached, attached)
	}
	return strings.TrimPrefix(mark, "!")
}

// find gives the page that a link means by its name, path, title, alias or day.
func (in *vault) find(target string) *vaultPage {
	target = strings.ToLower(strings.TrimSuffix(target, ".md"))
	if p := in.named[target]; p != nil {
		return p
	}
	if p := in.named[target[strings.LastIndexByte(target, '/')+1:]]; p != nil {
		return p
	}
	if days, _, rest, err := in.how.named(target); err == nil && rest == "" && days.first != "" {
		return in.onDay[days.first]
	}
	return nil
}

func (in *vault) about(p, to *vaultPage) {
	if p != to {
		p.entry.Links = append(p.entry.Links, model.LinkTo{Role: "about", ID: to.entry.ID})
	}
}

// attachAsset attaches a file of the folder that a text names by its path from the
// page, from the top, or by its name alone; "" where there is none.
func (in *vault) attachAsset(p *vaultPage, target string) string {
	if in.files == nil {
		return ""
	}
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	base := strings.ToLower(path.Base(target))
	at, there := in.assets[base]
	if !there {
		return ""
	}
	for _, exact := range []string{path.Join(path.Dir(p.at), target), strings.TrimPrefix(target, "/")} {
		if _, listed := in.assets[strings.ToLower(path.Base(exact))]; listed && in.files.has(exact) {
			at = exact
			break
		}
	}
	return in.attachFile(&p.entry, at, path.Base(at))
}
