package cli

import (
	"fmt"
	"slices"
	"strings"

	"rung/assets/help"
)

type helpCmd struct {
	Topic string `arg:"" optional:"" help:"The page to print; without it, the list of pages."`
}

// Run prints a page of the guide, or the list of its pages.
func (c helpCmd) Run(r *run) error {
	topics := help.Topics()
	if c.Topic == "" {
		return r.printTopics(topics)
	}
	at := slices.IndexFunc(topics, func(t help.Topic) bool { return strings.EqualFold(t.ID, c.Topic) })
	if at < 0 {
		return &usageError{fmt.Sprintf("there is no page %q in the guide. The pages: %s.", c.Topic, strings.Join(topicIDs(topics), ", "))}
	}
	if r.json {
		return r.printJSON(topicJSON{topics[at].ID, topics[at].Title, topics[at].Text})
	}
	_, err := fmt.Fprintf(r.out, "%s\n\n%s\n", topics[at].Title, topics[at].Text)
	return err
}

type topicJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text,omitempty"`
}

func (r *run) printTopics(topics []help.Topic) error {
	if r.json {
		list := make([]topicJSON, len(topics))
		for i, t := range topics {
			list[i] = topicJSON{ID: t.ID, Title: t.Title}
		}
		return r.printJSON(list)
	}
	for _, t := range topics {
		if err := r.printLinef("%-12s %s", t.ID, t.Title); err != nil {
			return err
		}
	}
	return nil
}

func topicIDs(topics []help.Topic) []string {
	ids := make([]string, len(topics))
	for i, t := range topics {
		ids[i] = t.ID
	}
	return ids
}
