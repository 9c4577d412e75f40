package diaries

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"
)

var (
	// notionName matches the name of what Notion exported, with the id of the page.
	notionName = regexp.MustCompile(`^(?:(.*)[ _-])?([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})$`)
	// notionLink matches an address of a page in Notion itself.
	notionLink     = regexp.MustCompile(`^https?://(?:[\w-]+\.)*notion\.(?:so|site|com)/(?:[^?#]*[-/])?([0-9a-f]{32})(?:[?#].*)?$`)
	notionProperty = regexp.MustCompile(`^([^:\n]{1,60}?):[ \t]*(.*)$`)
	zoneRemark     = regexp.MustCompile(`\s*\([A-Z]{2,5}(?:[+-]\d{1,2}(?::\d{2})?)?\)`)
)

// notionKeys gives the meaning of the properties that an entry has a place for, by the
// names that Notion and people use.
var notionKeys = func() map[string]string {
	keys := map[string]string{}
	for meaning, names := range map[string]string{
		"created": "created|created time|created at|created on|date created|creation date|erstellt|erstellt am|erstellungszeit|erstelldatum|créé|créée|créé le|créée le|date de création|heure de création|creado|creada|fecha de creación|creado el|criado|criado em|data de criação|creato|creato il|data di creazione|ora di creazione|aangemaakt|gemaakt|gemaakt op|aangemaakt op|skapad|skapades|oprettet|opprettet|luotu|utworzono|data utworzenia|создано|дата создания|oluşturuldu|dibuat|作成日|作成日時|생성일|생성 일시|创建时间|创建日期|建立時間|建立日期",
		"edited":  "last edited|last edited time|last edited at|last updated|updated|updated at|last modified|modified|zuletzt bearbeitet|zuletzt bearbeitet am|dernière modification|modifié|modifié le|última edición|última actualización|editado|última edição|última atualização|ultima modifica|laatst bewerkt|bijgewerkt|senast redigerad|sidst redigeret|sist redigert|ostatnia edycja|последнее изменение|最終更新日時|最終更新|최종 편집 일시|最后编辑时间|上次编辑时间|最後編輯時間",
		"day":     "date|day|when|event time|datum|tag der arbeit|jour|fecha|día|data|dia|giorno|dag|dato|päivä|päivämäärä|дата|tarih|tanggal|日付|날짜|日期",
		"tags":    "tags|tag|labels|label|categories|category|schlagwörter|stichwörter|étiquettes|étiquette|etiquetas|etiqueta|etichette|labels|taggar|tagi|теги|etiketler|タグ|태그|标签|標籤",
	} {
		for name := range strings.SplitSeq(names, "|") {
			keys[name] = meaning
		}
	}
	return keys
}()

// readNotion takes what Notion keeps with the words of a page: its id in the name, and
// its properties below the heading. Those that an entry has no place for stay in the
// text.
func (in *vault) readNotion(p *vaultPage) {
	m := notionName.FindStringSubmatch(path.Base(withoutEnding(p.at)))
	if m == nil {
		return
	}
	p.notion = strings.ReplaceAll(m[2], "-", "")
	p.name = path.Join(path.Dir(p.at), cmp.Or(strings.TrimSpace(m[1]), "Untitled")+".md")
	lines := strings.Split(p.text, "\n")
	at := 0
	if len(lines) > 0 && strings.HasPrefix(lines[0], "# ") {
		at++
	}
	for at < len(lines) && strings.TrimSpace(lines[at]) == "" {
		at++
	}
	end := at
	for end < len(lines) && notionProperty.MatchString(lines[end]) {
		end++
	}
	kept := slices.DeleteFunc(slices.Clone(lines[at:end]), func(line string) bool {
		m := notionProperty.FindStringSubmatch(line)
		return in.notionSays(&p.properties, m[1], m[2])
	})
	if len(kept) == end-at {
		return
	}
	if len(kept) == 0 {
		for end < len(lines) && strings.TrimSpace(lines[end]) == "" {
			end++
		}
	}
	p.text = strings.Join(slices.Concat(lines[:at], kept, lines[end:]), "\n")
}

