package diaries

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"
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

// rewrite gives the text of a page as the entry keeps it: with files attached and links
// to pages made links of the entry, which also gets the tags in the text.
func (in *vault) rewrite(p *vaultPage) string {
	return outsideCode(strings.NewReplacer("\x01", "", "\x02", "").Replace(p.text), func(text string) string {
		if in.logseq {
			text = in.blockWords(text)
		}
		// Each replacement is masked by a number, so that nothing is replaced twice.
		var turned []string
		each := func(pattern *regexp.Regexp, turn func(m []string) string) {
			text = pattern.ReplaceAllStringFunc(text, func(mark string) string {
				now := turn(pattern.FindStringSubmatch(mark))
				if now == mark || !strings.HasSuffix(now, ")") {
					return now
				}
				turned = append(turned, now)
				return fmt.Sprintf("\x01%d\x02", len(turned)-1)
			})
		}
		each(tagOfWords, func(m []string) string { return "#" + strings.Join(strings.Fields(m[1]), "-") })
		each(pageMark, func(m []string) string { return in.pageLink(p, m) })
		each(addressMark, func(m []string) string { return in.addressLink(p, m) })
		each(imgMark, func(m []string) string { return in.imageLink(p, m) })
		for t2tMask.MatchString(text) { // a link may hold a picture
			text = t2tMask.ReplaceAllStringFunc(text, func(mask string) string { return turned[intake.ParseDigits(strings.Trim(mask, "\x01\x02"))] })
		}
		p.entry.Tags = append(p.entry.Tags, hashtags(linkMark.ReplaceAllString(text, "$1"))...)
		return blockName.ReplaceAllString(text, "")
	})
}

// imageLink replaces an HTML picture that lies in the folder.
func (in *vault) imageLink(p *vaultPage, m []string) string {
	if attached := in.attachAsset(p, m[1]); attached != "" {
		return picture("", attached)
	}
	if !schemeMark.MatchString(m[1]) {
		in.noteMissingFile(m[1])
	}
	return m[0]
}

// outsideCode applies turn to a text, except to the code in it.
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

// pageLink replaces a link by name: to a page, or to a file.
func (in *vault) pageLink(p *vaultPage, m []string) string {
	target := strings.TrimSpace(strings.TrimSuffix(m[2], `\`)) // within a table, the bar after it is escaped
	words := strings.TrimSpace(m[4])
	if target == "" { // a heading of the page itself
		return strings.TrimLeft(words+m[3], "#^")
	}
	if to := in.findPage(target); to != nil {
		in.linkAbout(p, to)
	} else if attached := in.attachAsset(p, target); attached != "" {
		return shown(m[1] == "!", widthMark.ReplaceAllString(words, ""), attached)
	} else if m[1] == "!" && isFileName(target) {
		in.noteMissingFile(target)
	}
	if words == "" {
		words = target[strings.LastIndexByte(target, '/')+1:]
	}
	return words
}

// addressLink replaces a link by address if it leads to a page or a file of the folder.
func (in *vault) addressLink(p *vaultPage, m []string) string {
	address := strings.Trim(m[3], "<>")
	if found := notionLink.FindStringSubmatch(address); found != nil && in.named[found[1]] != nil {
		in.linkAbout(p, in.named[found[1]])
		return m[2]
	}
	if schemeMark.MatchString(address) || strings.HasPrefix(address, "#") {
		return m[0]
	}
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if to := in.placed[plainPath(path.Join(path.Dir(p.at), address))]; to != nil {
		in.linkAbout(p, to)
		return m[2]
	}
	if intake.IsMarkdown(address) {
		if to := in.findPage(strings.TrimSuffix(address, path.Ext(address))); to != nil {
			in.linkAbout(p, to)
			return m[2]
		}
	}
	if attached := in.attachAsset(p, address); attached != "" {
		return shown(m[1] == "!", widthMark.ReplaceAllString(m[2], ""), attached)
	}
	if m[1] == "!" || isFileName(address) && !intake.IsMarkdown(address) {
		in.noteMissingFile(address)
	}
	return m[0]
}

var fileEnding = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{1,4}$|^\.(?:mp[34]|7z)$`)

// isFileName reports whether a name is that of a file rather than of a page.
func isFileName(called string) bool { return fileEnding.MatchString(path.Ext(called)) }

// shown gives the Markdown for an attached file: it shows a picture, and links to
// others.
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

// findPage gives the page that a link means by its name, path, title, alias or day.
func (in *vault) findPage(target string) *vaultPage {
	target = strings.TrimSuffix(plainPath(target), ".md")
	if p := in.named[target]; p != nil {
		return p
	}
	if p := in.named[target[strings.LastIndexByte(target, '/')+1:]]; p != nil {
		return p
	}
	if days, _, rest, err := in.options.ParsePath(target); err == nil && rest == "" && days.First != "" {
		return in.onDay[days.First]
	}
	return nil
}

func (in *vault) linkAbout(p, to *vaultPage) {
	if p != to {
		p.entry.Links = append(p.entry.Links, model.LinkTo{Role: "about", ID: to.entry.ID})
	}
}

// attachAsset attaches a file of the folder that a text names, and gives the name it
// got; "" if there is no such file.
func (in *vault) attachAsset(p *vaultPage, target string) string {
	at := in.asset(p, target)
	if at == "" {
		return ""
	}
	return in.attachFile(&p.entry, at, path.Base(at))
}

// asset gives the file that a page means, or "". Of several with one name, it takes the
// one whose path fits: from the page, from the top or in part, or else the first.
func (in *vault) asset(p *vaultPage, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target = plainPath(target)
	alike := in.assets[path.Base(target)]
	if len(alike) == 0 {
		return ""
	}
	target = strings.TrimLeft(target, "/")
	for _, exact := range []string{path.Join(plainPath(path.Dir(p.at)), target), path.Join(plainPath(in.root), target)} {
		for _, at := range alike {
			if plainPath(at) == exact {
				return at
			}
		}
	}
	for _, at := range alike {
		if strings.HasSuffix("/"+plainPath(at), "/"+strings.TrimLeft(target, "./")) {
			return at
		}
	}
	return alike[0]
}

// plainPath gives a path or name for comparing: with composed letters, in lower case,
// and with forward slashes.
func plainPath(at string) string {
	return strings.ToLower(intake.ComposeLetters(strings.ReplaceAll(at, `\`, "/")))
}

// withoutEnding gives a page's path without its ending.
func withoutEnding(at string) string { return strings.TrimSuffix(at, path.Ext(at)) }
