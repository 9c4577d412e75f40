package intake

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// columnNames are the names that other programs give to columns, by the field that
// they mean: Google's and Outlook's contacts, LinkedIn's, and the tables in which
// people track applications, in English, German, French, Spanish, Dutch,
// Portuguese and Italian. They are compared without case, accents and signs. A
// kind's own keys and labels come first.
var columnNames = map[string]string{
	"title": "name, full name, display name, subject, nom complet, nombre completo, nome completo, volledige naam, vollständiger Name, anzeigename, nom, nombre, nome, naam, titel, titre, título, titolo, betreff",
	"day":   "date, start date, start, from, started on, created on, created, datum, fecha, data",
	"connected": "connected on, verbunden am, vernetzt am, connecté le, en relation depuis, relation établie le, conectado el, fecha de conexión, " +
		"verbonden op, conectado em, data de conexão, collegato il, data di collegamento",
	"until": "end date, end, to, finished on",
	"body": "text, note, notes, description, comments, comment, details, notizen, notiz, bemerkungen, bemerkung, anmerkungen, kommentar, kommentare, remarques, commentaires, notas, comentarios, observaciones, notities, opmerkingen, " +
		"anotações, observações, comentários, appunti, commenti",
	"tags": "tag, categories, category, labels, keywords, group membership, kategorien, kategorie, catégories, catégorie, categorías, categorieën, categorias, categorie",
	"email": "email, email address, email value, email 1 value, primary email, work email, mail, E-Mail-Adresse, adresse e-mail, adresse email, adresse de messagerie, adresse électronique, adresse mail, courriel, correo electrónico, correo, " +
		"dirección de correo electrónico, dirección de correo, e-mailadres, endereço de e-mail, endereço de correio eletrónico, endereço eletrônico, correio eletrónico, indirizzo e-mail, indirizzo posta elettronica, indirizzo di posta elettronica, posta elettronica, email privat, email geschäftlich",
	"phone": "telephone, tel, phone number, phone value, telephone number, mobile, mobile phone, mobile number, cell, cell phone, business phone, primary phone, work phone, home phone, other phone, company main phone, telefon, telefonnummer, telefon geschäftlich, " +
		"telefon privat, telefon firma, haupttelefon, weiteres telefon, mobiltelefon, mobil, mobilnummer, handy, handynummer, téléphone, téléphone bureau, téléphone domicile, téléphone professionnel, téléphone personnel, téléphone mobile, téléphone portable, tél mobile, tél, portable, " +
		"teléfono, teléfono del trabajo, teléfono trabajo, teléfono móvil, teléfono particular, teléfono principal, móvil, celular, telefoon, telefoonnummer, telefoon op werk, telefoon werk, telefoon thuis, mobiele telefoon, mobiel, " +
		"telefone, telefone comercial, telefone residencial, telefone principal, telefone celular, telemóvel, telefono, telefono uff, telefono ufficio, telefono abitazione, telefono cellulare, cellulare, abitazione",
	"url":          "website, web page, web site, website value, profile url, linkedin, linkedin url, linkedin profile, homepage, link, webseite, webseiten, internetseite, profil, profil-url, page web, site web, site internet, página web, sitio web, webpagina, página da web, site, pagina web, sito web, sito",
	"organisation": "organization, company, company name, employer, organization name, firma, firmenname, unternehmen, arbeitgeber, société, entreprise, employeur, empresa, compañía, organización, bedrijf, bedrijfsnaam, organisatie, werkgever, companhia, organização, società, azienda, ditta, organizzazione",
	"department":   "dept, organization department, team, abteilung, service, département, departamento, afdeling, reparto, dipartimento",
	"job":          "job title, position, organization title, profession, stelle, funktion, berufsbezeichnung, poste, fonction, intitulé du poste, cargo, puesto, función, functie, functietitel, função, posizione, qualifica, ruolo, mansione",
	"company":      "organisation, organization, employer, company name, firm, business, hiring company, firma, unternehmen, arbeitgeber, société, entreprise, employeur, empresa, compañía, bedrijf, organisatie, werkgever, companhia, società, azienda",
	"role":         "position, job title, job, position title, job position, job role, role title, vacancy, opening, position applied for, role applied for, stelle, poste, puesto, cargo, vaga, functie, vacature, posizione, ruolo",
	"status":       "stage, application status, current status, state, phase, progress, statut, estado, situação, stato, fase",
	"outcome":      "result, final outcome, final result, decision, ergebnis, résultat, resultado, resultaat, risultato, esito",
	"applied": "date applied, applied on, application date, applied date, applied, date of application, date submitted, submitted on, submission date, application sent, bewerbungsdatum, beworben am, date de candidature, postulé le, fecha de solicitud, " +
		"fecha de aplicación, sollicitatiedatum, gesolliciteerd op, data de candidatura, data candidatura, data da candidatura",
	"fiscal_year": "fy, year",
	"asked":       "requested, amount asked, amount requested",
	"granted":     "approved, amount granted",
	"spent":       "actual, actuals, amount spent",
	"deadline":    "due, due date",
	"valid_until": "expires, expiry, expiry date, expiration date",
	"provider":    "authority, issuer, school, school name, vendor",
	"quote":       "feedback, words",
	"nature":      "capex opex",
	"first_name":  "given name, forename, vorname, prénom, nombre, nome, voornaam, primeiro nome",
	"middle_name": "additional name, second name, zweiter vorname, weitere vornamen, deuxième prénom, second prénom, autres prénoms, segundo nombre, tweede naam, middelste naam, tussenvoegsel, nome do meio, secondo nome",
	"last_name":   "family name, surname, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, achternaam, familienaam, sobrenome, apelido, último nome, cognome",
}

// ColumnSynonyms are columnNames by key, each as FoldColumn gives it.
var ColumnSynonyms = func() map[string]map[string]bool {
	plain := map[string]map[string]bool{}
	for key, names := range columnNames {
		plain[key] = map[string]bool{}
		for _, name := range strings.Split(names, ",") {
			plain[key][FoldColumn(name)] = true
		}
	}
	return plain
}()

// FoldColumn gives a column's name in the form in which names are compared: without
// case, space, signs and accents.
func FoldColumn(name string) string {
	return NormalizeColumn(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name)))
}
