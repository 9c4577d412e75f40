package transfer

import (
	"context"
	"strings"
	"testing"

	"rung/model"
)

// oneRow brings a table in of which one entry comes, and gives it with all that
// was told.
func oneRow(t testing.TB, from model.ImportSource, text string) (model.Entry, string) {
	t.Helper()
	p := newExchange(t)
	a := p.bringFrom(t, from, text)
	all := p.all(t)
	if len(all) != 1 {
		t.Fatalf("%d entries of\n%s\n%q", len(all), text, a.Skipped)
	}
	if again := p.bringFrom(t, from, text); again.Unchanged != 1 || again.New+again.Changed != 0 {
		t.Errorf("again: %+v", again)
	}
	return all[0], strings.Join(append(a.Notes, a.Skipped...), "\n")
}

func TestTheTablesOfGoogleAndOutlook(t *testing.T) {
	for what, c := range map[string]struct{ text, email, phone, title, body string }{
		"Google, before 2024": {"Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Relation 1 - Type,Relation 1 - Value,Website 1 - Type,Website 1 - Value\n" +
			"Ida Berg,Ida,Berg,* My Contacts,* ,ida@a.example ::: ida@b.example,Work,ida@c.example,Work Fax,+47 0,Mobile,+47 1 ::: +47 2,Manager,Eve Hall,Profile,https://x.example/ida\n",
			"ida@a.example", "+47 1", "Ida Berg", "E-mail: ida@b.example\nE-mail, Work: ida@c.example\nPhone, Mobile: +47 2\nPhone, Work Fax: +47 0\nManager: Eve Hall"},
		"Google, now": {"First Name,Middle Name,Last Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - City,Custom Field 1 - Label,Custom Field 1 - Value\n" +
			"Ida,M.,Berg,Dr.,Idi,\"Berg, Ida M.\",Acme,CFO,1980-01-02,Likes tea,* myContacts,Home,ida@home.example,* Work,ida@work.example,,+47 5,Home,\"Storgata 1\nOslo\",Oslo,Badge,77\n",
			"ida@work.example", "+47 5", "Ida M. Berg", "Likes tea\n\nE-mail, Home: ida@home.example\nName Prefix: Dr.\nNickname: Idi\nBirthday: 1980-01-02\nAddress, Home: Storgata 1 Oslo\nBadge: 77"},
		"Outlook": {"Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Fax,Business Phone,Home Phone,Mobile Phone,Birthday,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,Gender,Manager's Name,Notes,Priority,Private,Sensitivity,Web Page\n" +
			"Mrs.,Rosa,,Adeyemi,,Kestrel,Ops,Director,1 Quay,Leeds,+44 0,+44 1,+44 3,+44 2,0/0/00,rosa@k.example,SMTP,Rosa Adeyemi (rosa@k.example),rosa2@k.example,SMTP,Unspecified,Grace Hall,note,Normal,False,Normal,\n",
			"rosa@k.example", "+44 2", "Rosa Adeyemi", "note\n\nE-mail 2 Address: rosa2@k.example\nBusiness Phone: +44 1\nHome Phone: +44 3\nTitle: Mrs.\nBusiness Street: 1 Quay\nBusiness City: Leeds\nBusiness Fax: +44 0\nManager's Name: Grace Hall"},
		"Outlook in German": {"\"Anrede\";\"Vorname\";\"Nachname\";\"Firma\";\"Abteilung\";\"Position\";\"Ort geschäftlich\";\"Telefon geschäftlich\";\"Mobiltelefon\";\"Fax geschäftlich\";\"E-Mail-Adresse\";\"E-Mail 2: Adresse\";\"Notizen\";\"Webseite\"\n" +
			"Frau;Jana;Groß;Müller KG;Einkauf;Leiterin;Köln;+49 1;+49 2;+49 3;jana@m.example;jana@p.example;kennt SAP;www.m.example\n",
			"jana@m.example", "+49 2", "Jana Groß", "kennt SAP\n\nE-Mail 2: Adresse: jana@p.example\nTelefon geschäftlich: +49 1\nAnrede: Frau\nOrt geschäftlich: Köln\nFax geschäftlich: +49 3"},
		"a comma without quotes":  {"Name,E-mail,,Notes\nAna,a@x.example,hidden,tall,quick\n", "a@x.example", "", "Ana", "tall\n\nColumn 3: hidden\nColumn 5: quick"},
		"two columns of one name": {"Name,Phone,Phone,E-mail\nAna,1,2,a@x.example\n", "a@x.example", "1", "Ana", "Phone: 2"},
	} {
		e, told := oneRow(t, tables, c.text)
		if e.Title != c.title || unlisted(e.Body) != c.body || e.Values.Text("email") != c.email || e.Values.Text("phone") != c.phone {
			t.Errorf("%s: %s %v\n%s\nwant\n%s\ntold\n%s", what, e.Title, e.Values, e.Body, c.body, told)
		}
	}
}