// notionSays sets a property that an entry has a place for, and reports whether it did.
func (in *vault) notionSays(p *properties, key, value string) bool {
	meaning := notionKeys[strings.ToLower(strings.TrimSpace(key))]
	if meaning == "" {
		return false
	}
	if meaning == "tags" {
		for tag := range strings.SplitSeq(value, ",") {
			p.tags = append(p.tags, plainTag(tag))
		}
		return true
	}
	written := zoneRemark.ReplaceAllString(strings.TrimLeft(strings.TrimSpace(value), "@"), "")
	days, _, err := in.options.ParseMoment(written)
	var unclear intake.UnclearDay
	if !errors.As(err, &unclear) && (err != nil || days.First == "" || days.First != days.Last) {
		return false
	}
	switch meaning {
	case "created":
		p.created = cmp.Or(p.created, written)
	case "edited":
		p.edited = cmp.Or(p.edited, written)
	default:
		p.day = cmp.Or(p.day, written)
	}
	return true
}

// databases adds the rows of Notion's databases that have no page of their own.
func (in *vault) databases() error {
	for _, at := range in.tables {
		stem := strings.TrimSuffix(withoutEnding(at), "_all")
		m := notionName.FindStringSubmatch(path.Base(stem))
		if m == nil {
			continue
		}
		if other := stem + "_all" + path.Ext(at); at != other && slices.Contains(in.tables, other) {
			continue // the other holds the rows of every view
		}
		content, err := in.files.ReadUpTo(at, intake.MaxMember)
		if err != nil {
			in.refuseBroken(at, err)
			continue
		}
		in.database(at, cmp.Or(m[1], "Untitled"), m[2], content)
	}
	return nil
}

// database adds a page for each row that has none.
func (in *vault) database(at, called, number string, content []byte) {
	r := csv.NewReader(bytes.NewReader(intake.ToUTF8(content)))
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	columns, err := r.Read()
	if err != nil || len(columns) == 0 {
		return // an empty table
	}
	dir := path.Dir(at)
	paged := map[string]int{}
	for _, p := range in.pages {
		if within := path.Dir(p.at); within == path.Join(dir, called) || strings.HasPrefix(within, path.Join(dir, called+" "+number)) {
			heading, _, _ := strings.Cut(p.text, "\n")
			paged[plainPath(strings.TrimSpace(strings.TrimPrefix(heading, "# ")))]++
		}
	}
	for n := 1; ; n++ {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil || n > intake.MaxEntries:
			in.AddNote(fmt.Sprintf("The table %s cannot be read beyond row %d.", called, n-1))
			return
		}
		title := strings.TrimSpace(record[0])
		if paged[plainPath(title)] > 0 {
			paged[plainPath(title)]--
			continue
		}
		if strings.TrimSpace(strings.Join(record, "")) != "" {
			in.tableRow(path.Join(dir, called), fmt.Sprintf("%s/%d", number, n), columns, record)
		}
	}
}

// tableRow adds a page for a row, with its properties as the text.
func (in *vault) tableRow(within, number string, columns, record []string) {
	p := &vaultPage{index: len(in.pages) + 1, at: path.Join(within, number) + ".md", notion: number}
	p.title = cmp.Or(strings.TrimSpace(record[0]), path.Base(within))
	p.name = within + ".md"
	for i, value := range record {
		key := fmt.Sprintf("Column %d", i+1)
		if i < len(columns) {
			key = cmp.Or(strings.TrimSpace(columns[i]), key)
		}
		if value = strings.TrimSpace(value); i > 0 && value != "" && !in.notionSays(&p.properties, key, value) {
			p.others = append(p.others, key+": "+value)
		}
	}
	p.entry = model.Entry{Kind: model.KindNote, Tags: append(p.tags, themeTag(path.Base(within)))}
	in.pages = append(in.pages, p)
}
