// Package identity tells whether two contacts are one person: by the addresses they
// have, and by their names as people write them. It compares what it is given, and
// knows neither the journal nor what else is known of a person.
package identity

import (
	"net/url"
	"slices"
	"strings"
)

// A key is an address by which two contacts may be recognised as one person. A key
// of an address that many people share contains the name too, so that it matches
// only people of the same name.
const (
	mailScheme = "mailto:"
	keyOfName  = "\x00"
)

// IdentityKeys returns the keys by which a contact may be recognised: its e-mail
// address, further ones, and its page.
func IdentityKeys(c Candidate, mails ...string) (keys []string) {
	for _, mail := range append([]string{c.Email}, mails...) {
		if mail = strings.ToLower(strings.TrimSpace(mail)); mail == "" {
			continue
		}
		key := mailScheme + mail
		if isSharedMailbox(mail) {
			key += keyOfName + WholeName(c.Name)
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if page := plainPage(c.URL); page != "" {
		if !isProfile(page) {
			page += keyOfName + WholeName(c.Name)
		}
		keys = append(keys, page)
	}
	return keys
}

// UniqueKey returns the key of an address that nobody else has: a profile, or an
// e-mail address that is not a shared mailbox; "" where there is none.
func UniqueKey(c Candidate) string {
	if page := plainPage(c.URL); isProfile(page) {
		return page
	}
	for _, key := range IdentityKeys(Candidate{Email: c.Email}) {
		if !strings.Contains(key, keyOfName) {
			return key
		}
	}
	return ""
}

// DescribeKey returns a key's address as a person reads it.
func DescribeKey(key string) string {
	key, _, _ = strings.Cut(strings.TrimPrefix(key, mailScheme), keyOfName)
	return key
}

// IsOnePerson reports whether a key that two contacts have in common shows that
// they are one person. An address alone is no proof: couples, teams and companies
// share theirs. The names have to be alike too, or one of the two has to have none.
func IsOnePerson(key string, a, b Candidate) bool {
	if strings.Contains(key, keyOfName) { // the key contains the name, so the names are the same
		ours, theirs := strings.TrimSpace(a.Email), strings.TrimSpace(b.Email)
		return ours == "" || theirs == "" || strings.EqualFold(ours, theirs)
	}
	if a.IsNameless() || b.IsNameless() || areNamesAlike(a.Name, b.Name) {
		return true
	}
	if strings.HasPrefix(key, mailScheme) {
		return false
	}
	// People who marry or use a short name keep their profile.
	other := nameWords(b.Name)
	return slices.ContainsFunc(nameWords(a.Name), func(w string) bool { return len(w) > 1 && slices.Contains(other, w) })
}

// IsNameless reports whether a contact's name is only its address or its company,
// as programs fill it in where nobody gave a name.
func (c Candidate) IsNameless() bool {
	name := strings.TrimSpace(c.Name)
	return name == "" || strings.EqualFold(name, strings.TrimSpace(c.Email)) || strings.EqualFold(name, strings.TrimSpace(c.Organisation))
}

// WholeName returns a name for comparison, without case, accents, order and titles,
// but with initials.
func WholeName(name string) string {
	words := nameWords(name)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// nameWords returns a name's words for comparison. "Jr" and "Sr" are kept, since
// they distinguish two people.
func nameWords(name string) []string {
	words := strings.Fields(FoldName(name))
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return slices.Contains(titles, w) && w != "jr" && w != "sr"
	})
	if len(named) == 0 {
		return words
	}
	return named
}

// areNamesAlike reports whether two names can be one person's: each word of the
// shorter one stands in the longer one, whole or as its initial.
func areNamesAlike(a, b string) bool {
	short, long := nameWords(a), nameWords(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return len(long) == 0 && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
	}
	long = slices.Clone(long)
	for _, same := range []func(x, y string) bool{isSameWord, isInitialOf} {
		short = slices.DeleteFunc(slices.Clone(short), func(x string) bool {
			at := slices.IndexFunc(long, func(y string) bool { return same(x, y) })
			if at >= 0 {
				long = slices.Delete(long, at, at+1)
			}
			return at >= 0
		})
	}
	return len(short) == 0
}

// umlauts maps umlauts as they are written on keyboards without them.
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

func isSameWord(x, y string) bool { return x == y || umlauts.Replace(x) == umlauts.Replace(y) }

func isInitialOf(x, y string) bool {
	one, other := []rune(x), []rune(y)
	return one[0] == other[0] && (len(one) == 1 || len(other) == 1)
}

// mailboxes are names of mailboxes that several people read.
var mailboxes = strings.Fields("info office contact contacts kontakt contacto contatto it sales support admin administration hello hallo help helpdesk " +
	"service services servicedesk team hr jobs careers mail mailbox post buero buro empfang reception accounts accounting billing finance marketing press " +
	"media webmaster postmaster noreply no-reply donotreply enquiries enquiry inquiries orders shop vertrieb verwaltung sekretariat secretariat secretary " +
	"praxis kanzlei zentrale main general family familie security ops operations dev network root")

func isSharedMailbox(mail string) bool {
	name, _, _ := strings.Cut(mail, "@")
	name, _, _ = strings.Cut(name, "+")
	return slices.Contains(mailboxes, name)
}

// plainPage returns a web address for comparison, without scheme, "www." and
// trailing slash.
func plainPage(address string) string {
	page := strings.ToLower(strings.TrimSpace(address))
	if _, rest, schemed := strings.Cut(page, "://"); schemed {
		page = rest
	}
	return strings.TrimRight(strings.TrimPrefix(page, "www."), "/")
}

// profileHosts are sites where each person has a page directly under the host.
var profileHosts = []string{"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "twitter.com", "x.com", "facebook.com", "instagram.com", "about.me",
	"keybase.io", "t.me", "threads.net", "medium.com", "dev.to", "orcid.org", "linktr.ee", "calendly.com", "behance.net", "dribbble.com"}

// profileFolders are folders that contain people's pages on many sites.
var profileFolders = []string{"in", "pub", "profile", "profiles", "people", "person", "u", "user", "users", "team", "staff"}

// isProfile reports whether a page is a person's rather than a company's, by the
// form of its address.
func isProfile(page string) bool {
	u, err := url.Parse("https://" + page)
	if err != nil {
		return false
	}
	if strings.HasSuffix(u.Host, "facebook.com") && u.Path == "/profile.php" {
		return u.Query().Get("id") != ""
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	host := u.Host
	for strings.Count(host, ".") > 1 { // de.linkedin.com, m.facebook.com
		_, host, _ = strings.Cut(host, ".")
	}
	switch {
	case len(parts) == 0:
		return false
	case len(parts) == 1:
		return slices.Contains(profileHosts, host) || len(parts[0]) > 1 && strings.ContainsAny(parts[0][:1], "@~")
	}
	folder := parts[len(parts)-2]
	return slices.Contains(profileFolders, folder) || host == "linkedin.com" && parts[0] == "in" || host == "stackoverflow.com" && parts[0] == "users"
}