func TestHeadersInOtherLanguages(t *testing.T) {
	for language, c := range map[string]struct{ header string }{
		"German":     {"Vorname,Nachname,Unternehmen,Funktion,E-Mail-Adresse,Handy,Bemerkungen,Website"},
		"French":     {"Prénom,Nom,Société,Fonction,Adresse de messagerie,Tél. mobile,Remarques,Page Web"},
		"Spanish":    {"Nombre,Apellidos,Compañía,Puesto,Dirección de correo electrónico,Teléfono móvil,Notas,Página Web"},
		"Dutch":      {"Voornaam,Achternaam,Bedrijf,Functie,E-mailadres,Mobiele telefoon,Notities,Webpagina"},
		"Portuguese": {"Nome,Sobrenome,Empresa,Cargo,Endereço de e-mail,Telemóvel,Anotações,Página da Web"},
		"Italian":    {"Nome,Cognome,Società,Qualifica,Indirizzo posta elettronica,Cellulare,Appunti,Pagina Web"},
	} {
		e, told := oneRow(t, tables, c.header+"\nAna,Li,Acme,CFO,ana@x.example,+1 2,met in Rome,https://x.example\n")
		wantValues(t, e, map[string]string{"organisation": "Acme", "job": "CFO", "email": "ana@x.example", "phone": "+1 2", "url": "https://x.example"})
		if e.Title != "Ana Li" || e.Body != "met in Rome" {
			t.Errorf("%s: %q, %q; told %s", language, e.Title, e.Body, told)
		}
	}
	e, _ := oneRow(t, linkedin, "Vorname,Nachname,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nAna,Li,ana@x.example,Acme,CFO,21.11.2023\n")
	wantValues(t, e, map[string]string{"organisation": "Acme", "job": "CFO", "email": "ana@x.example"})
	if e.Title != "Ana Li" || e.Day != "2023-11-21" {
		t.Errorf("LinkedIn: %s, %s", e.Title, e.Day)
	}
}

func TestTablesAsExcelWritesThem(t *testing.T) {
	const text = "Name,E-mail,Notes\nZoë Größe,z@x.example,\"two\nlines\"\n"
	for what, content := range map[string]string{
		"with a mark":       "\ufeff" + text,
		"Unicode text":      inUTF16(strings.ReplaceAll(text, ",", "\t"), "\xff\xfe", true),
		"its mark is said":  "sep=;\r\n" + strings.ReplaceAll(strings.ReplaceAll(text, ",", ";"), "\n", "\r\n"),
		"another is said":   "\ufeffsep=|\n" + strings.ReplaceAll(text, ",", "|"),
		"lines of old Macs": strings.ReplaceAll(text, "\n", "\r"),
		"CR CR LF":          strings.ReplaceAll(text, "\n", "\r\r\n"),
		"Windows-1252":      strings.NewReplacer("ë", "\xeb", "ö", "\xf6", "ß", "\xdf").Replace(text),
	} {
		e, told := oneRow(t, tables, content)
		if e.Title != "Zoë Größe" || e.Values.Text("email") != "z@x.example" || e.Body != "two\nlines" {
			t.Errorf("%s: %+v, told %s", what, e, told)
		}
		if said := strings.Contains(told, "was read as Windows-1252"); said != (what == "Windows-1252") {
			t.Errorf("%s: told %s", what, told)
		}
	}
}

