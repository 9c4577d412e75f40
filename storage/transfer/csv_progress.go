package transfer

import (
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// progressWords are the words with which tables say how far an application got, by
// status and outcome. The first row with words in the cell counts, so that "offer
// declined" is no offer and "not applied" is no application.
var progressWords = []struct{ words, status, outcome string }{
	{"offer declined, declined offer, declined the offer, offer rejected by me, turned down offer, turned down the offer, withdrew, withdrawn, withdraw, pulled out, i declined, zurückgezogen, retiré, retirada, retirado, ingetrokken, ritirata, ritirato", "closed", "withdrawn"},
	{"rejected, rejection, reject, declined, denied, not selected, not chosen, no longer under consideration, no longer considered, turned down, unsuccessful, refused, regret, abgelehnt, absage, refusé, refusée, rechazado, rechazada, afgewezen, rejeitado, rejeitada, recusado, recusada, rifiutato, rifiutata, respinta", "closed", "rejected"},
	{"ghosted, ghost, no response, no reply, no answer, not answered, unanswered, never heard back, no feedback, keine antwort, keine rückmeldung, sans réponse, pas de réponse, sin respuesta, geen reactie, geen antwoord, sem resposta, nessuna risposta, senza risposta", "closed", "no answer"},
	{"accepted, accept, hired, got the job, signed, joined, angenommen, zusage, accepté, acceptée, aceptado, aceptada, aangenomen, aceito, aceite, accettato, accettata", "closed", "accepted"},
	{"not applied, not yet applied, to apply, will apply, apply, wishlist, wish list, saved, bookmarked, interested, researching, considering, planned, not started, todo, to do, found, draft, gemerkt, merkliste, à postuler, por aplicar, te solliciteren, a candidatar, da inviare", "found", ""},
	{"offer, offered, negotiating, negotiation, angebot, offre, oferta, aanbod, offerta, proposta", "offer", ""},
	{"interview, interviews, interviewing, interviewed, phone screen, phone screening, screening, screen, onsite, on site, assessment, take home, final round, first round, second round, third round, technical test, technical, coding test, hr call, recruiter call, vorstellungsgespräch, gespräch, entretien, entretiens, entrevista, entrevistas, gesprek, colloquio, colloqui", "interview", ""},
	{"closed, expired, filled, cancelled, canceled, position closed, job closed, archived, on hold, geschlossen, fermé, cerrado, gesloten, encerrado, chiuso, chiusa", "closed", ""},
	{"applied, submitted, sent, application sent, waiting, pending, in review, under review, reviewing, in progress, in process, received, follow up, followed up, active, open, beworben, gesendet, offen, postulé, envoyé, envoyée, candidature envoyée, en cours, aplicado, enviado, enviada, en proceso, pendiente, gesolliciteerd, verstuurd, in behandeling, candidatado, candidatei, em andamento, candidato, candidata, inviato, inviata, in corso", "applied", ""},
}

// progressOf gives the status and outcome that a cell of a table describes.
func progressOf(text string) (status, outcome string, known bool) {
	said := " " + progressText(text) + " "
	for _, p := range progressWords {
		for _, words := range strings.Split(p.words, ",") {
			if strings.Contains(said, " "+progressText(words)+" ") {
				return p.status, p.outcome, true
			}
		}
	}
	return "", "", false
}

func progressText(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// readProgress sets an application's status or outcome from its cell. A cell in other
// words than the journal's also goes into the text.
func (x *rowReader) readProgress(f model.Field) {
	i := x.column(f.Key)
	if i < 0 {
		return
	}
	text := x.r.Cell(i)
	v, err := f.Parse(text, model.Locale{})
	if own, isText := v.(string); err == nil && isText {
		x.markUsed(i)
		if x.e.Values[f.Key] = own; f.Key == "outcome" && x.e.Values.Text("status") == "" {
			x.e.Values["status"] = "closed"
		}
		return
	}
	status, outcome, known := progressOf(text)
	if !known || f.Key == "outcome" && outcome == "" {
		x.cannotRead(f, text, err)
		return // finish puts the cell into the text
	}
	x.in.asField[i] = true
	x.used[i] = slices.Contains([]string{status, outcome}, strings.ToLower(text))
	if outcome != "" {
		x.e.Values["outcome"] = outcome
		status = "closed"
	}
	if f.Key == "status" || x.e.Values.Text("status") == "" || outcome != "" {
		x.e.Values["status"] = status
	}
}
