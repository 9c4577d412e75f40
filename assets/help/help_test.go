package help_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"rung/assets/help"
)

func TestEveryPageOfTheGuideIsListed(t *testing.T) {
	pages, err := fs.Glob(os.DirFS("guide"), "*.md")
	if err != nil {
		t.Fatal(err)
	}
	if topics := help.Topics(); len(topics) != len(pages) {
		t.Errorf("%d topics are listed of %d pages", len(topics), len(pages))
	}
}

var sentenceEnd = regexp.MustCompile(`[.?]( |$)`)

func TestATopicBeginsWithFiveSentences(t *testing.T) {
	for _, topic := range help.Topics() {
		short := strings.ReplaceAll(topic.Short, "\n", " ")
		if n := len(sentenceEnd.FindAllString(short, -1)); n != 5 {
			t.Errorf("%s begins with %d sentences: %q", topic.ID, n, short)
		}
		if topic.Title == "" || strings.Contains(topic.Title, "#") {
			t.Errorf("%s has the title %q", topic.ID, topic.Title)
		}
	}
}

func TestAnUnknownTopicIsNotFound(t *testing.T) {
	for _, id := range []string{"", "nonsense", "../guide/start", "start.md"} {
		if topic, ok := help.Find(id); ok {
			t.Errorf("%q gives %q", id, topic.Title)
		}
	}
}