func TestATrackerOfApplications(t *testing.T) {
	p := newExchange(t)
	text := "Company,Position,Date Applied,Status,Salary,Link,Contact,Notes,Follow up\n" +
		"Fabrikam,IT Manager,11/02/2026,Applied,\"$95,000\",https://j.example/1,Ana N,Came through Ana,11/20/2026\n" +
		"Northwind,IT Ops Manager,11/14/2026,Rejected,,,,No feedback,\n" +
		"Tailspin,,11/15/2026,Phone screen,,,,,\n" +
		"Contoso,Lead,11/16/2026,Ghosted,,,,,\n" +
		"Woodgrove,Head of IT,11/17/2026,Waiting for Godot and Vladimir: unclear,,,,,\n"
	a := p.bringFrom(t, model.ImportSource{Format: "csv"}, text)
	if a.New != 5 || a.Kind != "application" || len(a.Skipped) != 0 {
		t.Fatalf("%+v", a)
	}
	manager := p.titled(t, "IT Manager")
	wantValues(t, manager, map[string]string{"company": "Fabrikam", "role": "IT Manager", "status": "applied"})
	if want := "Came through Ana\n\nSalary: $95,000\nLink: https://j.example/1\nContact: Ana N\nFollow up: 11/20/2026"; manager.Day != "2026-11-02" || unlisted(manager.Body) != want {
		t.Errorf("%s, text\n%s", manager.Day, manager.Body)
	}
	wantValues(t, p.titled(t, "IT Ops Manager"), map[string]string{"status": "closed", "outcome": "rejected"})
	wantValues(t, p.titled(t, "Lead"), map[string]string{"status": "closed", "outcome": "no answer"})
	wantValues(t, p.titled(t, "Tailspin"), map[string]string{"status": "interview"})
	if e := p.titled(t, "Tailspin"); e.Body != "Status: Phone screen" {
		t.Errorf("text %q", e.Body)
	}
	e, told := oneRow(t, model.ImportSource{Format: "csv", Kind: "application"}, "Employer;Role;Stage\nAcme;CIO;mañana\n")
	if e.Body != "Stage: mañana" || !strings.Contains(told, "status: it was left empty") {
		t.Errorf("text %q, told %s", e.Body, told)
	}
}

func TestWordsForHowFarAnApplicationGot(t *testing.T) {
	for words, want := range map[string]string{
		"Rejected": "closed rejected", "Declined": "closed rejected", "Interview - rejected": "closed rejected", "Offer declined": "closed withdrawn", "Withdrawn": "closed withdrawn", "GHOSTED :(": "closed no answer",
		"No Response": "closed no answer", "Offer": "offer ", "Offer accepted": "closed accepted", "Accepted!": "closed accepted", "Interviewing": "interview ", "Phone-Screen": "interview ",
		"Applied": "applied ", "Not applied": "found ", "Wishlist": "found ", "Saved": "found ", "To apply": "found ", "Absage": "closed rejected", "Beworben": "applied ", "Refusé": "closed rejected",
	} {
		if status, outcome, known := progressOf(words); !known || status+" "+outcome != want {
			t.Errorf("%q: %s %s", words, status, outcome)
		}
	}
	if status, _, known := progressOf("Lisbon"); known {
		t.Errorf("a city is %s", status)
	}
}

func TestWhatColumnsAreSaidToMean(t *testing.T) {
	const text = "Posten;Wer;Betrag\nLizenzen;Ana;12 EUR\n"
	said := func(columns map[string]string) model.ImportSource {
		return model.ImportSource{Format: "csv", Kind: "budget", Columns: columns}
	}
	e, told := oneRow(t, said(map[string]string{"posten": "title", "Betrag": "Asked", "Wer": "text"}), text)
	if e.Title != "Lizenzen" || e.Body != "Ana" {
		t.Errorf("%q, %q, told %s", e.Title, e.Body, told)
	}
	wantValues(t, e, map[string]string{"asked": "{1200 EUR}"})
	if _, told := oneRow(t, model.ImportSource{Format: "csv", Kind: "note"}, "Title,Day\nA,2026-01-02,more\n"); !strings.Contains(told, "Columns left out: “Column 3”.") {
		t.Errorf("told %s", told)
	}
	for want, columns := range map[string]map[string]string{
		"There is no field \"colour\" for the column “Wer”. Use one of: id, kind, title": {"Posten": "title", "Wer": "colour"},
		"names the columns “Gast”. It has: “Posten”, “Wer”, “Betrag”.":                   {"Gast": "title"},
	} {
		_, err := newExchange(t).Import(context.Background(), strings.NewReader(text), said(columns), true)
		if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", columns, err)
		}
	}
}
